import { readAmount } from './amount.ts';
import type { Sentence } from './locale.ts';
import { type Cents, cents, parseCents, sumCents } from './money.ts';
import type { Month } from './month.ts';
import { type CostType, DocumentUrl, Need, NeedNote, Priority } from './need.ts';
import { Refusal } from './refusal.ts';
import { type Column, columnsByContent, columnsOf, costTypeOf, summedUpBy } from './sheet-column.ts';
import { sheetSentences } from './sheet-sentence.ts';
import { readMonth } from './typed-month.ts';

/** A line of what was pasted, from 1, cut into its cells. */
export interface SheetLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A need as a sheet says it. What it does not say is not there. */
export interface SheetRow extends Pick<Need, 'month' | 'costType' | 'title'> {
  readonly line: number;
  readonly neededCents: Cents;
  readonly priority?: number;
  readonly note?: string;
  readonly document?: string;
}

export interface SheetProblem {
  readonly line: number;
  readonly field?: string;
  readonly code: string;
  readonly found?: string;
  readonly sentence: Sentence;
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly problems: readonly SheetProblem[];
  /** Lines that say a sum, beside what the rows above come to as far as they could be read. */
  readonly totals: readonly { line: number; statedCents?: Cents; readCents: Cents }[];
  readonly ignored: readonly string[];
}

/** What a person has said of a sheet beforehand. */
export interface SheetAnswers {
  /** Of months without one. */
  readonly year?: number | undefined;
  /** That 12,345 and 1.234 mean whole euros. */
  readonly ambiguousAs?: 'thousands' | undefined;
}

/**
 * Reads a sheet of needs: one line a need, or one line a purpose with a column for each month. Columns stand in any
 * order, with German or English headings or none. What cannot be read is a problem of its line, never a guess.
 */
export const readSheet = (lines: readonly SheetLine[], answers: SheetAnswers = {}): Sheet => {
  const filled = lines
    .map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some(Boolean));
  const reading = new Reading(answers);
  const at = filled.slice(0, headingWithin).findIndex(({ cells }) => columnsOf(cells, answers.year));
  const heading = filled[at];
  if (heading) reading.begin(heading, columnsOf(heading.cells, answers.year) ?? []);
  else reading.beginWithout(filled[0]);
  if (reading.canRead) for (const line of filled.slice(at + 1)) reading.read(line);
  return reading;
};

/** A sheet may have a title above its headings. */
const headingWithin = 10;

class Reading implements Sheet {
  readonly rows: SheetRow[] = [];
  readonly problems: SheetProblem[] = [];
  readonly totals: { line: number; statedCents?: Cents; readCents: Cents }[] = [];
  readonly ignored: string[] = [];
  readonly #answers: SheetAnswers;
  #columns: readonly Column[] = [];
  /** A line that says nothing but a cost type is about all lines below it. */
  #section: CostType | undefined;

  constructor(answers: SheetAnswers) {
    this.#answers = answers;
  }

  get canRead(): boolean {
    return this.#columns.length > 0;
  }

  begin({ line, cells }: SheetLine, columns: readonly Column[]): void {
    this.#columns = columns;
    for (const [index, column] of columns.entries()) {
      const found = cells[index] ?? '';
      if (column.field === 'ignored' && found) this.ignored.push(found);
      if (column.field === 'refused') this.#refuse(line, 'month', column.code, found);
    }
  }

  beginWithout(first: SheetLine | undefined): void {
    const columns = first && columnsByContent(first.cells, this.#answers.year);
    if (columns) this.#columns = columns;
    else this.#refuse(first?.line ?? 1, undefined, 'sheet.no-heading');
  }

  read({ line, cells }: SheetLine): void {
    const [first = '', ...others] = cells.filter(Boolean);
    const section = others.length === 0 ? costTypeOf(first) : undefined;
    if (section) this.#section = section;
    else if (summedUpBy(first)) this.#sum(line, first, cells);
    else if (cells.slice(this.#columns.length).some(Boolean))
      this.#refuse(line, undefined, 'sheet.too-many-cells');
    else this.#need(line, cells);
  }

  #need(line: number, cells: readonly string[]): void {
    const before = this.problems.length;
    const about = {
      costType: this.#costType(line, this.#cell(cells, 'costType')),
      title: this.#checked(line, 'title', Need.shape.title, this.#cell(cells, 'title')),
    };
    const rest = this.#rest(line, cells);
    const amounts = this.#amounts(line, cells);
    const { costType, title } = about;
    if (this.problems.length > before || costType === undefined || title === undefined) return;
    for (const amount of amounts) this.rows.push({ line, costType, title, ...amount, ...rest });
  }

  /** One of a long sheet; of a wide one as many as it has months with an amount. */
  #amounts(line: number, cells: readonly string[]): { month: Month; neededCents: Cents }[] {
    const wide = this.#columns.flatMap((column, index) =>
      column.field === 'month-of-sheet'
        ? [{ month: column.month, typed: withoutDash(cells[index] ?? '') }]
        : [],
    );
    if (wide.length === 0) {
      const month = this.#month(line, this.#cell(cells, 'month'));
      const neededCents = this.#amount(line, 'neededCents', withoutDash(this.#cell(cells, 'neededCents')));
      return month !== undefined && neededCents !== undefined ? [{ month, neededCents }] : [];
    }
    const filled = wide.filter(({ typed }) => typed);
    if (filled.length === 0) this.#refuse(line, 'neededCents', 'sheet.amount-missing');
    return filled.flatMap(({ month, typed }) => {
      const neededCents = this.#amount(line, month, typed);
      return neededCents === undefined ? [] : [{ month, neededCents }];
    });
  }

  #rest(line: number, cells: readonly string[]): Pick<SheetRow, 'priority' | 'note' | 'document'> {
    const typed = {
      priority: this.#cell(cells, 'priority'),
      note: this.#cell(cells, 'note'),
      document: this.#cell(cells, 'document'),
    };
    const priority = typed.priority && this.#checked(line, 'priority', Priority, Number(typed.priority));
    const note = typed.note && this.#checked(line, 'note', NeedNote, typed.note);
    const document = typed.document && this.#checked(line, 'document', DocumentUrl, typed.document);
    return {
      ...(typeof priority === 'number' && { priority }),
      ...(note && { note }),
      ...(document && { document }),
    };
  }

  #sum(line: number, title: string, cells: readonly string[]): void {
    const { costType, sinceLastSum } = summedUpBy(title) ?? {};
    const after = sinceLastSum ? (this.totals.at(-1)?.line ?? 0) : 0;
    const above = this.rows.filter((row) => row.line > after && (!costType || row.costType === costType));
    const stated = cells.flatMap((cell, index) => {
      const field = this.#columns[index]?.field;
      const typed = withoutDash(cell);
      return typed && (field === 'neededCents' || field === 'month-of-sheet') ? [this.#read(typed)] : [];
    });
    const known = stated.flatMap((read) => ('cents' in read ? [read.cents] : []));
    this.totals.push({
      line,
      ...(known.length > 0 && known.length === stated.length && { statedCents: sumCents(known) }),
      readCents: sumCents(above.map(({ neededCents }) => neededCents)),
    });
  }

  #costType(line: number, typed: string): CostType | undefined {
    if (!typed && this.#section) return this.#section;
    const costType = costTypeOf(typed);
    if (!costType)
      this.#refuse(line, 'costType', typed ? 'sheet.cost-type-unknown' : 'sheet.cost-type-missing', typed);
    return costType;
  }

  #month(line: number, typed: string): Month | undefined {
    const read = readMonth(typed, this.#answers.year);
    if ('month' in read) return read.month;
    return this.#refuse(line, 'month', read.refused, typed);
  }

  #amount(line: number, field: string, typed: string): Cents | undefined {
    if (!typed) return this.#refuse(line, field, 'sheet.amount-missing');
    const read = this.#read(typed);
    if ('cents' in read) return cents(read.cents);
    const { code, sentence } = read.refusal;
    this.problems.push({ line, field, code, found: shortened(typed), sentence });
    return undefined;
  }

  #read(typed: string): { cents: number } | { refusal: Refusal } {
    const read = readAmount(typed);
    if ('digits' in read && this.#answers.ambiguousAs) return { cents: Number(read.digits) * 100 };
    try {
      return { cents: parseCents(typed) };
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error };
      throw error;
    }
  }

  #checked<Output>(
    line: number,
    field: 'title' | 'priority' | 'note' | 'document',
    schema: { safeParse(value: unknown): { data?: Output } },
    value: string | number,
  ): Output | undefined {
    const { data } = schema.safeParse(value);
    return data ?? this.#refuse(line, field, `sheet.${field}-unreadable`, String(value));
  }

  #cell(cells: readonly string[], field: Column['field']): string {
    return cells[this.#columns.findIndex((column) => column.field === field)] ?? '';
  }

  #refuse(line: number, field: string | undefined, code: keyof typeof sheetSentences, found = ''): undefined {
    this.problems.push({
      line,
      ...(field !== undefined && { field }),
      code,
      ...(found && { found: shortened(found) }),
      sentence: sheetSentences[code],
    });
  }
}

/** Enough to find it again in one's own sheet. */
const shortened = (text: string): string => text.slice(0, 60);

/** Bookkeepers write a dash for nothing: `- €`. */
const withoutDash = (typed: string): string => (/^[-–—]\s*(?:€|EUR)?$/u.test(typed) ? '' : typed);
