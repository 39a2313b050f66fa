import * as z from 'zod';
import type { Campaign } from './campaign.ts';
import { CampaignId } from './campaign.ts';
import { cover, type CoveredNeed, fundsOf } from './coverage.ts';
import type { MonthTotal } from './ledger.ts';
import { Milestone } from './milestone.ts';
import { sumCents } from './money.ts';
import { Day, Instant, instantOf, Month, monthOf, monthsBetween, nextMonth } from './month.ts';
import type { Need } from './need.ts';

/** What a campaign has reached, since when, and what of it was told to readers. */
export const Standing = z.strictObject({
  campaign: CampaignId,
  reached: z.array(
    z.strictObject({
      milestone: Milestone,
      /** Since when it holds without a break, as far as anybody looked. */
      since: Instant,
      /** The day of the letter it was told in; then it stays, whatever becomes of the money. */
      toldOn: Day.optional(),
    }),
  ),
});
export type Standing = z.infer<typeof Standing>;
type Reached = Standing['reached'][number];

/** What milestones are read from. */
export interface MilestoneBooks {
  readonly campaign: Pick<Campaign, 'campaign' | 'centre'>;
  readonly needs: readonly Need[];
  readonly totals: readonly MonthTotal[];
}

/** Two that say the same are one. A centre has one first gift, whichever campaign it went to. */
export const milestoneKey = (milestone: Milestone): string => {
  switch (milestone.milestone) {
    case 'half':
    case 'covered':
      return `${milestone.milestone} ${milestone.campaign} ${milestone.month} ${milestone.costType}`;
    case 'year':
      return `year ${milestone.campaign} ${milestone.year}`;
    case 'first-gift':
      return `first-gift ${milestone.centre}`;
  }
};

/**
 * What holds now: of each campaign, half or all of what this month and the next need of one cost type, and the rest of
 * the year; of each centre, that its first gift came this month.
 */
export const milestonesReached = (campaigns: readonly MilestoneBooks[], now: Date): Milestone[] => [
  ...campaigns.flatMap((books) => coverageMilestones(books, monthOf(now))),
  ...firstGifts(campaigns, monthOf(now)),
];

const coverageMilestones = (
  { campaign: { campaign }, needs, totals }: MilestoneBooks,
  thisMonth: Month,
): Milestone[] => {
  const covered = cover(needs, totals.flatMap(fundsOf)).needs.filter(({ closed }) => !closed);
  const ofMonths = [thisMonth, nextMonth(thisMonth)].flatMap((month) =>
    (['staff', 'material'] as const).flatMap((costType): Milestone[] => {
      const part = partOf(covered.filter((need) => need.month === month && need.costType === costType));
      if (part >= 1) return [{ milestone: 'covered', campaign, month, costType }];
      return part >= 0.5 ? [{ milestone: 'half', campaign, month, costType }] : [];
    }),
  );
  const year = thisMonth.slice(0, 4);
  const rest = monthsBetween(thisMonth, Month.parse(`${year}-12`));
  // A month that nobody has planned yet is not secured.
  const isSecure = rest.every((month) => partOf(covered.filter((need) => need.month === month)) >= 1);
  return isSecure ? [...ofMonths, { milestone: 'year', campaign, year }] : ofMonths;
};

/** How much of what is needed is covered, from 0 to 1; 0 if nothing is needed. */
const partOf = (needs: readonly CoveredNeed[]): number => {
  const neededCents = sumCents(needs.map((need) => need.neededCents));
  return neededCents <= 0 ? 0 : sumCents(needs.map((need) => need.coveredCents)) / neededCents;
};

const firstGifts = (campaigns: readonly MilestoneBooks[], thisMonth: Month): Milestone[] => {
  const centres = new Set(campaigns.flatMap(({ campaign: { centre } }) => centre ?? []));
  return [...centres].toSorted().flatMap((centre): Milestone[] => {
    const its = campaigns.filter(({ campaign }) => campaign.centre === centre);
    const before = its.some(({ totals }) =>
      totals.some((total) => total.month < thisMonth && hasGift(total)),
    );
    const first = its
      .filter(({ totals }) => totals.some((total) => total.month === thisMonth && hasGift(total)))
      .map(({ campaign: { campaign } }) => campaign)
      .toSorted()[0];
    return before || first === undefined ? [] : [{ milestone: 'first-gift', campaign: first, centre }];
  });
};

/** A gift that was paid back is none. */
const hasGift = ({ gifts, received }: MonthTotal): boolean =>
  gifts > 0 && sumCents(received.filter(({ source }) => source === 'donation').map((line) => line.cents)) > 0;

/** A gift that is paid back within the hour never was news. */
const holdsMilliseconds = 60 * 60 * 1000;
/** What was told can hold again as long as its month is looked at; a year and a bit, to be safe. */
const keptMilliseconds = 400 * 24 * 60 * 60 * 1000;

/**
 * What stands after another look: what holds still, since when it did; what holds now, since now; and all that was told,
 * for it is told once. What holds no longer is forgotten.
 */
export const lookedAgain = (standing: Standing, holding: readonly Milestone[], now: Date): Standing => {
  const known = new Map(standing.reached.map((reached) => [milestoneKey(reached.milestone), reached]));
  const holds = new Set(holding.map(milestoneKey));
  const kept = standing.reached.filter(
    (reached) =>
      (reached.toldOn !== undefined && !isOld(reached, now)) || holds.has(milestoneKey(reached.milestone)),
  );
  const begun = holding.filter((milestone) => {
    if (known.has(milestoneKey(milestone))) return false;
    // Half of what was told to be whole is no news.
    if (milestone.milestone !== 'half') return true;
    return known.get(milestoneKey({ ...milestone, milestone: 'covered' }))?.toldOn === undefined;
  });
  return {
    ...standing,
    reached: [...kept, ...begun.map((milestone) => ({ milestone, since: instantOf(now) }))],
  };
};

/** A centre's first gift is told for good. */
const isOld = ({ milestone, since }: Reached, now: Date): boolean =>
  milestone.milestone !== 'first-gift' && now.getTime() - new Date(since).getTime() > keptMilliseconds;

/** What is news: not told yet, and held for an hour. */
export const newsOf = ({ reached }: Standing, now: Date): Milestone[] =>
  reached
    .filter(
      ({ since, toldOn }) =>
        toldOn === undefined && now.getTime() - new Date(since).getTime() >= holdsMilliseconds,
    )
    .map(({ milestone }) => milestone);

/** The same with this news told on a day. */
export const toldNews = (standing: Standing, news: readonly Milestone[], day: Day): Standing => {
  const told = new Set(news.map(milestoneKey));
  return {
    ...standing,
    reached: standing.reached.map((reached) =>
      told.has(milestoneKey(reached.milestone)) ? { ...reached, toldOn: day } : reached,
    ),
  };
};

/** What was reached in one month and stayed so for an hour, or was told: for the letter that looks back on it. */
export const reachedIn = ({ reached }: Standing, month: Month, now: Date): Milestone[] =>
  reached
    .filter(
      ({ since, toldOn }) =>
        monthOf(since) === month &&
        (toldOn !== undefined || now.getTime() - new Date(since).getTime() >= holdsMilliseconds),
    )
    .map(({ milestone }) => milestone);
