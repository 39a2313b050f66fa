import type { CampaignFigures } from '../../domain/edition.ts';
import type { Language } from '../../domain/language.ts';
import type { Milestone } from '../../domain/milestone.ts';
import { formatMonth } from '../../domain/month.ts';
import type { Saying } from '../../domain/telling.ts';
import { editionWords } from '../edition-words.ts';

/** What was reached, in one sentence. @param centre the name of the centre whose first gift it was */
export const milestoneSentence = (
  milestone: Milestone,
  centre: string | undefined,
  language: Language,
): string => {
  const say = editionWords[language];
  switch (milestone.milestone) {
    case 'half':
      return say.half[milestone.costType](formatMonth(milestone.month, language));
    case 'covered':
      return say.whole[milestone.costType](formatMonth(milestone.month, language));
    case 'year':
      return say.year(milestone.year);
    case 'first-gift':
      return say.firstGift(centre);
  }
};

/** Each once, named by its campaign where a letter is about several. */
export const milestoneSayings = (
  milestones: readonly Milestone[],
  campaigns: readonly CampaignFigures[],
  language: Language,
): Saying[] => {
  const each = new Map(milestones.map((milestone) => [JSON.stringify(milestone), milestone]));
  return [...each.values()].map((milestone): Saying => {
    const campaign = campaigns.find((candidate) => candidate.campaign === milestone.campaign);
    const sentence = milestoneSentence(milestone, campaign?.centre, language);
    return campaigns.length > 1 && campaign ? { theirs: campaign.title, ours: `: ${sentence}` } : sentence;
  });
};
