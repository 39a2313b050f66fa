import type { LetterSample } from '../letter-template.ts';
import { sampleCampaign, sampleDay, sampleReader } from '../samples.ts';

const about = {
  kind: 'answer',
  message: 'msg_sample0000000001',
  answer: 'ans_sample0000000001',
  campaign: sampleCampaign.campaign,
  day: sampleDay,
} as const;

export const answerSamples = {
  'to a question': {
    about,
    to: sampleReader,
    message: {
      name: 'Ada Beispiel',
      email: 'ada@example.org',
      text: 'Guten Tag!\n\nWann ist die nächste Sprechstunde, und kann ich meine Nachbarin mitbringen?\n\nViele Grüße\nAda',
    },
    answer:
      'Liebe Ada,\n\ndie nächste ist am Mittwoch um 17 Uhr. Bringen Sie Ihre Nachbarin gern mit; wir haben Tee.\n\nBis dann!\nDas Team vom Gesundheitszentrum',
  },
  'to somebody without a name, in Arabic': {
    about,
    to: { email: 'bea@example.org' },
    message: { email: 'bea@example.org', text: 'مرحبا، متى تفتحون؟' },
    answer: 'مرحبًا! نفتح يوم الأربعاء في الساعة الخامسة مساءً.\nWir öffnen am Mittwoch um 17 Uhr.',
  },
} as const satisfies Record<string, LetterSample<'answer'>>;
