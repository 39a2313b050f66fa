import * as z from 'zod';
import type { Entry } from '../domain/ledger.ts';
import { type MembershipFee, monthPaidFor } from '../domain/membership-fee.ts';
import { sumCents } from '../domain/money.ts';
import { entryIn } from './changes.ts';
import type { Ledger } from './ledger.ts';
import { keys, lists } from './keys.ts';
import type { Pages, PageWanted } from './pages.ts';

const Note = z.object({ gift: z.string() });

export interface FeePage {
  readonly fees: MembershipFee[];
  readonly next?: string;
}

/** Members' fees, by the month they were paid for. */
export const openFees = (pages: Pages, ledger: Pick<Ledger, 'gift'>) => ({
  /** Those entries of fees that are there, by these names; a fee is a gift of its own. */
  named: async (names: readonly string[]): Promise<Entry[]> =>
    (await pages.thoseOf([...new Set(names)].map((name) => keys.entry(name, name)))).map(entryIn),

  /**
   * Those of a campaign, by month and member, each as it stands after its corrections; one that was moved to another
   * campaign is not among them any more.
   *
   * @param period a year or a month: `2026`, `2026-11`
   */
  of: async (campaign: string, period: string, wanted: PageWanted): Promise<FeePage> => {
    const range = { from: period, until: `${period}~` };
    const { items, next } = await pages.ofList(lists.fees(campaign, period.slice(0, 4)), wanted, range);
    const gifts = await Promise.all(items.map(async (item) => ledger.gift(Note.parse(item).gift)));
    const fees = gifts.flatMap(({ lines }): MembershipFee[] => {
      const standing = [...lines.values()].map((line) => line.standing);
      const first = [...lines.values()]
        .flatMap((line) => line.first ?? [])
        .find((entry) => monthPaidFor(entry));
      const place = standing.find(({ line }) => line === first?.line);
      const month = first && monthPaidFor(first);
      if (!first || !place || month === undefined || place.campaign !== campaign) return [];
      const { member = '', entry } = first;
      const { day, earmark } = place;
      return [
        { campaign, member, month, day, earmark, cents: sumCents(standing.map(({ cents }) => cents)), entry },
      ];
    });
    return { fees, ...(next !== undefined && { next }) };
  },
});

export type Fees = ReturnType<typeof openFees>;
