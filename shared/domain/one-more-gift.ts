import { cover, type Fund, fundsOf } from './coverage.ts';
import type { Books } from './month-view.ts';
import { type Cents, cents, sumCents } from './money.ts';
import type { Need } from './need.ts';

export interface OneMoreGift {
  /** Which needs get how much of it, in the order they are served. */
  readonly gets: { readonly need: Need; readonly cents: Cents }[];
  /** What no need takes, or what makes up for money that went back. */
  readonly leftOverCents: Cents;
}

/**
 * What one more gift would do, by covering all needs once without it and once with it. Money given for one purpose sets
 * free money free that was to pay for it, so that another need may gain by it.
 */
export const oneMoreGift = ({ needs, totals }: Books, gift: Fund): OneMoreGift => {
  const funds = totals.flatMap(fundsOf);
  const without = new Map(cover(needs, funds).needs.map(({ need, coveredCents }) => [need, coveredCents]));
  const gets = cover(needs, [...funds, gift])
    .needs.map(({ coveredCents, parts: _parts, ...need }) => ({
      need,
      cents: cents(coveredCents - (without.get(need.need) ?? 0)),
    }))
    .filter((gain) => gain.cents !== 0);
  return { gets, leftOverCents: cents(gift.cents - sumCents(gets.map((gain) => gain.cents))) };
};
