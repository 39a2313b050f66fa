import type { Month } from './month.ts';
import { type Need, NeedId } from './need.ts';

/** What comes before the month in a need's number, `need_coordination`: the same in each month of one purpose. */
export const stemOf = ({ need }: Pick<Need, 'need'>): string => need.slice(0, -'-2026-11'.length);

const needNumber = (stem: string, month: Month): string => NeedId.parse(`${stem}-${month}`);

/** A stem made of a title that none of these have: `need_koordination`, then `need_koordination-2`. */
export const freeStem = (title: string, taken: ReadonlySet<string>): string => {
  const stem = `need_${slugOf(title) || 'bedarf'}`;
  if (!taken.has(stem)) return stem;
  let count = 2;
  while (taken.has(`${stem}-${count}`)) count += 1;
  return `${stem}-${count}`;
};

/** Short enough that a count and a month still find room behind it. */
const longest = 44;

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[äöüß]/g, (letter) => umlauts[letter] ?? '')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-|-$/g, '');

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Needs of one month are the same purpose if they say the same to a reader. */
export const purposeOf = ({ costType, title }: Pick<Need, 'costType' | 'title'>): string =>
  `${costType} ${title.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()}`;

/** Where a need stands: there is one of a purpose in a month. */
export const placeOf = (of: Pick<Need, 'month' | 'costType' | 'title'>): string =>
  `${of.month} ${purposeOf(of)}`;

/**
 * Numbers for new needs beside those that are there: one purpose has the same stem in all its months.
 *
 * @param stems of templates: a new purpose never takes the number of a need that is still to come
 */
export const numbersBeside = (
  needs: readonly Need[],
  stems: readonly string[],
): ((of: Pick<Need, 'month' | 'costType' | 'title'>) => string) => {
  const numbers = new Set(needs.map(({ need }) => need));
  const taken = new Set([...needs.map(stemOf), ...stems]);
  const stemBy = new Map(needs.map((need) => [purposeOf(need), stemOf(need)]));
  const stemFor = (of: Pick<Need, 'month' | 'costType' | 'title'>): string => {
    const known = stemBy.get(purposeOf(of));
    if (known !== undefined && !numbers.has(`${known}-${of.month}`)) return known;
    const stem = freeStem(of.title, taken);
    taken.add(stem);
    stemBy.set(purposeOf(of), stem);
    return stem;
  };
  return (of) => {
    const number = needNumber(stemFor(of), of.month);
    numbers.add(number);
    return number;
  };
};

/** Behind all needs that are there already. */
export const lastPriority = (needs: readonly Pick<Need, 'priority'>[]): number =>
  Math.min(1000, 10 + needs.reduce((last, { priority }) => Math.max(last, priority), 0));
