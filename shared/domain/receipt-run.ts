import * as z from 'zod';
import { CarrierId } from './carrier.ts';
import { DonorId } from './donor.ts';
import { Cents } from './money.ts';
import { Instant } from './month.ts';
import { ReceiptNumber, ReceiptYear } from './receipt.ts';
import { ReceiptBlock } from './receipt-work.ts';

/** `leipzig.2026.1`: the how-many-th run of a carrier for the gifts of a year. */
export const ReceiptRunId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9-]+\.\d{4}\.[1-9]\d{0,3}$/, 'such as leipzig.2026.1');

/**
 * - `collecting`: whose gifts there are; - `assessing`: what each donor would get; - `ready`: looked at by a person;
 * - `issuing`: started by a button; - `waiting`: the carrier's notice ran out meanwhile;
 * - `printing`: those without an address of electronic mail; - `done`: with its report; - `cancelled` before it started.
 */
export const ReceiptRunState = z.enum([
  'collecting',
  'assessing',
  'ready',
  'issuing',
  'waiting',
  'printing',
  'done',
  'cancelled',
]);
export type ReceiptRunState = z.infer<typeof ReceiptRunState>;

/** Why gifts of the year are in no receipt for good. Grants and collected cash are no gifts of anybody. */
export const ReceiptExclusion = z.enum(['platform', 'return-service', 'fee-not-deductible']);
export type ReceiptExclusion = z.infer<typeof ReceiptExclusion>;

const Counted = z.strictObject({ gifts: z.int().min(0), cents: Cents });

/** Where all money of the year is: each sum is in exactly one of these. */
export const ReceiptRunSums = z.strictObject({
  /** In receipts of this run, and how many those are; before it is started, in those it would issue. */
  issued: Counted.extend({ receipts: z.int().min(0) }),
  /** In valid receipts that were there before it. */
  before: Counted,
  excluded: z.partialRecord(ReceiptExclusion, Counted),
  blocked: z.partialRecord(ReceiptBlock, Counted),
  /** All of it, counted for itself from the books. */
  all: Counted,
});
export type ReceiptRunSums = z.infer<typeof ReceiptRunSums>;

export const ReceiptRun = z.strictObject({
  run: ReceiptRunId,
  carrier: CarrierId,
  year: ReceiptYear,
  state: ReceiptRunState,
  /** Where the walk of the present state goes on (shared/domain/receipt-run-walk.ts); nothing at its beginning. */
  cursor: z.string().max(2000).optional(),
  /** How many donors there are, and how many of them are done in the present state. */
  donors: z.int().min(0),
  donorsDone: z.int().min(0),
  sums: ReceiptRunSums.optional(),
  /** Files to be printed. */
  prints: z.int().min(0),
  startedBy: z.string().max(128).optional(),
  begunAt: Instant,
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  /** From 1; each change is one more. */
  version: z.int().min(1),
});
export type ReceiptRun = z.infer<typeof ReceiptRun>;

/** What a run found out about one donor, and what it did. */
export const ReceiptRunDonor = z.strictObject({
  run: ReceiptRunId,
  /** A gift of which nobody knows who gave it stands under its own name, `gift:…`. */
  donor: z.union([DonorId, z.string().regex(/^gift:.{1,120}$/)]),
  /** `ready`: a receipt will be issued; `nothing`: all is in receipts already, or there is nothing to certify. */
  outcome: z.enum(['found', 'ready', 'blocked', 'nothing', 'issued']),
  number: ReceiptNumber.optional(),
  sums: ReceiptRunSums.omit({ all: true }).optional(),
  /** How the receipt reaches its donor. */
  by: z.enum(['email', 'print']).optional(),
});
export type ReceiptRunDonor = z.infer<typeof ReceiptRunDonor>;
