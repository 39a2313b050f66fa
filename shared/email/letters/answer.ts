import type { LetterTemplate } from '../letter-template.ts';
import { quotes, says, titled } from '../passages.ts';
import { correspondence } from './correspondence.ts';

const words = {
  de: {
    subject: (campaign: string) => `Antwort auf Ihre Nachricht zu „${campaign}“`,
    preheader: 'Das Team hat geschrieben.',
    copy: 'Es ist keine zweite Antwort.',
    answers: (campaign: string) => `auf Ihre Nachricht zu „${campaign}“ antwortet das Team:`,
    youWrote: 'Sie hatten geschrieben',
    answer: (email: string) =>
      `Wenn Sie auf diese E-Mail antworten, erreicht das die Menschen hinter der Kampagne, und sie sehen Ihre Adresse. Bisher kennen sie die nicht. Den Träger erreichen Sie unter ${email}.`,
    why: 'Dieser Brief kommt, weil jemand auf der Seite der Kampagne eine Nachricht geschrieben und diese E-Mail-Adresse für die Antwort angegeben hat. Waren Sie das nicht? Dann können Sie ihn einfach löschen.',
  },
  en: {
    subject: (campaign: string) => `Answer to your message about “${campaign}”`,
    preheader: 'The team has written.',
    copy: 'It is no second answer.',
    answers: (campaign: string) => `the team answers your message about “${campaign}”:`,
    youWrote: 'You had written',
    answer: (email: string) =>
      `If you answer this e-mail, that reaches the people behind the campaign, and they see your address. So far they do not know it. The carrier can be reached at ${email}.`,
    why: 'This letter comes because somebody wrote a message on the campaign’s page and gave this e-mail address for the answer. Was it not you? Then simply delete it.',
  },
} as const;

/** The people of a campaign answer somebody who wrote to them. */
export const answer: LetterTemplate<'answer'> = (_, context) => {
  const { letter, campaign, message: written, answer: said } = context;
  if (!written || said === undefined) throw new Error(`${letter.letter}: the message or its answer is gone`);
  const say = words[letter.locale];
  return correspondence(context, say, [
    says(say.answers(campaign.title)),
    quotes(said),
    titled(say.youWrote, [quotes(written.text)]),
  ]);
};
