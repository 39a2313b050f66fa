import * as z from 'zod';
import { CarrierId } from '../../domain/carrier.ts';
import { DonorId } from '../../domain/donor.ts';
import { Day } from '../../domain/month.ts';
import { Receipt, ReceiptNumber, ReceiptSnapshot, ReceiptYear } from '../../domain/receipt.ts';
import { ReceiptRun, ReceiptRunDonor, ReceiptRunId } from '../../domain/receipt-run.ts';
import { ReceiptBlock } from '../../domain/receipt-work.ts';
import { RegisterHead } from '../../domain/register.ts';
import { ReceiptLine, WantedReceipt } from './donors.ts';
import { none, type TreasuryRoute } from './route.ts';

const certifies = { who: 'treasury', right: 'certify', at: 'federation' } as const;
const ofCarrier = z.strictObject({ carrier: CarrierId });
const ofReceipt = z.strictObject({ number: ReceiptNumber });
const ofRun = z.strictObject({ run: ReceiptRunId });

/** How a carrier stands with receipts today. */
export const CarrierReceipts = z
  .strictObject({
    carrier: CarrierId,
    name: z.string(),
    /** Whether it may issue today; if not, why, and what to do. */
    mayIssue: z.boolean(),
    block: ReceiptBlock.optional(),
    toDo: z.string().optional(),
    /** The last day on which receipts may be issued with the present notice. */
    noticeLastValidDay: Day,
    noticeDaysLeft: z.int(),
    machineProcedureNotifiedOn: Day.optional(),
    /** Receipts that donors want and that wait. */
    waiting: z.array(WantedReceipt),
    /** The first day on which last year's collective receipts go out, unless somebody says otherwise. */
    yearlyFrom: Day,
    /** The years in which receipts were issued. */
    years: z.array(ReceiptYear),
  })
  .meta({ id: 'CarrierReceipts' });
export type CarrierReceipts = z.infer<typeof CarrierReceipts>;

export const ReceiptShown = z
  .strictObject({
    ...Receipt.pick({
      number: true,
      state: true,
      issuedAt: true,
      documentHash: true,
      copies: true,
      withdrawnAt: true,
      withdrawnBecause: true,
      replacedBy: true,
      retainUntil: true,
    }).shape,
    snapshot: ReceiptSnapshot.optional(),
    /** Whether it went out by electronic mail, or is to be printed. */
    by: z.enum(['email', 'print']),
  })
  .meta({ id: 'ReceiptShown' });
export type ReceiptShown = z.infer<typeof ReceiptShown>;

const RunShown = ReceiptRun.omit({ cursor: true })
  .extend({
    /** Why it cannot start or go on now, and what to do. */
    toDo: z.string().optional(),
    /** Whether the button would work, now and without `early`. */
    mayStart: z.boolean(),
  })
  .meta({ id: 'RunShown' });
export type RunShown = z.infer<typeof RunShown>;

/** Official receipts: whether they may be issued, the register, single ones, and the yearly run. */
export const receiptRoutes = {
  readCarrierReceipts: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/carriers/{carrier}/receipts',
    summary: 'Whether a carrier may issue receipts today, and what waits.',
    parameters: ofCarrier,
    query: none,
    input: none,
    output: CarrierReceipts,
  },
  changeSignature: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/carriers/{carrier}/signature',
    summary: 'The facsimile of a signature, as PNG of at most 100 kB, for receipts issued from now on.',
    parameters: ofCarrier,
    query: none,
    input: z.strictObject({ signatory: z.string().min(1).max(120), base64: z.base64().min(1).max(140_000) }),
    output: z.strictObject({ signatureHash: z.string() }),
  },
  readRegister: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/carriers/{carrier}/register/{year}',
    summary: 'The receipts of a year by number, and the head of the register to be printed.',
    parameters: z.strictObject({ carrier: CarrierId, year: z.coerce.number().pipe(ReceiptYear) }),
    query: z.strictObject({ after: z.string().max(400).optional() }),
    input: none,
    output: z.strictObject({
      head: RegisterHead.omit({ version: true }),
      receipts: z.array(ReceiptLine),
      next: z.string().optional(),
    }),
  },
  readReceipt: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/receipts/{number}',
    summary: 'One receipt: what it says, and what became of it.',
    parameters: ofReceipt,
    query: none,
    input: none,
    output: ReceiptShown,
  },
  readReceiptDocument: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/receipts/{number}/document',
    summary: 'The document as it was issued; with `copy` one of its copies.',
    parameters: ofReceipt,
    query: z.strictObject({ copy: z.coerce.number().int().min(1).optional() }),
    input: none,
    file: ['application/pdf'],
    output: z.string(),
  },
  copyReceipt: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/receipts/{number}/copies',
    summary: 'A copy, marked as one, made of what the original says; mailed where the original was.',
    parameters: ofReceipt,
    query: none,
    input: none,
    output: z.strictObject({ copy: z.int() }),
  },
  withdrawReceipt: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/receipts/{number}/withdraw',
    summary:
      'Withdraws a receipt that is wrong. Its donor is asked to send it back; its gifts are free again.',
    parameters: ofReceipt,
    query: none,
    input: z.strictObject({
      /** For the audit log. */
      reason: z.string().trim().min(3).max(300),
      /** Whether a new receipt for the same gifts is issued at once, as they and their donor are now. */
      replace: z.boolean(),
    }),
    output: ReceiptShown,
  },
  readRuns: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/carriers/{carrier}/receipt-runs',
    summary: 'The yearly runs of a carrier, the latest first.',
    parameters: ofCarrier,
    query: none,
    input: none,
    output: z.strictObject({ runs: z.array(RunShown) }),
  },
  beginRun: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/carriers/{carrier}/receipt-runs',
    summary: 'Finds out who would get a collective receipt for a year, and what is missing. Issues nothing.',
    parameters: ofCarrier,
    query: none,
    input: z.strictObject({ year: ReceiptYear }),
    output: RunShown,
  },
  readRun: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/receipt-runs/{run}',
    summary: 'How far a run is, and where all money of the year is.',
    parameters: ofRun,
    query: none,
    input: none,
    output: RunShown,
  },
  readRunDonors: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/receipt-runs/{run}/donors',
    summary: 'What a run found out about each donor, and did.',
    parameters: ofRun,
    query: z.strictObject({
      outcome: ReceiptRunDonor.shape.outcome.optional(),
      after: z.string().max(400).optional(),
    }),
    input: none,
    output: z.strictObject({
      donors: z.array(
        ReceiptRunDonor.omit({ run: true }).extend({
          name: z.string().optional(),
          donor: z.union([DonorId, z.string()]),
        }),
      ),
      next: z.string().optional(),
    }),
  },
  startRun: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/receipt-runs/{run}/start',
    summary: 'Issues the receipts a run has found, and mails them.',
    parameters: ofRun,
    query: none,
    input: z.strictObject({
      /** Although debits of the year may still come back. */
      early: z.boolean().optional(),
    }),
    output: RunShown,
  },
  cancelRun: {
    ...certifies,
    method: 'POST',
    path: '/v1/treasury/receipt-runs/{run}/cancel',
    summary: 'Gives up a run that has not started.',
    parameters: ofRun,
    query: none,
    input: none,
    output: RunShown,
  },
  readRunPrint: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/receipt-runs/{run}/prints/{part}',
    summary: 'Receipts of those without an address of electronic mail, in one file to be printed.',
    parameters: z.strictObject({ run: ReceiptRunId, part: z.coerce.number().int().min(1).max(10_000) }),
    query: none,
    input: none,
    file: ['application/pdf'],
    output: z.string(),
  },
  readRunReport: {
    ...certifies,
    method: 'GET',
    path: '/v1/treasury/receipt-runs/{run}/report',
    summary: 'The end of a run as a file: each donor, each reason, and the sum of all.',
    parameters: ofRun,
    query: none,
    input: none,
    file: ['text/csv'],
    output: z.string(),
  },
} as const satisfies Record<string, TreasuryRoute>;
