import type { Locale, Sentence } from '../../../domain/locale.ts';

/**
 * One column of a sheet, and what stands in it. Amounts are euro cents, a day is `2026-11-22`; what is not known
 * stays empty.
 */
export type Column<Row> = { readonly head: Sentence } & (
  | { readonly text: (row: Row) => string | undefined }
  | {
      readonly cents: (row: Row) => number | undefined;
      /** The last line of the sheet says what the column adds up to. */
      readonly summed?: true;
    }
  | { readonly day: (row: Row) => string | undefined }
  | { readonly count: (row: Row) => number | undefined }
);

export interface Sheet<Row> {
  readonly name: Sentence;
  readonly columns: readonly Column<Row>[];
  /** In handfuls, so that none of them has to wait for the last one. */
  readonly rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
}

/** What is in a cell, whichever file it is written to. */
export type Cell =
  | { readonly text: string }
  | { readonly cents: number }
  | { readonly day: string }
  | { readonly count: number }
  | undefined;

export interface Line {
  readonly cells: readonly Cell[];
  /** The line of heads and the line of sums. */
  readonly isBold?: true;
}

/** A sheet in somebody's language, from its heads to its sums, line by line. */
export interface Lines {
  readonly name: string;
  readonly lines: AsyncIterable<readonly Line[]>;
}

export const linesOf = <Row>(sheet: Sheet<Row>, locale: Locale): Lines => ({
  name: sheet.name[locale],
  lines: lineByLine(sheet, locale),
});

const sumWord: Sentence = { de: 'Summe', en: 'Sum' };

const lineByLine = async function* <Row>(
  { columns, rows }: Sheet<Row>,
  locale: Locale,
): AsyncGenerator<readonly Line[]> {
  yield [{ cells: columns.map(({ head }) => ({ text: head[locale] })), isBold: true }];
  const sums = columns.map((column): number | undefined => ('summed' in column ? 0 : undefined));
  for await (const handful of rows) {
    const lines = handful.map((row) => ({ cells: columns.map((column) => cellOf(column, row)) }));
    for (const { cells } of lines) {
      for (const [index, cell] of cells.entries()) {
        const sum = sums[index];
        if (sum !== undefined && cell && 'cents' in cell) sums[index] = sum + cell.cents;
      }
    }
    yield lines;
  }
  if (sums.every((sum) => sum === undefined)) return;
  const [, ...others] = sums.map((sum) => (sum === undefined ? undefined : { cents: sum }));
  yield [{ cells: [{ text: sumWord[locale] }, ...others], isBold: true }];
};

const cellOf = <Row>(column: Column<Row>, row: Row): Cell => {
  if ('text' in column) {
    const text = column.text(row);
    return text === undefined ? undefined : { text };
  }
  if ('cents' in column) {
    const cents = column.cents(row);
    return cents === undefined ? undefined : { cents };
  }
  if ('day' in column) {
    const day = column.day(row);
    return day === undefined ? undefined : { day };
  }
  const count = column.count(row);
  return count === undefined ? undefined : { count };
};
