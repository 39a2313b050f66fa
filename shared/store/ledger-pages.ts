import type { Balance } from '../domain/balance.ts';
import type { Entry, MonthTotal } from '../domain/ledger.ts';
import type { Instant, Month } from '../domain/month.ts';
import type { Payout } from '../domain/payout.ts';
import { balanceIn } from './balances.ts';
import { entryIn } from './changes.ts';
import { keys, lists } from './keys.ts';
import { behind, type Pages, type PageWanted } from './pages.ts';
import { payoutIn } from './payouts.ts';
import type { Table } from './table.ts';
import { totalOf } from './totals.ts';

/** As many as five batches read at once. */
const armful = 500;

/** The books as people read them: by month, page after page, each of which costs what the first one does. */
export const openLedgerPages = (table: Table, pages: Pages) => ({
  /** A page of a month's entries, by the time they happened. */
  ofMonth: async (
    month: Month,
    wanted: PageWanted,
  ): Promise<{ entries: Entry[]; next: string | undefined }> => {
    const { items, next } = await pages.ofList(lists.ledger(month), wanted);
    return { entries: items.map(entryIn), next };
  },

  /** What Stripe's balance says of the entries between two instants of a month, both included. */
  balancesOf: async (month: Month, from: Instant, until: Instant): Promise<Balance[]> => {
    const balances: Balance[] = [];
    let after: string | undefined;
    do {
      const page = await pages.ofList(lists.balances(month), { after, limit: armful }, { from, until });
      balances.push(...page.items.map(balanceIn));
      after = page.next;
    } while (after !== undefined);
    return balances;
  },

  /** The kept sums of all months of a campaign: one item a month. */
  totalsOf: async (campaign: string): Promise<MonthTotal[]> => {
    const totals: MonthTotal[] = [];
    for await (const item of table.query(keys.campaign(campaign).pk, { prefix: 'TOTAL#' })) {
      totals.push(totalOf(item));
    }
    return totals;
  },

  /** A page of payouts by the day they arrive, the latest first. */
  payouts: async (wanted: PageWanted): Promise<{ payouts: Payout[]; next: string | undefined }> => {
    const { items, next } = await pages.ofList(lists.payouts, { ...wanted, newestFirst: true });
    return { payouts: items.map(payoutIn), next };
  },
});

export type LedgerPages = ReturnType<typeof openLedgerPages>;

/** Where a page begins that goes on behind this entry. */
export const behindEntry = ({ gift, entry, month, at }: Entry): string =>
  behind({ ...keys.entry(gift, entry), list: lists.ledger(month), listedAt: at });
