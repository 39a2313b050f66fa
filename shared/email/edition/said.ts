import type { CampaignFigures, Edition } from '../../domain/edition.ts';
import type { Language } from '../../domain/language.ts';
import { formatCents } from '../../domain/money.ts';
import { formatMonth } from '../../domain/month.ts';
import { federation } from '../../domain/topic.ts';
import type { EditionContent } from '../edition-content.ts';
import { editionWords } from '../edition-words.ts';
import { milestoneSentence } from './milestones.ts';

/** What a letter says around what it tells. */
export interface SaidAround {
  /** What it is called; the subject of a letter. */
  readonly title: string;
  /** What an inbox shows beside that. */
  readonly preheader: string;
  readonly intro: string;
  /** Why it comes. */
  readonly why: string;
}

export const saidAround = (content: EditionContent): SaidAround => {
  const { editions, figures, language, title } = content;
  const say = editionWords[language];
  const [first] = editions;
  if (!first) throw new Error('a letter about nothing');
  if (first.occasion === 'milestones') {
    return {
      title: say.milestonesSubject(title),
      preheader: firstReached(editions, figures.campaigns, language) ?? say.milestonesIntro,
      intro: say.milestonesIntro,
      why: say.why.milestones,
    };
  }
  const month = formatMonth(first.month, language);
  const [one, ...others] = figures.campaigns.flatMap(({ thisMonth }) => (thisMonth ? [thisMonth] : []));
  return {
    title: say.monthSubject(month, title),
    preheader:
      one && others.length === 0 && one.neededCents > 0
        ? say.preheader(
            month,
            formatCents(one.coveredCents, language),
            formatCents(one.neededCents, language),
          )
        : say.preheaderWithoutNeeds(month),
    intro: first.topic === federation ? say.federationIntro(month) : say.monthIntro(month),
    why: say.why.month,
  };
};

/** What a list of one topic's letters calls one of them: its month, or what was reached. */
export const headlineOf = (edition: Edition, language: Language): string =>
  (edition.occasion === 'milestones'
    ? firstReached([edition], edition.frozen?.campaigns ?? [], language)
    : undefined) ?? formatMonth(edition.month, language);

const firstReached = (
  editions: readonly Edition[],
  campaigns: readonly CampaignFigures[],
  language: Language,
): string | undefined => {
  const [reached] = editions.flatMap(({ milestones }) => milestones);
  const of = campaigns.find(({ campaign }) => campaign === reached?.campaign);
  return reached && milestoneSentence(reached, of?.centre, language);
};
