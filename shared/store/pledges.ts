import type { Failure } from '../domain/change.ts';
import { StopOrder } from '../domain/change.ts';
import { type Instant, instantOf } from '../domain/month.ts';
import { evolvePledge, type KnownPledge, unknownPledge } from '../domain/pledging.ts';
import { changeOf, failureIn } from './changes.ts';
import { keys, lists } from './keys.ts';
import { openLinks } from './links.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';

const orderIn = storedAs(StopOrder);

/** Promises to give again and again, and the orders to end some of them. */
export const openPledges = (table: Table) => ({
  /** What is known of a promise, read consistently. */
  known: async (pledge: string): Promise<KnownPledge> => {
    let known = unknownPledge;
    for await (const item of table.query(keys.pledge(pledge), { consistent: true })) {
      const change = changeOf(item);
      if (change) known = evolvePledge(known, change);
    }
    return known;
  },

  /** Why the newest attempt to pay an invoice failed; undefined if nobody said. */
  failureReason: async (invoice: string): Promise<string | undefined> => {
    let newest: Failure | undefined;
    for (const gift of (await openLinks(table).invoice(invoice)).gifts) {
      for await (const told of table.query(keys.gift(gift), { prefix: 'FAILURE#' })) {
        const failure = failureIn(told);
        if (!newest || failure.at > newest.at) newest = failure;
      }
    }
    return newest?.reason;
  },

  /** Promises that are to be ended at Stripe, oldest order first, in handfuls. */
  stops: async function* (until: Date): AsyncGenerator<StopOrder[]> {
    for await (const items of table.listedItems(lists.stops, instantOf(until))) {
      yield items.map(orderIn);
    }
  },

  /** The order was carried out: it stays with the promise, off the list. */
  stopped: async ({ pledge, at }: StopOrder, stoppedAt: Instant): Promise<void> => {
    await table.update({
      key: keys.stop(pledge),
      expression: 'SET stoppedAt = :stoppedAt REMOVE #list',
      condition: '#at = :at',
      names: { '#list': 'list', '#at': 'at' },
      values: { ':stoppedAt': stoppedAt, ':at': at },
    });
  },
});

export type Pledges = ReturnType<typeof openPledges>;
