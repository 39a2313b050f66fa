import { Payout, PayoutPart } from '../domain/payout.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';

const payoutIn = storedAs(Payout);
const partIn = storedAs(PayoutPart);

/** What went from Stripe to our bank account, and what each payout is made of. */
export const openPayouts = (table: Table) => ({
  find: async (payout: string): Promise<Payout | undefined> => {
    const item = await table.get(keys.payout(payout));
    return item && payoutIn(item);
  },

  /** As it stands now; it stands differently tomorrow. */
  save: async (payout: Payout): Promise<void> =>
    table.put({
      ...keys.payout(payout.payout),
      kind: 'PAYOUT',
      ...payout,
      list: lists.payouts,
      listedAt: payout.arrivalDay,
    }),

  /** A part is never another one: writing it twice changes nothing. */
  savePart: async (part: PayoutPart): Promise<void> =>
    table.put({ ...keys.payoutPart(part.payout, part.transaction), kind: 'PART', ...part }),

  parts: async (payout: string): Promise<PayoutPart[]> => {
    const parts: PayoutPart[] = [];
    for await (const item of table.query(keys.payout(payout).pk, { prefix: 'PART#' })) {
      parts.push(partIn(item));
    }
    return parts;
  },

  /** All payouts by the day they arrive, in handfuls. */
  list: async function* (): AsyncGenerator<Payout[]> {
    for await (const items of table.listedItems(lists.payouts, endOfTime)) {
      yield items.map(payoutIn);
    }
  },
});

export type Payouts = ReturnType<typeof openPayouts>;
