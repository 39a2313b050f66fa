import type { Locale } from '../../shared/domain/locale.ts';
import { formatCents } from '../../shared/domain/money.ts';
import type { Difference, Proof } from '../../shared/domain/proof.ts';

/** A report for the treasurer: do the books equal Stripe, and if not, where. */
export const proofLines = (proof: Proof, locale: Locale): string[] => {
  const { from, to, finishedAt, complete, agrees, differences, differs, stripe, books, waiting } = proof;
  const euro = (cents: Parameters<typeof formatCents>[0]): string => formatCents(cents, locale).padStart(14);
  const german = locale === 'de';
  const more = differs - differences.length;
  return [
    verdict(proof, german),
    `  ${from} – ${to}${complete ? '' : german ? ' (geht beim nächsten Mal weiter)' : ' (goes on next time)'}, ${german ? 'fertig' : 'finished'} ${finishedAt}`,
    '',
    `  ${''.padEnd(24)}${'Stripe'.padStart(14)}${(german ? 'Bücher' : 'books').padStart(14)}`,
    `  ${(german ? 'Zahlungen' : 'payments').padEnd(24)}${euro(stripe.payments)}${euro(books.payments)}`,
    `  ${(german ? 'zurückgegangen' : 'went back').padEnd(24)}${euro(stripe.returned)}${euro(books.returned)}`,
    `  ${(german ? 'Gebühren' : 'fees').padEnd(24)}${euro(stripe.fees)}${euro(books.fees)}`,
    `  ${(german ? 'ausgezahlt' : 'paid out').padEnd(24)}${euro(stripe.payouts)}`,
    `  ${(german ? 'sonst bewegt' : 'moved otherwise').padEnd(24)}${euro(stripe.other)}`,
    ...(waiting > 0 ? [`  ${german ? 'Noch auf dem Weg' : 'Still on their way'}: ${waiting}`] : []),
    ...(agrees ? [] : differences.flatMap((difference) => differenceLines(difference, locale))),
    ...(more > 0 ? [german ? `  … und ${more} weitere` : `  … and ${more} more`] : []),
  ];
};

const verdict = ({ agrees, differs, transactions }: Proof, german: boolean): string => {
  if (agrees) {
    return german
      ? `Bücher = Stripe, auf den Cent, in ${transactions} Bewegungen.`
      : `Books = Stripe, to the cent, in ${transactions} transactions.`;
  }
  return german
    ? `Bücher und Stripe unterscheiden sich in ${differs} Zeilen:`
    : `The books and Stripe differ in ${differs} lines:`;
};

const differenceLines = (difference: Difference, locale: Locale): string[] => {
  const { matter, transaction, payout, entry, campaign, month, stripeCents, ourCents, remedy } = difference;
  const about = [transaction, payout, entry, campaign, month].filter((one) => one !== undefined).join(' ');
  const sums = [
    stripeCents !== undefined && `Stripe ${formatCents(stripeCents, locale)}`,
    ourCents !== undefined && `${locale === 'de' ? 'Bücher' : 'books'} ${formatCents(ourCents, locale)}`,
  ].filter((sum) => sum !== false);
  return ['', `  ${matter}  ${about}  ${sums.join(', ')}`.trimEnd(), `    → ${remedy[locale]}`];
};
