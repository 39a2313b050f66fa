import * as z from 'zod';
import { languageTag, type Locale } from './locale.ts';
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
const formats = new Map<Locale, Intl.NumberFormat>();
const formatFor = (locale: Locale): Intl.NumberFormat => {
  const format =
    formats.get(locale) ?? new Intl.NumberFormat(languageTag[locale], { style: 'currency', currency: 'EUR' });
  formats.set(locale, format);
  return format;
};

/** `1.234,56 €` or `€1,234.56`. A double holds every amount of our range to far less than a cent. */
export const formatCents = (amount: Cents, locale: Locale): string => formatFor(locale).format(amount / 100);

const unreadable = new Refusal(
  400,
  'amount.unreadable',
  {
    de: 'Bitte einen Betrag in Euro wie 25, 12,50 oder 1.234,56 eingeben.',
    en: 'Please type an amount in euros, such as 25, 12.50 or 1,234.56.',
  },
  'amount',
);

const ambiguous = (whole: string, decimals: string) =>
  new Refusal(
    400,
    'amount.ambiguous',
    {
      de: `Sind ${whole}${decimals} Euro gemeint? Dann bitte ohne Punkt und Komma eingeben, Cent mit zwei Stellen.`,
      en: `Do you mean ${whole}${decimals} euros? Then please type it without dot or comma, cents with two digits.`,
    },
    'amount',
  );

/**
 * Reads an amount as people type it, German or English: `12,50`, `12.50`, `1.234,56 €`, `€1,234.56`, `25,-`.
 * What can be read in two ways (`1.234`, `12,345`) is refused, never guessed.
 *
 * @throws Refusal `amount.unreadable` or `amount.ambiguous`
 */
export const parseCents = (typed: string): Cents => {
  const text = typed
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/^(?:€|eur(?:o)?)|(?:€|eur(?:o)?)$/giu, '')
    .replace(/,[-–—]{1,2}$/u, '');
  const twoWays = /^(\d{1,3})[.,](\d{3})$/.exec(text);
  if (twoWays) throw ambiguous(twoWays[1] ?? '', twoWays[2] ?? '');
  const plain = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  const german = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(text);
  const english = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text);
  const read = plain ?? german ?? english;
  const whole = read?.[1]?.replaceAll(/[.,]/g, '');
  if (whole === undefined || whole.length > 12) throw unreadable;
  return cents(Number(whole) * 100 + Number((read?.[2] ?? '').padEnd(2, '0')));
};
