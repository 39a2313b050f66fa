import type { LetterTemplate } from '../letter-template.ts';
import { lists, offers, quotes, says } from '../passages.ts';
import { correspondence } from './correspondence.ts';

const words = {
  de: {
    subject: (campaign: string) => `Nachricht zu „${campaign}“`,
    preheader: 'Jemand hat über die Seite der Kampagne geschrieben.',
    copy: 'Es ist keine zweite Nachricht.',
    wrote: (campaign: string) => `über die Seite von „${campaign}“ kam diese Nachricht:`,
    name: 'Name',
    offer: 'Antworten',
    answer: (email: string) =>
      `Bitte antworte über den Knopf und nicht auf diese E-Mail: Nur so kommt die Antwort an. Die Adresse, von der die Nachricht kommt, bleibt verborgen, bis der Mensch dahinter euch selbst zurückschreibt. Der Link gilt 90 Tage. Wenn andere zuständig sind: Der Träger ist unter ${email} zu erreichen.`,
    why: 'Dieser Brief geht an die Adresse, die für Fragen zu dieser Kampagne hinterlegt ist. Absender und Text hat niemand geprüft.',
  },
  en: {
    subject: (campaign: string) => `Message about “${campaign}”`,
    preheader: 'Somebody has written by the campaign’s page.',
    copy: 'It is no second message.',
    wrote: (campaign: string) => `this message came by the page of “${campaign}”:`,
    name: 'Name',
    offer: 'Answer',
    answer: (email: string) =>
      `Please answer by the button and not to this e-mail: only so does the answer arrive. The address the message comes from stays hidden until the person behind it writes back to you. The link is good for 90 days. If it is for others to answer: the carrier can be reached at ${email}.`,
    why: 'This letter goes to the address that is kept for questions about this campaign. Nobody has checked who wrote, or what.',
  },
} as const;

/** What a visitor wrote to the people of a campaign. They answer by a page of ours, and do not see whose address it is. */
export const message: LetterTemplate<'message'> = (about, context) => {
  const { letter, campaign, links, message: written } = context;
  if (!written) throw new Error(`${letter.letter}: the message is gone`);
  const say = words[letter.locale];
  return correspondence(context, say, [
    says(say.wrote(campaign.title)),
    ...(written.name === undefined ? [] : [lists([[say.name, written.name]])]),
    quotes(written.text),
    offers(say.offer, links.answer(about.message)),
  ]);
};
