import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { Instant, instantOf } from '../domain/month.ts';
import { eventDictionary } from './event-dictionary.ts';
import { hourOf, keys, lists } from './keys.ts';
import type { Table } from './table.ts';

const hourMilliseconds = 60 * 60 * 1000;
const dayMilliseconds = 24 * hourMilliseconds;
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
  /** Not brought to us: we asked Stripe for it. */
  askedFor: z.literal(true).optional(),
  /** The body as Stripe sent it, deflated with the dictionary of this version. */
  body: z.instanceof(Uint8Array),
  dictionary: z.literal(1),
});
export type KeptEvent = z.infer<typeof KeptEvent>;

interface NewEvent {
  readonly event: string;
  readonly type: string;
  readonly body: Uint8Array;
  /** Why it cannot be read, if it cannot. */
  readonly unknown?: string | undefined;
  readonly askedFor?: true;
}

const dictionary = Buffer.from(eventDictionary);

/** The body as Stripe sent it, to the byte. */
export const bodyOf = (kept: KeptEvent): string => inflateRawSync(kept.body, { dictionary }).toString('utf8');

/** Where Stripe's events lie, each once, from the moment they arrive. */
export const openInbox = (table: Table) => ({
  /**
   * Keeps an event, once, whoever else is keeping it right now. One we can read takes the place of one that came
   * before it in another API version: while one endpoint follows another, both tell of the same event.
   *
   * @returns false if it is here already; nothing is changed then
   */
  keep: async ({ event, type, body, unknown, askedFor }: NewEvent, now: Date): Promise<boolean> => {
    const arrivedAt = instantOf(now);
    const item = {
      ...keys.event(event),
      kind: 'EVENT',
      event,
      type,
      state: unknown === undefined ? 'NEW' : 'UNKNOWN',
      reason: unknown,
      askedFor,
      arrivedAt,
      body: deflateRawSync(body, { dictionary }),
      dictionary: 1,
      list: unknown === undefined ? lists.arrived(hourOf(arrivedAt)) : lists.quarantine,
      listedAt: arrivedAt,
      expiresAt: Math.ceil((now.getTime() + keptDays * dayMilliseconds) / 1000),
    };
    return unknown === undefined ? table.putInPlace(item, 'state', 'UNKNOWN') : table.putIfAbsent(item);
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

  /** Whether Stripe has brought us anything since then that we could read. Asks hour by hour, the newest first. */
  heardSince: async (since: Date, now: Date): Promise<boolean> => {
    for (let hour = now.getTime(); hour > since.getTime() - hourMilliseconds; hour -= hourMilliseconds) {
      const list = lists.arrived(hourOf(instantOf(new Date(hour))));
      for await (const items of table.listedItems(list, instantOf(now))) {
        const brought = items.map((item) => KeptEvent.parse(item)).filter(({ askedFor }) => !askedFor);
        if (brought.some(({ arrivedAt }) => new Date(arrivedAt) >= since)) return true;
      }
    }
    return false;
  },

  /** One event, wherever it lies. */
  find: async (event: string): Promise<KeptEvent | undefined> => {
    const item = await table.get(keys.event(event), { consistent: true });
    return item && KeptEvent.parse(item);
  },

  /** An event that was set aside is booked: it goes back to the events of its hour, as if it had been read at once. */
  release: async ({ event, arrivedAt }: KeptEvent): Promise<void> => {
    await table.update({
      key: keys.event(event),
      expression: 'SET #state = :state, #list = :list REMOVE reason',
      condition: 'attribute_exists(pk)',
      names: { '#state': 'state', '#list': 'list' },
      values: { ':state': 'NEW', ':list': lists.arrived(hourOf(arrivedAt)) },
    });
  },

  /** The events a person must look at, oldest first, in handfuls. */
  quarantined: async function* (until: Date): AsyncGenerator<KeptEvent[]> {
    for await (const items of table.listedItems(lists.quarantine, instantOf(until))) {
      yield items.map((item) => KeptEvent.parse(item));
    }
  },
});

export type Inbox = ReturnType<typeof openInbox>;
