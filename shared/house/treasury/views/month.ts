import { coveredMonths, type NeedOfMonth } from '../../../domain/covered-months.ts';
import { committedTranches } from '../../../domain/grant.ts';
import { monthView } from '../../../domain/month-view.ts';
import { type Instant, type Month, monthOf } from '../../../domain/month.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { MonthView } from '../../../routes/treasury/month-view.ts';
import type { Expectations } from '../../../store/expectations.ts';
import type { AskedOf } from '../doors.ts';
import { booksOf, type BooksParts } from './books.ts';

export interface MonthParts extends BooksParts {
  readonly expectations: Expectations;
}

export const readMonth = async (
  { parameters: { campaign, month }, now }: AskedOf<typeof treasuryRoutes.readMonth>,
  parts: MonthParts,
): Promise<HttpAnswer> => ({
  status: 200,
  body: await monthSeen(campaign, month, now, parts),
  told: `${month} of ${campaign} read`,
});

/** One month of a campaign: two queries, whatever the number of its gifts. Its export shows the same. */
export const monthSeen = async (
  campaign: string,
  month: Month,
  now: Instant,
  { campaigns, expectations }: MonthParts,
): Promise<MonthView> => {
  const thisMonth = monthOf(now);
  const [books, { grants, transfers }] = await Promise.all([
    booksOf(campaign, { campaigns }),
    expectations.of(campaign, thisMonth),
  ]);
  const view = monthView(
    books,
    coveredMonths(books.needs, books.totals),
    { committed: committedTranches(grants, month, month), transfers },
    month,
    thisMonth,
  );
  const { title, status } = books.campaign;
  return { ...view, campaign, title, status, asOf: now, needs: view.needs.map(shown) };
};

const shown = ({ need, parts, ...cover }: NeedOfMonth): MonthView['needs'][number] => ({
  need: need.need,
  title: need.title,
  costType: need.costType,
  priority: need.priority,
  ...cover,
  parts: [...parts],
  ...(need.note !== undefined && { note: need.note }),
  ...(need.document !== undefined && { document: need.document }),
  ...(need.closed && { closed: need.closed }),
});
