import { carrierOn } from '../../domain/campaign.ts';
import type { Edition } from '../../domain/edition.ts';
import { mergedFigures } from '../../domain/edition-figures.ts';
import type { Language } from '../../domain/language.ts';
import { dayOf } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import type { EditionContent } from '../../email/edition-content.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import { type FiguresParts, liveFigures } from './figures.ts';

export interface ContentParts extends FiguresParts {
  readonly campaigns: FiguresParts['campaigns'] & Pick<Campaigns, 'find' | 'carrier'>;
}

/**
 * Everything a letter says, in one language: with its frozen figures if it is on its way or out, else with those of now.
 * Several letters become one, which the carrier of the first signs.
 *
 * @throws Error if its campaign or the carrier of that is gone
 */
export const contentOf = async (
  editions: Edition | readonly Edition[],
  language: Language,
  parts: ContentParts,
  now: Date,
): Promise<EditionContent> => {
  const all = 'topic' in editions ? [editions] : editions;
  const [first] = all;
  if (!first) throw new Error('a letter about nothing');
  const figures = mergedFigures(
    await Promise.all(all.map(async (edition) => edition.frozen ?? liveFigures(edition, parts, now))),
  );
  const campaign = await parts.campaigns.find(first.signedFor);
  if (!figures || !campaign) throw new Error(`campaign ${first.signedFor} is gone`);
  // What went out is signed by whoever was the carrier then.
  const carrier = await parts.campaigns.carrier(carrierOn(campaign, dayOf(figures.asOf)));
  if (!carrier) throw new Error(`the carrier of ${first.signedFor} is gone`);
  const topics = new Set(all.map(({ topic }) => topic));
  const [topic] = topics.size === 1 ? topics : [federation];
  return {
    editions: all,
    figures,
    title: figures.campaigns.find((each) => each.campaign === topic)?.title ?? carrier.name,
    carrier,
    language,
  };
};
