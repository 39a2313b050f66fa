import { composed } from '../composed.ts';
import type { LetterContext, WrittenLetter } from '../letter-template.ts';
import type { Passage } from '../passages.ts';

interface Words {
  readonly subject: (campaign: string) => string;
  readonly preheader: string;
  readonly copy: string;
  /** Whom to ask. @param email the carrier's */
  readonly answer: (email: string) => string;
  readonly why: string;
}

/** A letter between a visitor and the people of a campaign, who have given nothing and know nothing of each other. */
export const correspondence = (
  context: LetterContext,
  say: Words,
  passages: readonly Passage[],
): WrittenLetter =>
  composed(context, {
    subject: say.subject(context.campaign.title),
    preheader: say.preheader,
    copy: say.copy,
    passages,
    ending: { answer: say.answer(context.carrier.email), why: say.why },
  });
