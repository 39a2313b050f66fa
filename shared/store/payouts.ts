import { Payout, PayoutPart } from '../domain/payout.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';

export const payoutIn = storedAs(Payout);
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

  /** A part is never another one: writing it twice changes nothing. The gift's balance learns how it was paid out. */
  savePart: async (part: PayoutPart): Promise<void> => {
    const { payout, transaction, gift } = part;
    await table.put({ ...keys.payoutPart(payout, transaction), kind: 'PART', ...part });
    if (gift === undefined) return;
    await table.update({
      key: keys.balance(gift, transaction),
      expression: 'SET payout = :payout',
      condition: 'attribute_exists(pk)',
      values: { ':payout': payout },
    });
  },

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
