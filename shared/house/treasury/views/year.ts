import { bySource, coveredMonths } from '../../../domain/covered-months.ts';
import { committedTranches } from '../../../domain/grant.ts';
import { sumCents } from '../../../domain/money.ts';
import { Month, monthOf } from '../../../domain/month.ts';
import { outlook } from '../../../domain/outlook.ts';
import { lineOf, type MonthOfYear, yearView } from '../../../domain/year-view.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { YearView } from '../../../routes/treasury/year-view.ts';
import type { AskedOf } from '../doors.ts';
import { booksOf } from './books.ts';
import { methodOf } from './forecast-words.ts';
import { fundedWords } from './funded-words.ts';
import type { MonthParts } from './month.ts';

/** One year of a campaign, and what may come: two queries, whatever the number of its gifts. */
export const readYear = async (
  { parameters: { campaign, year }, now, request }: AskedOf<typeof treasuryRoutes.readYear>,
  { campaigns, expectations }: MonthParts,
): Promise<HttpAnswer> => {
  const thisMonth = monthOf(now);
  const [books, expected] = await Promise.all([
    booksOf(campaign, { campaigns }),
    expectations.of(campaign, thisMonth),
  ]);
  const { locale } = request;
  const [first, last] = [Month.parse(`${year}-01`), Month.parse(`${year}-12`)];
  const known = outlook({ ...books, ...expected }, thisMonth, last);
  const prospects = {
    committed: committedTranches(expected.grants, first, last),
    transfers: expected.transfers,
    forecast: known.forecast,
    undecided: known.undecided,
  };
  const covered = coveredMonths(books.needs, books.totals);
  const view = yearView(books, covered, prospects, year, thisMonth);
  const onItsWay = {
    pendingCents: sumCents(books.totals.map((total) => total.pendingCents)),
    expectedCents: sumCents(expected.transfers.map((transfers) => transfers.cents)),
  };
  const { loss, active, pastDue, paused } = known;
  const { title, status } = books.campaign;
  const body: YearView = {
    campaign,
    title,
    status,
    year,
    thisMonth,
    asOf: now,
    ...view,
    months: view.months.map(shown),
    forecast: { method: methodOf(known, locale), ...loss, active, pastDue, paused },
    fundedUntil: known.funded.map((funded) => fundedWords(funded, known, onItsWay, thisMonth, locale)),
  };
  return { status: 200, body, told: `${year} of ${campaign} read` };
};

const shown = ({
  previous: _previous,
  next: _next,
  gifts: _gifts,
  carriedIn,
  carriedOn,
  needs,
  undecided,
  total: { coveredBySource: _sources, ...total },
  ...month
}: MonthOfYear): YearView['months'][number] => ({
  ...month,
  total,
  carriedInCents: carriedIn.cents,
  carriedOnCents: carriedOn.cents,
  needs: needs.map(({ need: { need }, parts, lateCents: _late, ...cover }) => ({
    need,
    line: lineOf(need),
    ...cover,
    coveredBySource: bySource(parts),
  })),
  undecided: undecided.map(({ template = '', title, costType, neededCents }) => ({
    template,
    title,
    costType,
    neededCents,
  })),
});
