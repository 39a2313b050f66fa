import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import type { Sentence } from '../../../domain/locale.ts';
import { checkFee, FeePaid } from '../../../domain/membership-fee.ts';
import { parseCents } from '../../../domain/money.ts';
import type { Day } from '../../../domain/month.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { readDay, readMonth } from '../../../domain/typed-date.ts';
import { mostFeeRows } from '../../../routes/treasury/money.ts';
import { sentenceFor } from '../field-sentences.ts';

/** What stands in one row, or what is wrong with it. */
export type FeeRow = { readonly line: number } & (
  | { readonly fee: FeePaid }
  | { readonly problem: Refusal; readonly found?: string | undefined }
);

const columns = ['member', 'month', 'through', 'day', 'amount'] as const;
type Column = (typeof columns)[number];

const titles: Readonly<Record<Column, RegExp>> = {
  member: /^(?:mitglied(?:s-?(?:nummer|nr\.?))?|member(?: ?(?:number|no\.?))?|nummer|nr\.?)$/,
  month: /^(?:(?:erster |beitrags)?monat|für|von|ab|month|from)$/,
  through: /^(?:bis|letzter monat|through|until|to)$/,
  day: /^(?:tag|datum|eingang|eingegangen(?: am)?|buchungstag|day|date|received(?: on)?)$/,
  amount: /^(?:betrag|beitrag|summe|amount)(?: ?(?:\(?(?:€|eur|euro)\)?))?$/,
};

/**
 * Reads a list of fees as it is copied from a spreadsheet or saved as CSV: tab, semicolon or comma, with or without a row
 * of titles. Each row is read for itself, so that one mistake does not hide another.
 *
 * @throws Refusal `sheet.…` if it is no list at all
 */
export const readFeeSheet = (text: string, today: Day): FeeRow[] => {
  const lines = linesIn(text);
  const [first] = lines;
  if (!first) throw refuse('sheet.empty', { de: 'Hier steht keine Zeile.', en: 'There is no line here.' });
  const titled = placesByTitle(first.cells);
  const rows = titled ? lines.slice(1) : lines;
  if (rows.length > mostFeeRows) throw tooLong(rows.length);
  return rows.map(({ line, cells }) => {
    const places = titled ?? placesByCount(cells.length);
    const cellOf = (column: Column): string => cells[places[column] ?? -1]?.trim() ?? '';
    return { line, ...feeIn(cellOf, today) };
  });
};

/** @param months that are paid for, or rows */
export const tooLong = (months: number): Refusal =>
  refuse('sheet.too-long', {
    de: `Das sind ${months} Monatsbeiträge: bitte in Teilen von höchstens ${mostFeeRows} einfügen.`,
    en: `These are ${months} monthly fees: please paste them in parts of ${mostFeeRows} at most.`,
  });

type Places = Partial<Record<Column, number>>;

/** Where which column is, if this is a row of titles. */
const placesByTitle = (cells: readonly string[]): Places | undefined => {
  const places: Places = {};
  for (const column of columns) {
    const place = cells.findIndex((cell) => titles[column].test(cell.trim().toLowerCase()));
    if (place >= 0) places[column] = place;
  }
  const found = Object.keys(places).length;
  if (found < 2) return undefined;
  const missing = columns.find((column) => column !== 'through' && places[column] === undefined);
  if (!missing) return places;
  throw refuse('sheet.column-missing', {
    de: `Die Spalte „${names[missing].de}“ fehlt. Gebraucht werden: Mitglied, Monat, Tag, Betrag; für mehrere Monate auch „bis“.`,
    en: `The column “${names[missing].en}” is missing. Needed are: member, month, day, amount; for several months “through” too.`,
  });
};

const names: Readonly<Record<Column, Sentence>> = {
  member: { de: 'Mitglied', en: 'member' },
  month: { de: 'Monat', en: 'month' },
  through: { de: 'bis', en: 'through' },
  day: { de: 'Tag', en: 'day' },
  amount: { de: 'Betrag', en: 'amount' },
};

const placesByCount = (cells: number): Places =>
  cells > 4
    ? { member: 0, month: 1, through: 2, day: 3, amount: 4 }
    : { member: 0, month: 1, day: 2, amount: 3 };

const feeIn = (cellOf: (column: Column) => string, today: Day) => {
  try {
    const through = cellOf('through');
    const fee = FeePaid.parse({
      member: read('member', cellOf, (cell) => FeePaid.shape.member.safeParse(cell).data),
      month: read('month', cellOf, readMonth),
      ...(through !== '' && { through: read('through', cellOf, readMonth) }),
      day: read('day', cellOf, readDay),
      cents: read('amount', cellOf, centsIn),
    });
    checkFee(fee, today);
    return { fee };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const column = columns.find((candidate) => candidate === error.field);
    return { problem: error, found: column && cellOf(column) };
  }
};

/** @throws Refusal that names the column */
const read = <Value>(
  column: Column,
  cellOf: (column: Column) => string,
  reader: (cell: string) => Value | undefined,
): Value => {
  const value = reader(cellOf(column));
  if (value !== undefined) return value;
  throw new Refusal(400, `fee.${column}-unreadable`, sentenceFor([column]), column);
};

const centsIn = (cell: string): number | undefined => {
  const amount = parseCents(cell);
  return amount > 0 ? amount : undefined;
};

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

const Parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

const linesIn = (text: string): Line[] => {
  const options = { bom: true, delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true };
  try {
    const parsed: unknown = parse(text, { ...options, info: true });
    return Parsed.parse(parsed)
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    throw refuse('sheet.unreadable', {
      de: 'Diese Tabelle ist nicht lesbar: vermutlich fehlt irgendwo ein Anführungszeichen.',
      en: 'This table is not readable: probably a quotation mark is missing somewhere.',
    });
  }
};

/** What a spreadsheet copies has tabs; a German one saves semicolons, because commas stand in its amounts. */
const delimiterOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1);
  return ['\t', ';', ','].find((delimiter) => first.includes(delimiter)) ?? ';';
};

const refuse = (code: string, sentence: Sentence): Refusal => new Refusal(400, code, sentence, 'text');
