import { cover, type Fund } from './coverage.ts';
import { type Cents, sumCents } from './money.ts';
import { type Month, previousMonth } from './month.ts';
import type { CostType, Need } from './need.ts';

export interface Funded {
  /** The last month in a row, from the first one asked for on, in which nothing of this kind lacks money; undefined: not even that one. */
  readonly until: Month | undefined;
  /** The first month that lacks money, and how much of it. */
  readonly gap: { readonly month: Month; readonly missingCents: Cents } | undefined;
  /** The last month anything of this kind is planned for; undefined: nothing is. */
  readonly plannedThrough: Month | undefined;
}

/**
 * Until when money of these funds pays for all needs of one kind, from a month on. A month without such needs lacks
 * nothing; beyond the last planned month nothing is said.
 */
export const fundedUntil = (
  costType: CostType,
  needs: readonly Need[],
  funds: readonly Fund[],
  from: Month,
): Funded => {
  const planned = cover(needs, funds).needs.filter(
    (need) => need.costType === costType && need.month >= from && need.neededCents > 0 && !need.closed,
  );
  const plannedThrough = planned.at(-1)?.month;
  const open = planned.find((need) => need.coveredCents < need.neededCents)?.month;
  if (open === undefined) return { until: plannedThrough, gap: undefined, plannedThrough };
  const ofMonth = planned.filter(({ month }) => month === open);
  const missingCents = sumCents(ofMonth.map((need) => need.neededCents - need.coveredCents));
  const until = open > from ? previousMonth(open) : undefined;
  return { until, gap: { month: open, missingCents }, plannedThrough };
};
