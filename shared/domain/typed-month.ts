import { Month } from './month.ts';

/** A month as it was typed, or why nobody can say which. */
export type TypedMonth =
  | { readonly month: Month }
  /** `2026-13`, `Brumaire 2026`; `November` alone, if nobody has said of which year. */
  | { readonly refused: 'month.unreadable' | 'month.not-there' | 'month.year-missing' };

/**
 * Reads a month as people and spreadsheets write it, in German and English: `2026-11`, `11/2026`, `11.2026`,
 * `November 2026`, `Nov. 26`, and a day of it such as `01.11.2026`.
 *
 * @param year of months that are written without one
 */
export const readMonth = (typed: string, year?: number): TypedMonth => {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const named = /^(\p{L}+)\.?[\s/'’-]*(\d{4}|\d{2})?$/u.exec(text);
  if (named) {
    const number = names.findIndex((of) => of.includes(named[1] ?? ''));
    if (number === -1) return { refused: 'month.unreadable' };
    if (named[2] === undefined && year === undefined) return { refused: 'month.year-missing' };
    return monthOf(named[2] === undefined ? (year ?? 0) : Number(named[2]), number + 1);
  }
  // Spreadsheets say the first day of a month, and at times its first hour.
  const digits = text.replace(/[ t]00:00(?::00)?$/, '');
  // Not 2026.11: what has four digits before a dot is an amount.
  const yearFirst = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/.exec(digits);
  if (yearFirst) return monthOf(Number(yearFirst[1]), Number(yearFirst[2]), yearFirst[3]);
  const yearLast = /^(\d{1,2})(?:[-/.](\d{4})|\/(\d{2}))$/.exec(digits);
  if (yearLast) return monthOf(Number(yearLast[2] ?? yearLast[3]), Number(yearLast[1]));
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})$/.exec(digits);
  if (day) return monthOf(Number(day[3]), Number(day[2]), day[1]);
  return { refused: 'month.unreadable' };
};

const monthOf = (year: number, number: number, day = '1'): TypedMonth => {
  const whole = year < 100 ? 2000 + year : year;
  const isThere = number >= 1 && number <= 12 && whole >= 2000 && whole <= 2100;
  if (!isThere || Number(day) < 1 || Number(day) > 31) return { refused: 'month.not-there' };
  return { month: Month.parse(`${whole}-${String(number).padStart(2, '0')}`) };
};

/** As calendars and spreadsheets abbreviate them. */
const names: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'january', 'jan', 'jän'],
  ['februar', 'feber', 'february', 'feb'],
  ['märz', 'maerz', 'march', 'mär', 'mrz', 'mar'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
];
