import { CsvError, parse } from 'csv-parse/sync';
import type { SheetLine } from '../../../domain/need-sheet.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** As many as one transaction holds beside what it says of itself. */
export const mostRows = 90;

/** Lines of a pasted sheet, and needs in it. */
export const mostLines = 10_000;

/**
 * Cuts what was pasted into lines and cells: as it comes from a spreadsheet, or a file of comma or semicolon separated
 * values, with quotes or without.
 *
 * @throws Refusal 400 `sheet.quote-open`, `sheet.too-long`
 */
export const cutSheet = (pasted: string): SheetLine[] => {
  const text = pasted.replaceAll(/\r\n?/g, '\n');
  const lines = linesOf(text);
  if (lines.length > mostLines + 1) throw tooLong();
  return lines;
};

export const tooLong = (): Refusal =>
  new Refusal(
    413,
    'sheet.too-long',
    {
      de: 'Das sind mehr als 10.000 Zeilen oder Bedarfe. Bitte in mehreren Teilen einfügen.',
      en: 'That is more than 10,000 lines or needs. Please paste it in parts.',
    },
    'text',
  );

const linesOf = (text: string): SheetLine[] => {
  try {
    const lines: SheetLine[] = [];
    let read = 0;
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      // A cell in quotes may hold line breaks: its line is the one it begins in.
      on_record: (cells: string[], { lines: through }) => {
        lines.push({ line: read + 1, cells });
        read = through;
        return null;
      },
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
    });
    return lines;
  } catch (error) {
    if (error instanceof CsvError) throw quoteOpen();
    throw error;
  }
};

/** Tabs from a spreadsheet; of a file the semicolon, because German amounts have commas of their own. */
const delimiterOf = (text: string): string => {
  const start = text.slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  if (start.includes('\t')) return '\t';
  return start.includes(';') ? ';' : ',';
};

const quoteOpen = (): Refusal =>
  new Refusal(
    400,
    'sheet.quote-open',
    {
      de: 'Ein Anführungszeichen öffnet sich und schließt sich nicht mehr. Bitte die Zellen mit Anführungszeichen prüfen.',
      en: 'A quotation mark opens and never closes. Please check the cells with quotation marks.',
    },
    'text',
  );
