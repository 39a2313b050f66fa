import { type Change, decide, evolve, type Fact } from '../domain/donation.ts';
import { instantOf } from '../domain/month.ts';
import { errorFields, type Log } from '../lambda/log.ts';
import type { Arrival } from '../lambda/stream.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { bodyOf, type Inbox, KeptEvent } from '../store/inbox.ts';
import { actionsOf, type Ledger, transactionActions } from '../store/ledger.ts';
import type { StripeDesk } from '../stripe/checkout.ts';
import { Envelope } from '../stripe/envelope.ts';
import { tellingsOf } from '../stripe/events.ts';
import type { Clock } from './clock.ts';

export interface BookingParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly inbox: Pick<Inbox, 'quarantine'>;
  readonly ledger: Pick<Ledger, 'gift' | 'book'>;
  readonly campaigns: Pick<Campaigns, 'find'>;
  readonly stripe: Pick<StripeDesk, 'creditedCents'>;
}

export interface Booked {
  /** Gifts something new was written about. */
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
  const facts: Fact[] = [];
  for (const kept of events.filter(({ state }) => state === 'NEW')) {
    try {
      facts.push(...(await factsIn(kept, parts)));
    } catch (error) {
      await troubled(kept.event, error, again, parts);
    }
  }
  const byGift = Map.groupBy(facts, ({ gift }) => gift);
  const gifts = await bookGifts([...byGift.values()], again, parts);
  return { gifts, again };
};

const factsIn = async (kept: KeptEvent, { stripe }: BookingParts): Promise<Fact[]> => {
  const tellings = (await tellingsOf(Envelope.parse(JSON.parse(bodyOf(kept))))) ?? [];
  const facts: Fact[] = [];
  for (const { currency, ...fact } of tellings) {
    if (currency === 'eur') facts.push(fact);
    // Our books are in euros: what counts is what Stripe credits, and it credits only what was received.
    else if (fact.fact === 'received') facts.push({ ...fact, cents: await stripe.creditedCents(fact.gift) });
  }
  return facts;
};

/** Who else writes about the same gifts or months is done within milliseconds; ten rounds outlast a busy minute. */
const mostRounds = 10;

/** @param gifts the facts of each gift; a gift is booked as a whole or not at all */
const bookGifts = async (
  gifts: readonly (readonly Fact[])[],
  again: Set<string>,
  parts: BookingParts,
): Promise<number> => {
  if (gifts.length === 0) return 0;
  try {
    for (let round = 1; round <= mostRounds; round += 1) {
      const { changes, tooMany } = await decided(gifts, again, parts);
      if (tooMany) return await halves(gifts, again, parts);
      if (changes.length === 0) return 0;
      const cancelled = await parts.ledger.book(changes);
      if (cancelled === undefined) return new Set(changes.map(giftOf)).size;
      await parts.clock.pause(parts.clock.random() * 20 * 2 ** Math.min(round, 6));
    }
    throw new Error(`still contended after ${mostRounds} rounds`);
  } catch (error) {
    if (gifts.length > 1) return await halves(gifts, again, parts);
    for (const event of new Set(gifts.flat().map((fact) => fact.event)))
      await troubled(event, error, again, parts);
    return 0;
  }
};

const halves = async (
  gifts: readonly (readonly Fact[])[],
  again: Set<string>,
  parts: BookingParts,
): Promise<number> => {
  const middle = Math.ceil(gifts.length / 2);
  const first = await bookGifts(gifts.slice(0, middle), again, parts);
  return first + (await bookGifts(gifts.slice(middle), again, parts));
};

const decided = async (
  gifts: readonly (readonly Fact[])[],
  again: Set<string>,
  parts: BookingParts,
): Promise<{ changes: Change[]; tooMany: boolean }> => {
  const world = {
    bookedAt: instantOf(parts.clock.now()),
    campaigns: await knownCampaigns(gifts.flat(), parts),
  };
  const changes = await Promise.all(
    gifts.map(async (facts) => {
      let gift = await parts.ledger.gift(facts[0]?.gift ?? '');
      const changes: Change[] = [];
      for (const fact of facts) {
        try {
          const news = decide(gift, fact, world);
          gift = news.reduce(evolve, gift);
          changes.push(...news);
        } catch (error) {
          await troubled(fact.event, error, again, parts);
        }
      }
      return changes;
    }),
  );
  return {
    changes: changes.flat(),
    tooMany: gifts.length > 1 && actionsOf(changes.flat()) > transactionActions,
  };
};

const giftOf = (change: Change): string => {
  if ('entry' in change) return change.entry.gift;
  return 'donor' in change ? change.donor.gift : change.letter.about.gift;
};

const knownCampaigns = async (facts: readonly Fact[], { campaigns }: BookingParts): Promise<Set<string>> => {
  const named = new Set(facts.flatMap(({ attribution }) => (attribution ? [attribution.campaign] : [])));
  const found = await Promise.all([...named].map(async (name) => campaigns.find(name)));
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
  const contended = error instanceof Error && error.message.startsWith('still contended');
  if (contended || passing.test(name) || passing.test(code)) {
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
