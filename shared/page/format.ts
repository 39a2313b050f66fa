import { formatTags, type Language } from '../domain/language.ts';
import type { Cents } from '../domain/money.ts';
import type { Day, Month } from '../domain/month.ts';

// Making a format costs a thousand times what using it does.
const kept = <Format>(make: (tag: string) => Format): ((language: Language) => Format) => {
  const made = new Map<Language, Format>();
  return (language) => {
    const format = made.get(language) ?? make(formatTags[language]);
    made.set(language, format);
    return format;
  };
};

// The sign, not the letters EUR, in Ukrainian too.
const euro = { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' } as const;

const inEuros = kept((tag) => new Intl.NumberFormat(tag, euro));
const inShortEuros = kept(
  (tag) => new Intl.NumberFormat(tag, { ...euro, trailingZeroDisplay: 'stripIfInteger' }),
);
const inPercent = kept((tag) => new Intl.NumberFormat(tag, { style: 'percent' }));
const inMonths = kept(
  (tag) => new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const inDays = kept((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }));

/** `1.234,56 €`, as readers of this language write it. */
export const euros = (amount: Cents, language: Language): string => inEuros(language).format(amount / 100);

/** `25 €`, or `12,50 €` where there are cents: for buttons and choices. */
export const shortEuros = (amount: Cents, language: Language): string =>
  inShortEuros(language).format(amount / 100);

/** How much of the whole, rounded down: what is not there is never shown as there. */
export const percentOf = (part: Cents, whole: Cents, language: Language): string =>
  inPercent(language).format(whole <= 0 ? 1 : Math.floor((part / whole) * 100) / 100);

/** `November 2026` */
export const monthName = (month: Month, language: Language): string =>
  inMonths(language).format(new Date(`${month}-01T00:00:00Z`));

/** `22. November 2026` */
export const dayName = (day: Day, language: Language): string =>
  inDays(language).format(new Date(`${day}T00:00:00Z`));

/** How a browser writes numbers without `Intl`, whose first use costs a phone more than the whole widget. */
export interface NumberShape {
  /** Between euros and cents, and between thousands. */
  readonly decimal: string;
  readonly group: string;
  /** Around the number, as `{number}`. */
  readonly euros: string;
  readonly percent: string;
}

export const numberShape = (language: Language): NumberShape => {
  const parts = inEuros(language).formatToParts(1234.5);
  const signOf = (type: Intl.NumberFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    decimal: signOf('decimal'),
    group: signOf('group'),
    euros: around(parts),
    percent: around(inPercent(language).formatToParts(0.5)),
  };
};

const inNumber: ReadonlySet<string> = new Set(['integer', 'group', 'decimal', 'fraction']);

const around = (parts: readonly Intl.NumberFormatPart[]): string =>
  parts
    .map(({ type, value }) => (inNumber.has(type) ? '{number}' : value))
    .join('')
    .replaceAll(/(?:\{number\})+/g, '{number}');
