import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { says } from '../passages.ts';

/** Tells an editor that a letter to supporters waits for them. */
export const editionNotice: LetterTemplate<'edition-notice'> = {
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
