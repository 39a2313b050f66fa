import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { adds, offers, says } from '../passages.ts';

const words = {
  de: {
    subject: 'Ihr Link zu Ihren Zuwendungsbestätigungen',
    preheader: 'Er gilt 30 Tage.',
    copy: 'Er führt zu derselben Seite.',
    asked:
      'auf unserer Seite hat jemand diese E-Mail-Adresse angegeben, wohl Sie selbst, um Zuwendungsbestätigungen anzufordern. Hier geht es zu Ihren Spenden und Bestätigungen:',
    open: 'Meine Spenden und Bestätigungen',
    safe: 'Dort fragen wir noch einmal nach dieser E-Mail-Adresse, damit mit einem gefundenen Link niemand anderes weiterkommt. Der Link gilt 30 Tage.',
    answer: (email: string) =>
      `Sie haben eine Frage? Antworten Sie einfach auf diese E-Mail oder schreiben Sie an ${email}.`,
    why: 'Dieser Brief kommt, weil jemand auf unserer Seite diese E-Mail-Adresse angegeben hat. Waren Sie das nicht? Dann können Sie ihn einfach löschen: Ohne ihn sieht niemand etwas.',
  },
  en: {
    subject: 'Your link to your donation receipts',
    preheader: 'It is good for 30 days.',
    copy: 'It leads to the same page.',
    asked:
      'on our page somebody gave this e-mail address, most likely you yourself, to ask for donation receipts (Zuwendungsbestätigungen). This leads to your donations and receipts:',
    open: 'My donations and receipts',
    safe: 'There we ask for this e-mail address once more, so that nobody else gets on with a link they have found. The link is good for 30 days.',
    answer: (email: string) => `Do you have a question? Just answer this e-mail or write to ${email}.`,
    why: 'This letter comes because somebody gave this e-mail address on our page. Was it not you? Then simply delete it: without it nobody sees anything.',
  },
} as const;

/** A new link to somebody's own gifts and receipts, sent only to the address they gave by. */
export const receiptLink: LetterTemplate<'receipt-link'> = (_, context) => {
  const say = words[context.letter.locale];
  return composed(context, {
    subject: say.subject,
    preheader: say.preheader,
    copy: say.copy,
    passages: [says(say.asked), offers(say.open, context.links.receipts()), adds(say.safe)],
    ending: { answer: say.answer(context.carrier.email), why: say.why },
  });
};
