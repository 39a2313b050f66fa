import { formatCents } from '../../domain/money.ts';
import { formatDay } from '../../domain/month.ts';
import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { accounts, inLines, says, titled } from '../passages.ts';

const words = {
  de: {
    subject: (number: string) => `Zuwendungsbestätigung ${number} gilt nicht mehr`,
    preheader: 'Bitte verwenden Sie sie nicht, und senden Sie uns das Original zurück.',
    copy: 'Er gehört zu derselben Bestätigung.',
    withdrawn: (number: string, day: string) =>
      `am ${day} mussten wir Ihre Zuwendungsbestätigung ${number} widerrufen. Sie gilt nicht mehr.`,
    because: {
      refunded: 'Der Grund: Von dem Geld, das in ihr steht, ist etwas an Sie zurückgezahlt worden.',
      returned: 'Der Grund: Eine Zahlung, die in ihr steht, ist an Ihre Bank oder Karte zurückgegangen.',
      corrected: 'Der Grund: Eine Angabe in ihr musste berichtigt werden.',
      mistake: 'Der Grund: In ihr stand etwas Falsches. Das tut uns leid.',
    },
    amount: 'Betrag',
    number: 'Nummer',
    withdrawnOn: 'Widerrufen am',
    pleaseTitle: 'Darum bitten wir Sie',
    please: [
      'Verwenden Sie diese Bestätigung nicht für Ihre Steuererklärung.',
      'Haben Sie sie auf Papier, dann senden Sie das Original bitte an die Anschrift unten. Eine Datei löschen Sie einfach.',
      'Haben Sie sie beim Finanzamt schon angegeben, dann teilen Sie ihm bitte mit, dass sie nicht mehr gilt. Auch wir müssen es dem Finanzamt sagen.',
    ],
    follows:
      'Über das, was bleibt, bekommen Sie in einem eigenen Brief eine neue Bestätigung mit neuer Nummer.',
    nothing: 'Eine neue Bestätigung kommt nicht von allein. Wenn Sie eine brauchen, antworten Sie uns bitte.',
  },
  en: {
    subject: (number: string) => `Donation receipt ${number} is no longer valid`,
    preheader: 'Please do not use it, and send us the original back.',
    copy: 'It is about the same receipt.',
    withdrawn: (number: string, day: string) =>
      `on ${day} we had to withdraw your donation receipt (Zuwendungsbestätigung) ${number}. It is no longer valid.`,
    because: {
      refunded: 'The reason: some of the money it certifies has been sent back to you.',
      returned: 'The reason: a payment it certifies has gone back to your bank or card.',
      corrected: 'The reason: something it says had to be corrected.',
      mistake: 'The reason: something it said was wrong. We are sorry.',
    },
    amount: 'Amount',
    number: 'Number',
    withdrawnOn: 'Withdrawn on',
    pleaseTitle: 'What we ask of you',
    please: [
      'Please do not use this receipt for your tax return.',
      'If you have it on paper, please send the original to the address below. A file you can simply delete.',
      'If you have given it to the tax office already, please tell them that it is no longer valid. We have to tell the tax office as well.',
    ],
    follows: 'For what is left you will get a new receipt with a new number, in a letter of its own.',
    nothing: 'A new receipt does not come by itself. If you need one, please answer us.',
  },
} as const;

/** A receipt is not true any more: why, what we ask its bearer to do, and whether another follows. */
export const receiptWithdrawn: LetterTemplate<'receipt-withdrawn'> = (about, context) => {
  const { letter, carrier } = context;
  const { locale } = letter;
  const say = words[locale];
  const day = formatDay(about.day, locale);
  return composed(context, {
    subject: say.subject(about.number),
    preheader: say.preheader,
    copy: say.copy,
    passages: [
      says(`${say.withdrawn(about.number, day)} ${say.because[about.because]}`),
      accounts(
        [say.amount, formatCents(about.cents, locale)],
        [
          [say.number, about.number],
          [say.withdrawnOn, day],
        ],
      ),
      titled(say.pleaseTitle, say.please.map(says)),
      says(about.replacementFollows ? say.follows : say.nothing),
      inLines([carrier.name, carrier.street, `${carrier.postalCode} ${carrier.city}`]),
    ],
  });
};
