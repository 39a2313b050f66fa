import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { says } from '../passages.ts';

/** A letter to supporters as it would go out now. */
export const editionTest: LetterTemplate<'edition-test'> = {
  write(_about, context) {
    return composed(context, {
      subject: context.campaign.title,
      preheader: context.campaign.title,
      copy: '',
      passages: [says(context.campaign.title)],
    });
  },
  samples: {},
};
