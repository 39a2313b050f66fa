import * as z from 'zod';
import { readAmount } from './amount.ts';
import { formatTags, type Language } from './language.ts';
import { Refusal } from './refusal.ts';

/** Whole euro cents, signed (a refund is negative). Never a fraction, never another currency. */
export const Cents = z
  .int()
  .min(-1e14)
  .max(1e14)
  .brand<'Cents'>()
  .meta({ description: 'Whole euro cents. 2500 is 25,00 €.' });
export type Cents = z.infer<typeof Cents>;

/** @throws ZodError if the number is a fraction or beyond the safe integers: such money is a bug. */
export const cents = (wholeCents: number): Cents => Cents.parse(wholeCents);

export const negated = (amount: Cents): Cents => cents(0 - amount);

export const sumCents = (amounts: Iterable<number>): Cents => {
  let total = 0;
  for (const amount of amounts) total += amount;
  return cents(total);
};

// Made at the first use: most functions never write an amount.
const formats = new Map<Language, Intl.NumberFormat>();
// The sign, not the letters EUR, in Ukrainian too.
const euro = { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' } as const;
const formatFor = (language: Language): Intl.NumberFormat => {
  const format = formats.get(language) ?? new Intl.NumberFormat(formatTags[language], euro);
  formats.set(language, format);
  return format;
};

/** `1.234,56 €` or `€1,234.56`. A double holds every amount of our range to far less than a cent. */
export const formatCents = (amount: Cents, language: Language): string =>
  formatFor(language).format(amount / 100);

/** How much of the whole in percent, rounded down: what is not there is never shown as there. */
export const wholePercent = (part: Cents, whole: Cents): number =>
  whole <= 0 ? 100 : Math.max(0, Number((BigInt(part) * 100n) / BigInt(whole)));

const unreadable = new Refusal(
  400,
  'amount.unreadable',
  {
    de: 'Bitte einen Betrag in Euro wie 25, 12,50 oder 1.234,56 eingeben.',
    en: 'Please type an amount in euros, such as 25, 12.50 or 1,234.56.',
  },
  'amount',
);

const ambiguous = (digits: string) =>
  new Refusal(
    400,
    'amount.ambiguous',
    {
      de: `Sind ${digits} Euro gemeint? Dann bitte ohne Punkt und Komma eingeben, Cent mit zwei Stellen.`,
      en: `Do you mean ${digits} euros? Then please type it without dot or comma, cents with two digits.`,
    },
    'amount',
  );

/**
 * Reads an amount as people type it, as {@link readAmount} does.
 *
 * @throws Refusal `amount.unreadable` or `amount.ambiguous`
 */
export const parseCents = (typed: string): Cents => {
  const read = readAmount(typed);
  if ('cents' in read) return cents(read.cents);
  throw read.refused === 'amount.ambiguous' ? ambiguous(read.digits) : unreadable;
};
