import { coverByCostType, coveredMonths, coverOfAll } from '../../../domain/covered-months.ts';
import { type Month, monthOf } from '../../../domain/month.ts';
import { may } from '../../../domain/person.ts';
import { sumCents } from '../../../domain/money.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { Overview } from '../../../routes/treasury/views.ts';
import type { Campaigns } from '../../../store/campaigns.ts';
import { type Asked, placeOfCampaign } from '../doors.ts';
import { booksOf } from './books.ts';

export interface OverviewParts {
  readonly campaigns: Pick<Campaigns, 'list' | 'books'>;
}

/** This month in every campaign the person may read: one query for each, as many as people can look after. */
export const readOverview = async (
  { person, now }: Asked,
  { campaigns }: OverviewParts,
): Promise<HttpAnswer> => {
  const month = monthOf(now);
  const readable = (await campaigns.list()).filter((each) => may(person, 'read', placeOfCampaign(each)));
  const body: Overview = {
    month,
    asOf: now,
    campaigns: await Promise.all(
      readable
        .toSorted((one, other) => one.title.localeCompare(other.title, 'de'))
        .map(async ({ campaign, title, status, centre }) => ({
          campaign,
          title,
          status,
          ...(centre !== undefined && { centre }),
          ...(await inMonth(campaign, month, campaigns)),
        })),
    ),
  };
  return { status: 200, body, told: `${readable.length} campaigns read` };
};

const inMonth = async (campaign: string, month: Month, campaigns: OverviewParts['campaigns']) => {
  const { needs, totals } = await booksOf(campaign, { campaigns });
  const ofMonth = coveredMonths(needs, totals).needsOf(month);
  const total = totals.find((each) => each.month === month);
  return {
    total: coverOfAll(ofMonth),
    costTypes: coverByCostType(ofMonth),
    receivedCents: sumCents((total?.received ?? []).map((line) => line.cents)),
    pendingCents: sumCents([total?.pendingCents ?? 0]),
  };
};
