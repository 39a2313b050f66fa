import {
  bySource,
  type Cover,
  type CoveredMonths,
  coverOf,
  coverOfAll,
  type CostTypeCover,
  type SourceCents,
} from './covered-months.ts';
import { type Books, type Expectations, type MonthView, monthView } from './month-view.ts';
import { type Cents, cents, sumCents } from './money.ts';
import { Month, monthsBetween } from './month.ts';
import type { CostType, Need } from './need.ts';

/** Through the months of a year, one need that comes back: `need_coordination`. */
export interface LineOfYear extends Cover {
  readonly line: string;
  readonly title: string;
  readonly costType: CostType;
}

export interface MonthOfYear extends MonthView {
  /** What would be needed if somebody decides that the work goes on; in no sum. */
  readonly undecided: readonly Need[];
  /** Donations expected from promises; nothing up to and with this month. */
  readonly forecastCents: Cents;
  /** From the beginning of the year through this month, with what was carried into it. */
  readonly cumulative: {
    readonly neededCents: Cents;
    readonly receivedCents: Cents;
    /** Received, and what the forecast adds to it. */
    readonly forecastCents: Cents;
  };
}

export interface YearView {
  readonly lines: LineOfYear[];
  readonly months: MonthOfYear[];
  readonly total: Cover;
  readonly costTypes: CostTypeCover[];
  readonly receivedCents: Cents;
  readonly receivedBySource: SourceCents;
  readonly carriedInCents: Cents;
  readonly carriedOnCents: Cents;
  readonly committedCents: Cents;
  readonly forecastCents: Cents;
}

/** What is not known yet but can be said: what promises may bring, and what nobody has decided on. */
export interface Prospects extends Expectations {
  readonly forecast: readonly { readonly month: Month; readonly cents: Cents }[];
  readonly undecided: readonly Need[];
}

const monthsOfYear = (year: string): Month[] =>
  monthsBetween(Month.parse(`${year}-01`), Month.parse(`${year}-12`));

/** Which line of the year a need stands in: its id without its month. */
export const lineOf = (need: string): string => need.slice(0, -'-2026-11'.length);

/** Twelve months as their treasurer sees them. */
export const yearView = (
  books: Books,
  covered: CoveredMonths,
  prospects: Prospects,
  year: string,
  thisMonth: Month,
): YearView => {
  const views = monthsOfYear(year).map((month) => monthView(books, covered, prospects, month, thisMonth));
  const carriedInCents = views[0]?.carriedIn.cents ?? cents(0);
  let sums = { neededCents: cents(0), receivedCents: carriedInCents, forecastCents: carriedInCents };
  const months = views.map((view): MonthOfYear => {
    const forecastCents = prospects.forecast.find(({ month }) => month === view.month)?.cents ?? cents(0);
    sums = {
      neededCents: cents(sums.neededCents + view.total.neededCents),
      receivedCents: cents(sums.receivedCents + view.receivedCents),
      forecastCents: cents(sums.forecastCents + view.receivedCents + forecastCents),
    };
    const undecided = prospects.undecided.filter(({ month }) => month === view.month);
    return { ...view, undecided, forecastCents, cumulative: sums };
  });
  return {
    lines: linesOf(months),
    months,
    total: coverOfAll(months.map(({ total }) => total)),
    costTypes: (['staff', 'material'] as const).map((costType) => costTypeOf(months, costType)),
    receivedCents: sumCents(months.map((month) => month.receivedCents)),
    receivedBySource: allSources(months.map((month) => month.receivedBySource)),
    carriedInCents,
    carriedOnCents: months.at(-1)?.carriedOn.cents ?? cents(0),
    committedCents: sumCents(months.map(({ committed }) => committed.cents)),
    forecastCents: sumCents(months.map((month) => month.forecastCents)),
  };
};

const costTypeOf = (months: readonly MonthOfYear[], costType: CostType): CostTypeCover => {
  const ofType = months.flatMap((month) => month.costTypes.filter((each) => each.costType === costType));
  return {
    costType,
    ...coverOfAll(ofType),
    coveredBySource: allSources(ofType.map((each) => each.coveredBySource)),
  };
};

const allSources = (sums: readonly SourceCents[]): SourceCents =>
  bySource(
    sums.flatMap(({ donation, membership, grant, event }) => [
      { source: 'donation' as const, cents: donation },
      { source: 'membership' as const, cents: membership },
      { source: 'grant' as const, cents: grant },
      { source: 'event' as const, cents: event },
    ]),
  );

/** Staff before material, then as the needs are served; named as the last of them is. */
const linesOf = (months: readonly MonthOfYear[]): LineOfYear[] => {
  const lines = new Map<string, LineOfYear & { readonly priority: number }>();
  for (const { need, ...cover } of months.flatMap(({ needs }) => needs)) {
    const line = lineOf(need.need);
    const { title, costType, priority } = need;
    const key = `${costType} ${line}`;
    const sums = coverOfAll([lines.get(key) ?? coverOf(cents(0), cents(0)), cover]);
    lines.set(key, { line, title, costType, priority, ...sums });
  }
  return [...lines.values()]
    .toSorted(
      (one, other) =>
        Number(one.costType === 'material') - Number(other.costType === 'material') ||
        one.priority - other.priority ||
        (one.line < other.line ? -1 : 1),
    )
    .map(({ priority: _priority, ...line }) => line);
};
