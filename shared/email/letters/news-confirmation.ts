import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { says } from '../passages.ts';

/** Asks whether it was the owner of this address who wants to read. */
export const newsConfirmation: LetterTemplate<'news-confirmation'> = {
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
