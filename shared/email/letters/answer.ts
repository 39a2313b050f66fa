import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { says } from '../passages.ts';

/** The people of a campaign answer somebody who wrote to them. */
export const answer: LetterTemplate<'answer'> = {
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
