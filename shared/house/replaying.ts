import { bodyOf, type Inbox, type KeptEvent } from '../store/inbox.ts';
import { Envelope } from '../stripe/envelope.ts';
import { bookEvents } from './booking.ts';
import type { BookingParts } from './booking-parts.ts';
import { whyUnknown } from './hearing.ts';

export type ReplayingParts = BookingParts & {
  readonly inbox: Pick<Inbox, 'quarantined' | 'find' | 'release'>;
};

/** An event that stays in the quarantine, and why. */
export interface Remaining {
  readonly event: string;
  readonly type: string;
  readonly reason: string;
  /** - `unknown`: nobody has taught us this version or type; - `failed`: it could not be booked; - `away`: try again. */
  readonly because: 'unknown' | 'failed' | 'away';
}

export interface Replayed {
  /** Events that are out of the quarantine. */
  readonly booked: readonly string[];
  readonly remaining: readonly Remaining[];
}

/** Books what lay in the quarantine and can be read by now. As often as one likes: what is booked stays booked once. */
export const replay = async (parts: ReplayingParts): Promise<Replayed> => {
  let all: Replayed = { booked: [], remaining: [] };
  for await (const handful of parts.inbox.quarantined(parts.clock.now())) {
    const { booked, remaining } = await replayEvents(handful, parts);
    all = { booked: [...all.booked, ...booked], remaining: [...all.remaining, ...remaining] };
  }
  return all;
};

/**
 * One event of the quarantine.
 *
 * @returns undefined if it is not there: never heard of, gone after its 90 days, or booked long ago
 */
export const replayOne = async (event: string, parts: ReplayingParts): Promise<Replayed | undefined> => {
  const kept = await parts.inbox.find(event);
  return kept && kept.state !== 'NEW' ? replayEvents([kept], parts) : undefined;
};

/**
 * Books first and takes out of the quarantine afterwards, so that whoever dies in between leaves an event that is
 * booked and still to be looked at, and never one that is neither.
 */
const replayEvents = async (events: readonly KeptEvent[], parts: ReplayingParts): Promise<Replayed> => {
  const failed = new Map<string, string>();
  const unknown = new Map(events.map((kept) => [kept.event, stillUnknown(kept)]));
  const readable = events.filter(({ event }) => unknown.get(event) === undefined);
  const { again } = await bookEvents(
    readable.map((kept) => ({ ...kept, state: 'NEW' })),
    {
      ...parts,
      inbox: {
        quarantine: async (event, reason) => {
          failed.set(event, reason);
          await parts.inbox.quarantine(event, reason);
        },
      },
    },
  );
  const booked = readable.filter(({ event }) => !failed.has(event) && !again.has(event));
  for (const kept of booked) await parts.inbox.release(kept);
  return {
    booked: booked.map(({ event }) => event),
    remaining: events.flatMap(({ event, type, reason = '' }): Remaining[] => {
      const why = unknown.get(event);
      if (why !== undefined) return [{ event, type, reason: why, because: 'unknown' }];
      const failure = failed.get(event);
      if (failure !== undefined) return [{ event, type, reason: failure, because: 'failed' }];
      return again.has(event) ? [{ event, type, reason, because: 'away' }] : [];
    }),
  };
};

const stillUnknown = (kept: KeptEvent): string | undefined => {
  try {
    return whyUnknown(Envelope.parse(JSON.parse(bodyOf(kept))));
  } catch {
    // The booking itself says what is wrong with it.
    return undefined;
  }
};
