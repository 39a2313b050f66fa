import { composed } from '../composed.ts';
import type { LetterSample, LetterTemplate } from '../letter-template.ts';
import { sampleCampaign, sampleCarrier, sampleDay } from '../samples.ts';
import { lists, quotes, says } from '../passages.ts';

const words = {
  de: {
    subject: (campaign: string) => `Nachricht zu „${campaign}“`,
    preheader: 'Jemand hat über die Seite der Kampagne geschrieben.',
    copy: 'Es ist keine zweite Nachricht.',
    wrote: (campaign: string) => `über die Seite von „${campaign}“ kam diese Nachricht:`,
    name: 'Name',
    email: 'E-Mail',
    answer: (email: string) =>
      `Eine Antwort auf diese E-Mail geht direkt an den Menschen, der geschrieben hat; erst dann sieht er Ihre Adresse. Wenn andere zuständig sind: Der Träger ist unter ${email} zu erreichen.`,
    why: 'Dieser Brief geht an die Adresse, die für Fragen zu dieser Kampagne hinterlegt ist. Absender und Text hat niemand geprüft.',
  },
  en: {
    subject: (campaign: string) => `Message about “${campaign}”`,
    preheader: 'Somebody has written by the campaign’s page.',
    copy: 'It is no second message.',
    wrote: (campaign: string) => `this message came by the page of “${campaign}”:`,
    name: 'Name',
    email: 'E-mail',
    answer: (email: string) =>
      `An answer to this e-mail goes straight to the person who wrote; only then do they see your address. If it is for others to answer: the carrier can be reached at ${email}.`,
    why: 'This letter goes to the address that is kept for questions about this campaign. Nobody has checked who wrote, or what.',
  },
} as const;

const about = {
  kind: 'message',
  message: 'msg_sample0000000001',
  campaign: sampleCampaign.campaign,
  day: sampleDay,
} as const;

const to = { email: sampleCarrier.email };

/** What a visitor wrote to the people of a campaign. Answering it reaches the visitor. */
export const message: LetterTemplate<'message'> = {
  write(_, context) {
    const { letter, campaign, carrier, message: written } = context;
    if (!written) throw new Error(`${letter.letter}: the message is gone`);
    const say = words[letter.locale];
    return composed(context, {
      subject: say.subject(campaign.title),
      preheader: say.preheader,
      copy: say.copy,
      passages: [
        says(say.wrote(campaign.title)),
        lists([
          ...(written.name === undefined ? [] : [[say.name, written.name] as const]),
          [say.email, written.email],
        ]),
        quotes(written.text),
      ],
      ending: { answer: say.answer(carrier.email), why: say.why },
    });
  },
  samples: {
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
  } satisfies Record<string, LetterSample<'message'>>,
};
