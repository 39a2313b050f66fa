import type { Month } from './month.ts';
import type { Need } from './need.ts';
import { numbersBeside, placeOf } from './need-number.ts';
import type { SheetProblem, SheetRow } from './need-sheet.ts';
import { sheetSentences, twiceIn } from './sheet-sentence.ts';

/** A row beside the need it is about. */
export interface FoundRow {
  readonly row: SheetRow;
  /** Of the need that is there, or of the one that would be added. */
  readonly need: string;
  readonly outcome: 'new' | 'changed' | 'same';
  readonly there: Need | undefined;
}

/**
 * Finds the needs the rows of a sheet are about: those of the same month, cost type and title. A new purpose gets the
 * same stem in all its months. Nothing that is over or closed is changed, and a zero adds no need.
 *
 * @param stems of templates: a new purpose never takes the number of a need that is still to come
 */
export const foundRows = (
  rows: readonly SheetRow[],
  needs: readonly Need[],
  stems: readonly string[],
  thisMonth: Month,
): { found: FoundRow[]; problems: SheetProblem[] } => {
  const places = new Map(needs.map((need) => [placeOf(need), need]));
  const numberFor = numbersBeside(needs, stems);
  const lines = new Map<string, number>();
  const found: FoundRow[] = [];
  const problems: SheetProblem[] = [];
  for (const row of rows) {
    const place = placeOf(row);
    const there = places.get(place);
    const earlier = lines.get(place);
    const problem = (code: string, sentence: SheetProblem['sentence']) =>
      void problems.push({ line: row.line, field: row.month, code, found: row.title, sentence });
    lines.set(place, earlier ?? row.line);
    if (earlier !== undefined) problem('sheet.twice', twiceIn(earlier));
    else if (there && saysTheSame(there, row)) found.push({ row, need: there.need, outcome: 'same', there });
    else if (!there && row.neededCents === 0) continue;
    else if (row.month < thisMonth) problem('need.month-over', sheetSentences['need.month-over']);
    else if (there?.closed) problem('need.closed', sheetSentences['need.closed']);
    else if (there) found.push({ row, need: there.need, outcome: 'changed', there });
    else found.push({ row, need: numberFor(row), outcome: 'new', there: undefined });
  }
  return { found, problems };
};

/** Whether a need says already what a row says. What the row does not say does not count. */
export const saysTheSame = (
  need: Need,
  said: Pick<SheetRow, 'neededCents' | 'priority' | 'note' | 'document'>,
): boolean =>
  said.neededCents === (need.closed?.plannedCents ?? need.neededCents) &&
  (said.priority ?? need.priority) === need.priority &&
  (said.note ?? need.note) === need.note &&
  (said.document ?? need.document) === need.document;
