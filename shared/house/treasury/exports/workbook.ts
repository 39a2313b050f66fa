import type { Cell as XlsxCell, SheetData } from 'write-excel-file/node';
import type { Locale } from '../../../domain/locale.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Cell, Lines } from './sheet.ts';

/** A workbook is made as a whole, in memory, and more rows would not fit into one answer. */
const mostRows = 20_000;

const moneyFormat = '#,##0.00';
const dayFormat = { de: 'dd.mm.yyyy', en: 'yyyy-mm-dd' } as const;

/**
 * Sheets as a workbook (ISO/IEC 29500): amounts and days are numbers, text is text and never a formula.
 *
 * @throws Refusal 413 for more rows than a workbook takes here
 */
export const workbookOf = async (sheets: readonly Lines[], locale: Locale): Promise<Uint8Array> => {
  // Loaded by the first who wants a workbook.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const written = [];
  for (const { name, lines } of sheets) {
    const data = await dataOf(lines, locale);
    written.push({ sheet: name, data, columns: data[0]?.map(() => ({ width: 16 })), stickyRowsCount: 1 });
  }
  return writeXlsxFile(written).toBuffer();
};

const dataOf = async (lines: Lines['lines'], locale: Locale): Promise<SheetData> => {
  const data: SheetData = [];
  for await (const handful of lines) {
    data.push(...handful.map(({ cells, isBold }) => cells.map((cell) => written(cell, isBold, locale))));
    if (data.length > mostRows + 2) throw tooManyRows();
  }
  return data;
};

const written = (cell: Cell, isBold: true | undefined, locale: Locale): XlsxCell => {
  if (cell === undefined) return null;
  const style = isBold && { fontWeight: 'bold' as const };
  if ('text' in cell) return { value: cell.text, type: String, ...style };
  if ('cents' in cell) return { value: cell.cents / 100, type: Number, format: moneyFormat, ...style };
  if ('count' in cell) return { value: cell.count, type: Number, ...style };
  // A day of a workbook has no zone: it is a number of days since 1900.
  return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: dayFormat[locale], ...style };
};

const tooManyRows = (): Refusal =>
  new Refusal(413, 'export.too-many-rows', {
    de: `Das sind mehr als ${mostRows.toLocaleString('de-DE')} Zeilen, zu viele für eine Excel-Datei von hier. Bitte einen kürzeren Zeitraum wählen oder die CSV-Datei nehmen: die öffnet Excel auch.`,
    en: `These are more than ${mostRows.toLocaleString('en-GB')} rows, too many for a workbook from here. Please choose a shorter period, or take the CSV file: Excel opens it too.`,
  });
