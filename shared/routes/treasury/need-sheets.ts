import * as z from 'zod';
import { Month } from '../../domain/month.ts';
import { CostType, Need, NeedId } from '../../domain/need.ts';
import { campaign, plans, saidOfNeed, Version } from './need-inputs.ts';
import type { TreasuryRoute } from './route.ts';

const Years = z
  .strictObject({ fromYear: z.int().min(2000).max(2100), toYear: z.int().min(2000).max(2100) })
  .refine(({ fromYear, toYear }) => toYear > fromYear, {
    message: 'the year it is copied to comes later',
    path: ['toYear'],
  });

const CopiedYear = z.strictObject({
  /** What is added: by a request 90 at most, in a preview all. */
  added: z.array(Need),
  /** How many are still to be copied by the next request: it goes on where this one ended. */
  left: z.int(),
  /** There already, from a template or by hand: left as they are. */
  kept: z.array(NeedId),
  /** Their month is over. */
  over: z.array(NeedId),
});
export type CopiedYear = z.infer<typeof CopiedYear>;

/** One need as a pasted sheet says it. */
export const PastedNeed = z
  .strictObject({
    /** From the preview: it finds the need a row is about, by month, cost type and title. */
    need: NeedId,
    month: Month,
    costType: CostType,
    ...saidOfNeed,
    /** Of the need that is there; none if the preview has found none. */
    version: Version.optional(),
  })
  .refine(({ need, month }) => need.endsWith(month), {
    message: 'the id of a need ends with its month',
    path: ['need'],
  });
export type PastedNeed = z.infer<typeof PastedNeed>;

/** A sheet read: what its rows come to, and what a person must look at. Nothing is written yet. */
const ReadSheet = z.strictObject({
  /** By line of what was pasted, from 1. A wide sheet gives one for each cell. */
  rows: z.array(
    z.strictObject({
      line: z.int(),
      outcome: z.enum(['new', 'changed', 'same']),
      row: PastedNeed,
      /** What is there now, if that is to be changed. */
      neededCentsBefore: Need.shape.neededCents.optional(),
    }),
  ),
  problems: z.array(
    z.strictObject({
      line: z.int(),
      /** Which column, by our name for it; the month in a wide sheet. */
      field: z.string().optional(),
      /** `amount.ambiguous`, `sheet.month-unknown`, … */
      code: z.string(),
      /** What stands there. */
      found: z.string().optional(),
      /** In the reader's language. */
      sentence: z.string(),
    }),
  ),
  /** How many there are; `problems` says the first 2000. */
  problemCount: z.int(),
  /** Lines that say a sum. They are no needs. */
  totals: z.array(
    z.strictObject({
      line: z.int(),
      /** What the sheet says; nothing if that cannot be read. */
      statedCents: z.int().optional(),
      /** What the rows above it come to, as far as they could be read. */
      readCents: z.int(),
    }),
  ),
  /** Columns whose heading means nothing to us. */
  ignored: z.array(z.string()),
  /** What all rows come to that could be read. */
  sumCents: z.int(),
});
export type ReadSheet = z.infer<typeof ReadSheet>;

export const sheetRoutes = {
  previewCopiedYear: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs/copy-year/preview',
    summary: 'What copying a year would add. Writes nothing.',
    dryRun: true,
    parameters: campaign,
    input: Years,
    output: CopiedYear,
  },
  copyYear: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs/copy-year',
    summary: 'Copies the needs of a year to a later one, 90 by a request; what is there already stays.',
    parameters: campaign,
    input: Years,
    output: CopiedYear,
  },
  previewPastedNeeds: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs/paste/preview',
    summary: 'Reads a pasted sheet: its needs, and what is wrong in which line. Writes nothing.',
    dryRun: true,
    parameters: campaign,
    input: z.strictObject({
      /** As it is copied from a spreadsheet, or a CSV file; up to 10,000 lines and needs. */
      text: z.string().min(1).max(2_000_000),
      /** The year of months that are written without one. */
      year: z.int().min(2000).max(2100).optional(),
      /** The answer to `amount.ambiguous`: 12,345 and 1.234 mean whole euros. */
      ambiguousAs: z.literal('thousands').optional(),
    }),
    output: ReadSheet,
  },
  pasteNeeds: {
    ...plans,
    path: '/v1/treasury/campaigns/{campaign}/needs/paste',
    summary:
      'Adds and changes what a sheet says, all of the request or nothing. Rows that say the same stay.',
    parameters: campaign,
    input: z.strictObject({ rows: z.array(PastedNeed).min(1).max(90) }),
    output: z.strictObject({
      added: z.array(NeedId),
      changed: z.array(NeedId),
      unchanged: z.array(NeedId),
    }),
  },
} as const satisfies Record<string, TreasuryRoute>;
