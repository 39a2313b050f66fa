import { bySource } from './covered-months.ts';
import { cover, fundsOf } from './coverage.ts';
import type { CampaignFigures, CostTypeFigures, EditionFigures, MonthFigures } from './edition.ts';
import type { Books } from './month-view.ts';
import { type Cents, cents, sumCents } from './money.ts';
import { type Month, previousMonth } from './month.ts';
import { CostType } from './need.ts';
import { type MonthProgress, progressOf } from './progress.ts';

/**
 * What a letter tells of one campaign: the month it asks for and the month before. The sums are those that everyone can
 * read (see {@link progressOf}), so that letter, page and API never tell three stories; by source they say what covers
 * them.
 *
 * @param centre the name of the centre the campaign belongs to
 */
export const campaignFigures = (
  { campaign, needs, totals }: Books,
  month: Month,
  centre?: string,
): CampaignFigures => {
  const { months } = progressOf(campaign, needs, totals, []);
  const parts = new Map(
    cover(needs, totals.flatMap(fundsOf)).needs.map((need) => [need.need, need.parts] as const),
  );
  const figuresOf = (wanted: Month): MonthFigures | undefined => {
    const progress = months.find((candidate) => candidate.month === wanted);
    if (!progress || isEmpty(progress)) return undefined;
    const costTypes = CostType.options.flatMap((costType): CostTypeFigures[] => {
      const ofType = progress.needs.filter((need) => need.costType === costType);
      if (ofType.length === 0) return [];
      return [
        {
          costType,
          ...sumsOf(ofType),
          coveredBySource: bySource(ofType.flatMap(({ need }) => parts.get(need) ?? [])),
          needs: ofType.map(({ title, neededCents, coveredCents }) => ({ title, neededCents, coveredCents })),
        },
      ];
    });
    const { pendingCents, receivedCents, returnedCents } = progress;
    return { month: wanted, ...sumsOf([progress]), pendingCents, receivedCents, returnedCents, costTypes };
  };
  const [thisMonth, lastMonth] = [figuresOf(month), figuresOf(previousMonth(month))];
  return {
    campaign: campaign.campaign,
    title: campaign.title,
    ...(centre !== undefined && { centre }),
    ...(thisMonth && { thisMonth }),
    ...(lastMonth && { lastMonth }),
    open: campaign.status === 'open',
  };
};

/** Those of several letters that go out as one: each campaign once, as the first of them tells it. */
export const mergedFigures = (figures: readonly EditionFigures[]): EditionFigures | undefined => {
  const [first] = figures;
  if (!first) return undefined;
  const campaigns = new Map<string, CampaignFigures>();
  for (const each of figures.flatMap((one) => one.campaigns)) {
    if (!campaigns.has(each.campaign)) campaigns.set(each.campaign, each);
  }
  return { asOf: first.asOf, campaigns: [...campaigns.values()] };
};

const sumsOf = (
  covered: readonly { readonly neededCents: Cents; readonly coveredCents: Cents }[],
): Pick<MonthFigures, 'neededCents' | 'coveredCents' | 'missingCents'> => {
  const neededCents = sumCents(covered.map((each) => each.neededCents));
  const coveredCents = sumCents(covered.map((each) => each.coveredCents));
  return { neededCents, coveredCents, missingCents: cents(neededCents - coveredCents) };
};

/** Nothing is needed, and nothing came in, is on its way or went back. */
const isEmpty = ({ needs, pendingCents, returnedCents, receivedCents }: MonthProgress): boolean =>
  needs.length === 0 &&
  [pendingCents, returnedCents, ...Object.values(receivedCents)].every((amount) => amount === 0);
