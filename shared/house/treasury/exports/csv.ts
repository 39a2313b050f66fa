import type { Cell, Lines } from './sheet.ts';

/**
 * Sheets as German spreadsheets open them: semicolons, a byte order mark so that umlauts are read as such, CRLF, a comma
 * before the cents, and dates as 2026-11-22, which German and English spreadsheets alike take for a date and which
 * nobody can read as another day. Between two sheets there is an empty line.
 */
export const csvOf = async function* (sheets: readonly Lines[]): AsyncGenerator<string> {
  // Loaded by the first who wants a file, not by everybody who wants to look at a month.
  const { stringify } = await import('csv-stringify/sync');
  let isFirst = true;
  for (const { lines } of sheets) {
    yield isFirst ? '\uFEFF' : '\r\n';
    isFirst = false;
    for await (const handful of lines) {
      yield stringify(
        handful.map(({ cells }) => cells.map(textOf)),
        { delimiter: ';', record_delimiter: '\r\n', quote_record_delimiter: true },
      );
    }
  }
};

const textOf = (cell: Cell): string => {
  if (cell === undefined) return '';
  if ('text' in cell) return neutral(cell.text);
  if ('cents' in cell) return decimal(cell.cents);
  return 'day' in cell ? cell.day : String(cell.count);
};

/** `-1234,56`: a number for a German spreadsheet, also where it begins with a minus. */
const decimal = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
};

/**
 * What a spreadsheet would run as a formula, by OWASP's list ("CSV Injection"): also behind blanks and invisible
 * characters, also in the wide forms of East Asian keyboards; and what begins with a tab or a line break.
 */
const formula = /^'*(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** The apostrophe says "text" to a spreadsheet. What already has one gets one more, so that nothing is lost. */
const neutral = (text: string): string => (formula.test(text) ? `'${text}` : text);
