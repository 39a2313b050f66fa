import { parse } from 'csv-parse/sync';

/** As a spreadsheet reads it: each line by the heads of the first. */
export const tableIn = (csv: string): Record<string, string>[] =>
  parse<Record<string, string>>(csv, { bom: true, delimiter: ';', columns: true, record_delimiter: '\r\n' });

/** `1234,56` as cents. */
export const centsIn = (decimal: string | undefined): number =>
  Math.round(Number(decimal?.replace(',', '.')) * 100);
