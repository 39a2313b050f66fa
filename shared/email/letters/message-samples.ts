import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleCarrier, sampleDay } from '../samples.ts';

const about = {
  kind: 'message',
  message: 'msg_sample0000000001',
  campaign: sampleCampaign.campaign,
  day: sampleDay,
} as const;

const to = { email: sampleCarrier.email };

export const messageSamples = {
  'a question': {
    about,
    to,
    message: {
      name: 'Ada Beispiel',
      email: 'ada@example.org',
      text: 'Guten Tag!\n\nWann ist die nächste Sprechstunde, und kann ich meine Nachbarin mitbringen?\n\nViele Grüße\nAda',
    },
  },
  'without a name, in Arabic': {
    about,
    to,
    message: { email: 'bea@example.org', text: 'مرحبا، متى تفتحون؟' },
  },
} as const satisfies Record<string, LetterSample<'message'>>;
