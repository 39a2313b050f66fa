import { Balance } from '../domain/balance.ts';
import { type Instant, type Month, monthOf } from '../domain/month.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import { addingTo } from './sums.ts';
import type { Table } from './table.ts';

export const balanceIn = storedAs(Balance);

/** What Stripe's balance says of each gift, beside the entries of our books. */
export const openBalances = (table: Table) => ({
  /**
   * Writes down what Stripe says. The same transaction says the same for ever, so writing it twice changes nothing;
   * which payout it went with was perhaps found out meanwhile, and stays.
   *
   * @param bookedAt when its entry happened by our books: it lies in the list of that month, beside the entry
   */
  settle: async (balance: Balance, bookedAt: Instant): Promise<void> => {
    const listed = { list: lists.balances(monthOf(bookedAt)), listedAt: bookedAt };
    await table.update(addingTo(keyOf(balance), { kind: 'BALANCE', ...balance, ...listed }, []));
  },

  /** The debit is on its way; another night will tell. */
  wait: async (balance: Balance): Promise<void> => {
    const listed = { list: lists.waiting, listedAt: balance.at };
    await table.put({ ...keyOf(balance), kind: 'BALANCE', ...balance, ...listed });
  },

  /** What Stripe's balance says of one gift: its amount, fee and net, its refunds and disputes. */
  of: async (gift: string): Promise<Balance[]> => {
    const balances: Balance[] = [];
    for await (const item of table.query(keys.gift(gift), { prefix: 'BALANCE#' })) {
      balances.push(balanceIn(item));
    }
    return balances;
  },

  /** Of all entries of a month, oldest first, in handfuls. */
  ofMonth: async function* (month: Month): AsyncGenerator<Balance[]> {
    for await (const items of table.listedItems(lists.balances(month), endOfTime)) {
      yield items.map(balanceIn);
    }
  },

  /** Debits on their way, oldest first, in handfuls. */
  waiting: async function* (): AsyncGenerator<Balance[]> {
    for await (const items of table.listedItems(lists.waiting, endOfTime)) {
      yield items.map(balanceIn);
    }
  },
});

export type Balances = ReturnType<typeof openBalances>;

const keyOf = ({ gift, transaction }: Balance) => keys.balance(gift, transaction);
