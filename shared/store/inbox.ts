import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { Instant, instantOf } from '../domain/month.ts';
import { eventDictionary } from './event-dictionary.ts';
import { hourOf, keys, lists } from './keys.ts';
import type { Table } from './table.ts';

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** Events hold names and addresses: they go after 90 days, when Stripe no longer tells of them either. */
export const keptDays = 90;

/**
 * - `NEW`: to be booked; whether it was, the ledger knows.
 * - `UNKNOWN`: of a type or API version we have not learned; kept unread.
 * - `QUARANTINED`: we know the type and could not book it; a person must look.
 */
export const EventState = z.enum(['NEW', 'UNKNOWN', 'QUARANTINED']);

/** An event as it lies in the inbox. */
export const KeptEvent = z.object({
  kind: z.literal('EVENT'),
  event: z.string(),
  type: z.string(),
  state: EventState,
  reason: z.string().optional(),
  arrivedAt: Instant,
  /** The body as Stripe sent it, deflated with the dictionary of this version. */
  body: z.instanceof(Uint8Array),
  dictionary: z.literal(1),
});
export type KeptEvent = z.infer<typeof KeptEvent>;

const dictionary = Buffer.from(eventDictionary);

/** The body as Stripe sent it, to the byte. */
export const bodyOf = (kept: KeptEvent): string => inflateRawSync(kept.body, { dictionary }).toString('utf8');

/** Where Stripe's events lie, each once, from the moment they arrive. */
export const openInbox = (table: Table) => ({
  /**
   * Keeps an event, once, whoever else is keeping it right now.
   *
   * @returns false if it is here already; nothing is changed then
   */
  keep: async (
    { event, type, body, unknown }: { event: string; type: string; body: Uint8Array; unknown?: string },
    now: Date,
  ): Promise<boolean> => {
    const arrivedAt = instantOf(now);
    return table.putIfAbsent({
      ...keys.event(event),
      kind: 'EVENT',
      event,
      type,
      state: unknown === undefined ? 'NEW' : 'UNKNOWN',
      reason: unknown,
      arrivedAt,
      body: deflateRawSync(body, { dictionary }),
      dictionary: 1,
      list: unknown === undefined ? lists.arrived(hourOf(arrivedAt)) : lists.quarantine,
      listedAt: arrivedAt,
      expiresAt: Math.ceil((now.getTime() + keptDays * dayMilliseconds) / 1000),
    });
  },

  /** Sets an event aside that cannot be booked, with the reason, where a person finds it. */
  quarantine: async (event: string, reason: string): Promise<void> => {
    await table.update({
      key: keys.event(event),
      expression: 'SET #state = :state, reason = :reason, #list = :list',
      // The event may have expired meanwhile; an update would bring back a shell of it.
      condition: 'attribute_exists(pk)',
      names: { '#state': 'state', '#list': 'list' },
      values: { ':state': 'QUARANTINED', ':reason': reason.slice(0, 300), ':list': lists.quarantine },
    });
  },

  /** The events that arrived in an hour (`2026-11-22T10`, UTC) up to an instant, in handfuls. */
  arrivedIn: async function* (hour: string, until: Date): AsyncGenerator<KeptEvent[]> {
    for await (const items of table.listedItems(lists.arrived(hour), instantOf(until))) {
      yield items.map((item) => KeptEvent.parse(item)).filter(({ state }) => state === 'NEW');
    }
  },

  /** The events a person must look at, oldest first, in handfuls. */
  quarantined: async function* (until: Date): AsyncGenerator<KeptEvent[]> {
    for await (const items of table.listedItems(lists.quarantine, instantOf(until))) {
      yield items.map((item) => KeptEvent.parse(item));
    }
  },
});

export type Inbox = ReturnType<typeof openInbox>;
