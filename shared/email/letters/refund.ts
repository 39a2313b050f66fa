import { formatCents } from '../../domain/money.ts';
import { formatDay } from '../../domain/month.ts';
import { composed } from '../composed.ts';
import type { LetterTemplate } from '../letter-template.ts';
import { meansOfPayment } from '../means-of-payment.ts';
import { accounts, says, titled } from '../passages.ts';

const words = {
  de: {
    subject: (amount: string) => `Wir haben Ihnen ${amount} zurückgezahlt`,
    preheader: 'Das Geld kommt auf demselben Weg zurück, in einigen Tagen.',
    copy: 'Er gehört zu derselben Rückzahlung; es ist keine zweite.',
    returned: (amount: string, campaign: string, day: string) =>
      `am ${day} haben wir ${amount} von Ihrer Spende für „${campaign}“ an Sie zurückgezahlt.`,
    amount: 'Betrag',
    returnedOn: 'Zurückgezahlt am',
    campaign: 'Spende für',
    means: 'Bezahlt mit',
    reference: 'Unser Zeichen',
    sameWay:
      'Das Geld geht denselben Weg zurück, den es gekommen ist. Bis Sie es sehen, dauert es je nach Bank einige Tage.',
    taxTitle: 'Für Ihre Steuererklärung',
    tax: 'Was zurückgezahlt ist, zählt nicht mehr als Spende. Unser Dankschreiben zu dieser Spende ist ein Nachweis nur noch für das, was von ihr übrig bleibt. Bitte heben Sie diesen Brief dazu auf.',
    correctedProof:
      'Haben Sie von uns eine Zuwendungsbestätigung, in der diese Spende steht? Die gilt dann nicht mehr: Dazu schreiben wir Ihnen einen eigenen Brief.',
  },
  en: {
    subject: (amount: string) => `We have sent ${amount} back to you`,
    preheader: 'The money comes back the way it was paid, in a few days.',
    copy: 'It is about the same refund, not about a second one.',
    returned: (amount: string, campaign: string, day: string) =>
      `On ${day} we sent ${amount} of your donation to “${campaign}” back to you.`,
    amount: 'Amount',
    returnedOn: 'Sent back on',
    campaign: 'Donation to',
    means: 'Paid by',
    reference: 'Our reference',
    sameWay:
      'The money goes back the way it came. Depending on your bank, it takes a few days until you see it.',
    taxTitle: 'For your tax return in Germany',
    tax: 'What was sent back no longer counts as a donation. Our thank-you letter is proof only of what is left of this donation. Please keep this letter with it.',
    correctedProof:
      'Do you have an official receipt from us (Zuwendungsbestätigung) that includes this donation? Then it is no longer valid: we write to you about that in a letter of its own.',
  },
} as const;

/** Money went back to its giver: how much, which way, and what that means for the tax office. */
export const refund: LetterTemplate<'refund'> = (about, context) => {
  const { locale } = context.letter;
  const say = words[locale];
  const amount = formatCents(about.cents, locale);
  const day = formatDay(about.day, locale);
  const means = meansOfPayment(about.method, locale);
  return composed(context, {
    subject: say.subject(amount),
    preheader: say.preheader,
    copy: say.copy,
    passages: [
      says(say.returned(amount, context.campaign.title, day)),
      accounts(
        [say.amount, amount],
        [
          [say.returnedOn, day],
          [say.campaign, context.campaign.title],
          ...(means === undefined ? [] : [[say.means, means] as const]),
          [say.reference, about.refund],
        ],
      ),
      says(say.sameWay),
      titled(say.taxTitle, [says(say.tax), says(say.correctedProof)]),
    ],
  });
};
