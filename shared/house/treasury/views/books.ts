import type { CampaignBooks, Campaigns } from '../../../store/campaigns.ts';
import { unknownCampaign } from '../doors.ts';

export interface BooksParts {
  readonly campaigns: Pick<Campaigns, 'books'>;
}

/** @throws Refusal 404 for a campaign that is not there */
export const booksOf = async (campaign: string, { campaigns }: BooksParts): Promise<CampaignBooks> => {
  const books = await campaigns.books(campaign);
  if (!books) throw unknownCampaign(campaign);
  return books;
};
