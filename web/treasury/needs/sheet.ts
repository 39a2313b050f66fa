import { answered, api } from '../api/client.ts';
import type { pastedNeeds as german } from '../words/de/pasted-needs.ts';

export type PastedWords = typeof german;

export interface SheetAnswers {
  readonly year?: number;
  readonly ambiguousAs?: 'thousands';
}

export const readSheet = async (campaign: string, text: string, answers: SheetAnswers) =>
  answered(
    api.POST('/v1/treasury/campaigns/{campaign}/needs/paste/preview', {
      params: { path: { campaign } },
      body: { text, ...answers },
    }),
  );
export type Sheet = Awaited<ReturnType<typeof readSheet>>;
export type SheetRow = Sheet['rows'][number];
export type SheetProblem = Sheet['problems'][number];

/** Nothing anybody could correct: a month that is over stays, and so does what was closed. */
export const isLeftOut = ({ code }: SheetProblem): boolean =>
  code === 'need.month-over' || code === 'need.closed';

/** One line of the preview: a need that was read, or what is wrong in a line. */
export interface PreviewLine {
  readonly line: number;
  readonly row?: SheetRow;
  readonly problems?: readonly SheetProblem[];
}

/** A page that draws ten thousand rows stands still; nobody reads them either. */
const mostRows = 200;

export interface Preview {
  readonly lines: readonly PreviewLine[];
  readonly rows: number;
  readonly wrong: number;
  /** Of all lines that need a correction. */
  readonly allWrong: number;
}

/** The first rows, and the first lines that need a correction wherever they stand, in the order of the sheet. */
export const previewOf = ({ rows, problems }: Sheet): Preview => {
  const wrong = [
    ...Map.groupBy(
      problems.filter((one) => !isLeftOut(one)),
      ({ line }) => line,
    ),
  ];
  const shown = [
    ...rows.slice(0, mostRows).map((row): PreviewLine => ({ line: row.line, row })),
    ...wrong.slice(0, mostRows).map(([line, problems]): PreviewLine => ({ line, problems })),
  ];
  return {
    lines: shown.toSorted((one, other) => one.line - other.line),
    rows: Math.min(rows.length, mostRows),
    wrong: Math.min(wrong.length, mostRows),
    allWrong: wrong.length,
  };
};
