import type { Change } from '../domain/change.ts';
import { instantOf } from '../domain/month.ts';
import type { World } from '../domain/world.ts';
import { errorFields } from '../lambda/log.ts';
import type { Arrival } from '../lambda/stream.ts';
import { bodyOf, KeptEvent } from '../store/inbox.ts';
import type { Key } from '../store/keys.ts';
import { actionsOf, transactionActions } from '../store/ledger.ts';
import { Envelope } from '../stripe/envelope.ts';
import { tellingsOf } from '../stripe/events.ts';
import type { Telling } from '../stripe/tellers/telling.ts';
import { stripeApiVersion } from '../stripe/version.ts';
import type { BookingParts } from './booking-parts.ts';
import { subjectsOf, type Subject } from './subjects.ts';

export interface Booked {
  /** Gifts and promises something new was written about. */
  readonly gifts: number;
  /** Events to be tried again: something we need was away. */
  readonly again: ReadonlySet<string>;
}

/**
 * Books a batch of events: all that is new in them, in as few transactions as it takes. An event that cannot be
 * booked is set aside with its reason and never holds up the others; one that cannot be booked *now* comes again.
 */
export const bookEvents = async (events: readonly KeptEvent[], parts: BookingParts): Promise<Booked> => {
  const again = new Set<string>();
  const tellings: Telling[] = [];
  for (const kept of events.filter(({ state }) => state === 'NEW')) {
    try {
      const event = Envelope.parse(JSON.parse(bodyOf(kept)));
      // Kept before an upgrade and read after it: fields have changed their names meanwhile.
      if (event.api_version !== stripeApiVersion) throw new Error(`API version ${event.api_version}`);
      tellings.push(...((await tellingsOf(event)) ?? []));
    } catch (error) {
      await troubled(kept.event, error, again, parts);
    }
  }
  return bookTellings(tellings, parts, again);
};

/** The same for what was not told by an event, but read from Stripe. */
export const bookTellings = async (
  tellings: readonly Telling[],
  parts: BookingParts,
  again = new Set<string>(),
): Promise<Booked> => {
  const subjects = await subjectsOf(tellings, parts, async (event, error) =>
    troubled(event, error, again, parts),
  );
  const gifts = await bookSubjects(subjects, again, parts);
  return { gifts, again };
};

/** Who else writes about the same gifts or months is done within milliseconds; ten rounds outlast a busy minute. */
const mostRounds = 10;

/** @param subjects gifts and promises with what is told of them; each is booked as a whole or not at all */
const bookSubjects = async (
  subjects: readonly Subject[],
  again: Set<string>,
  parts: BookingParts,
): Promise<number> => {
  if (subjects.length === 0) return 0;
  try {
    for (let round = 1; round <= mostRounds; round += 1) {
      const { changes, free, news } = await decided(subjects, again, parts);
      if (subjects.length > 1 && actionsOf(changes) > transactionActions) {
        return await halves(subjects, again, parts);
      }
      if (changes.length === 0) return 0;
      const cancelled = await parts.ledger.book(changes, free);
      if (cancelled === undefined) return news;
      await parts.clock.pause(parts.clock.random() * 20 * 2 ** Math.min(round, 6));
    }
    throw new Error(`still contended after ${mostRounds} rounds`);
  } catch (error) {
    if (subjects.length > 1) return await halves(subjects, again, parts);
    for (const event of new Set(subjects.flatMap((subject) => subject.events)))
      await troubled(event, error, again, parts);
    return 0;
  }
};

const halves = async (
  subjects: readonly Subject[],
  again: Set<string>,
  parts: BookingParts,
): Promise<number> => {
  const middle = Math.ceil(subjects.length / 2);
  const first = await bookSubjects(subjects.slice(0, middle), again, parts);
  return first + (await bookSubjects(subjects.slice(middle), again, parts));
};

interface Decided {
  readonly changes: Change[];
  /** Keys these changes rely on to be absent. */
  readonly free: Key[];
  /** How many subjects something new is written about. */
  readonly news: number;
}

const decided = async (
  subjects: readonly Subject[],
  again: Set<string>,
  parts: BookingParts,
): Promise<Decided> => {
  const loaded = await Promise.all(subjects.map(async (subject) => subject.load()));
  const world: World = {
    bookedAt: instantOf(parts.clock.now()),
    campaigns: await knownCampaigns(
      loaded.flatMap(({ campaigns }) => campaigns),
      parts,
    ),
  };
  const changes: Change[] = [];
  const free: Key[] = [];
  let news = 0;
  for (const subject of loaded) {
    const decision = await subject.decide(world, async (event, error) =>
      troubled(event, error, again, parts),
    );
    changes.push(...decision.changes);
    free.push(...decision.free);
    if (decision.changes.length > 0) news += 1;
  }
  return { changes, free, news };
};

const knownCampaigns = async (
  named: readonly string[],
  { campaigns }: BookingParts,
): Promise<ReadonlySet<string>> => {
  const found = await Promise.all([...new Set(named)].map(async (name) => campaigns.find(name)));
  return new Set(found.flatMap((campaign) => (campaign ? [campaign.campaign] : [])));
};

// Errors of the outside world that pass; everything else would fail tomorrow just as today.
const passing =
  /^(?:Throttling|RequestLimitExceeded|ProvisionedThroughputExceeded|InternalServerError|ServiceUnavailable|TimeoutError|TransactionInProgress|NetworkingError|StripeConnectionError|StripeRateLimitError|StripeAPIError|StripeAuthenticationError|StripePermissionError|ECONN|ETIMEDOUT|AbortError)/;

const troubled = async (
  event: string,
  error: unknown,
  again: Set<string>,
  { inbox, log }: BookingParts,
): Promise<void> => {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Stripe's library tells its errors apart by their type; the name of all of them is `Error`.
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  const contended = error instanceof Error && error.message.startsWith('still contended');
  if (contended || [name, code, type].some((word) => passing.test(word))) {
    again.add(event);
    log.tell('not booked yet, comes again', { event, ...errorFields(error) });
    return;
  }
  await inbox.quarantine(event, reasonOf(error));
  log.alarm('quarantined', 'An event could not be booked and waits for a person.', {
    event,
    ...errorFields(error),
  });
};

/** Paths and rules, never values: a reason is read by people and must not hold a donor's data. */
const reasonOf = (error: unknown): string => {
  if (error instanceof Error && 'issues' in error && Array.isArray(error.issues)) {
    const [issue]: { path?: PropertyKey[]; code?: string }[] = error.issues;
    return `unreadable: ${issue?.path?.join('.') ?? ''} ${issue?.code ?? ''}`.trim();
  }
  // A syntax error quotes the text it stumbled over.
  if (error instanceof SyntaxError || !(error instanceof Error)) return 'unreadable';
  return error.message;
};

/** What the stream brought; answers with the sequence numbers of the events that must come again. */
export const bookArrivals = async (arrivals: readonly Arrival[], parts: BookingParts): Promise<string[]> => {
  const events = arrivals.map(({ item, sequenceNumber }) => ({
    kept: KeptEvent.parse(item),
    sequenceNumber,
  }));
  const { gifts, again } = await bookEvents(
    events.map(({ kept }) => kept),
    parts,
  );
  parts.log.tell('booked', { events: events.length, gifts, again: again.size });
  return events.flatMap(({ kept, sequenceNumber }) => (again.has(kept.event) ? [sequenceNumber] : []));
};
