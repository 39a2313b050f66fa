import type { EditionFigures } from '../../domain/edition.ts';
import { campaignFigures } from '../../domain/edition-figures.ts';
import { instantOf, type Month } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import type { Campaigns } from '../../store/campaigns.ts';

export interface FiguresParts {
  readonly campaigns: Pick<Campaigns, 'books' | 'list' | 'centre'>;
}

/** The figures of a letter as they stand now: of one campaign, or of each open one for the federation's letter. */
export const liveFigures = async (
  { topic, month }: { readonly topic: string; readonly month: Month },
  { campaigns }: FiguresParts,
  now: Date,
): Promise<EditionFigures> => {
  const wanted = topic === federation ? await openOnes(campaigns) : [topic];
  const found = await Promise.all(
    wanted.map(async (campaign) => {
      const books = await campaigns.books(campaign);
      if (!books) return [];
      const { centre } = books.campaign;
      const name = centre === undefined ? undefined : (await campaigns.centre(centre))?.name;
      return [campaignFigures(books, month, name)];
    }),
  );
  return { asOf: instantOf(now), campaigns: found.flat() };
};

const openOnes = async (campaigns: Pick<Campaigns, 'list'>): Promise<string[]> =>
  (await campaigns.list()).filter(({ status }) => status === 'open').map(({ campaign }) => campaign);
