import { readAmount } from './amount.ts';
import type { Month } from './month.ts';
import { CostType } from './need.ts';
import { readMonth } from './typed-month.ts';

/** What a column of a pasted sheet says; of a wide sheet, one month in each. */
export type Column =
  | { readonly field: 'month' | 'costType' | 'title' | 'neededCents' | 'priority' | 'note' | 'document' }
  | { readonly field: 'sum' }
  | { readonly field: 'month-of-sheet'; readonly month: Month }
  | { readonly field: 'refused'; readonly code: 'month.not-there' | 'month.year-missing' }
  | { readonly field: 'ignored' };

/** Letters only, so that `Betrag (EUR):` and `Kosten-Art` are read like `Betrag` and `Kostenart`. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)|\bin (?:€|eur|euro)\b|€/gu, '')
    .replaceAll(/[^\p{L}]/gu, '');

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const headings = {
  month: words('monat zeitraum month period'),
  costType: words('kostenart art typ kategorie costtype type category'),
  title: words(
    'bezeichnung titel zweck verwendungszweck bedarf posten position beschreibung wofür title purpose need item name description',
  ),
  neededCents: words('betrag kosten benötigt soll plan euro eur amount needed cost'),
  priority: words('priorität prio rang reihenfolge priority order'),
  note: words('notiz bemerkung anmerkung kommentar hinweis note notes comment'),
  document: words('dokument beleg link url document'),
  sum: words('summe gesamt insgesamt jahr total sum year'),
} as const;

/** What a heading says; a month for one of the columns of a wide sheet. */
const columnOf = (heading: string, year: number | undefined): Column => {
  const name = bare(heading);
  for (const field of fields) if (headings[field].has(name)) return { field };
  const read = readMonth(heading, year);
  if ('month' in read) return { field: 'month-of-sheet', month: read.month };
  return read.refused === 'month.unreadable'
    ? { field: 'ignored' }
    : { field: 'refused', code: read.refused };
};

const fields = ['month', 'costType', 'title', 'neededCents', 'priority', 'note', 'document', 'sum'] as const;

/** The columns, if this line is a heading: it names at least two that belong together. */
export const columnsOf = (
  cells: readonly string[],
  year: number | undefined,
): readonly Column[] | undefined => {
  const named = cells.map((cell) => columnOf(cell, year));
  const has = (field: Column['field']) => named.some((column) => column.field === field);
  const months = named.filter(({ field }) => field === 'month-of-sheet' || field === 'refused').length;
  if (months > 1 || (months === 1 && has('title') && !has('neededCents'))) return withTitle(named);
  const columns = has('neededCents') ? named : named.map(sumAsAmount);
  const isHeading = has('title') && columns.some(({ field }) => field === 'neededCents' || field === 'month');
  return isHeading ? columns : undefined;
};

/** A sheet without a column named for its amounts has them in its sum. */
const sumAsAmount = (column: Column): Column => (column.field === 'sum' ? { field: 'neededCents' } : column);

/** What a wide sheet is about stands in its first column, whatever that is called. */
const withTitle = (columns: readonly Column[]): readonly Column[] => {
  if (columns.some(({ field }) => field === 'title')) return columns;
  const at = columns.findIndex(({ field }) => field === 'ignored');
  return columns.map((column, index) => (index === at ? { field: 'title' } : column));
};

/** The columns of a sheet without a heading, by what stands in a line of it. */
export const columnsByContent = (
  cells: readonly string[],
  year: number | undefined,
): readonly Column[] | undefined => {
  const columns: Column[] = [];
  const free = (field: Column['field']) => !columns.some((column) => column.field === field);
  for (const cell of cells) {
    const amount = readAmount(cell);
    const isAmount = 'cents' in amount || amount.refused === 'amount.ambiguous';
    if (free('month') && !isAmount && !('refused' in readMonth(cell, year))) columns.push({ field: 'month' });
    else if (free('costType') && costTypeOf(cell)) columns.push({ field: 'costType' });
    else if (free('neededCents') && isAmount) columns.push({ field: 'neededCents' });
    else if (cell && free('title')) columns.push({ field: 'title' });
    else columns.push({ field: 'ignored' });
  }
  return free('month') || free('neededCents') || free('title') ? undefined : columns;
};

/** No `Honorar` and no `Gehalt` among them: those are what a need is called. */
const costTypes: Readonly<Record<CostType, ReadonlySet<string>>> = {
  staff: words('personal personalkosten personalausgaben staff staffcosts personnel'),
  material: words('sachkosten sachausgaben sachmittel material materialkosten materialcosts'),
};

/** `Personal`, `Sachkosten`, `staff`, `material` and their relatives. */
export const costTypeOf = (text: string): CostType | undefined => {
  const name = bare(text);
  return CostType.options.find((costType) => costTypes[costType].has(name));
};

/** What a line sums up: everything, the lines since the last sum, or one cost type. */
export interface SummedUp {
  readonly costType: CostType | undefined;
  readonly sinceLastSum: boolean;
}

/** `Summe`, `Gesamt`, `Summe Personal`; undefined for what is no sum, such as `Gesamtkoordination`. */
export const summedUpBy = (text: string): SummedUp | undefined => {
  const [first = '', ...more] = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const sinceLastSum = partSums.has(first);
  if (!sinceLastSum && !sums.has(first)) return undefined;
  const costType = costTypeOf(more.join(''));
  return more.length === 0 || costType ? { costType, sinceLastSum } : undefined;
};

const partSums = words('zwischensumme subtotal');
const sums = words(
  'summe gesamt gesamtsumme gesamtkosten gesamtbetrag insgesamt jahressumme total totals sum',
);
