import * as z from 'zod';
import { Carrier } from './carrier.ts';
import { ReceiptId } from './claim.ts';
import { Donor } from './donor.ts';
import { Recipient } from './letter.ts';
import { Locale } from './locale.ts';
import { Cents } from './money.ts';
import { Day, Instant } from './month.ts';

/** One gift, or those of a year with an annex (BMF of 2013-11-07, annexes 3 and 14). */
export const ReceiptForm = z.enum(['single', 'collective']);
export type ReceiptForm = z.infer<typeof ReceiptForm>;

/** A calendar year, `2026`. */
export const ReceiptYear = z.int().min(2000).max(2200);

/** The carrier in capitals, the year of issue, and the count in it: `LEIPZIG-2026-000123`. */
export const ReceiptNumber = z
  .string()
  .max(75)
  .regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*-\d{4}-\d{6}$/, 'such as LEIPZIG-2026-000123');

/** What stands printed below the number, so that nobody finds a receipt by counting: eight of Crockford's letters. */
export const ReceiptCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/);

/** One gift as it stands in a receipt. */
export const CertifiedGift = z.strictObject({
  gift: z.string().min(1).max(120),
  /** The day of the gift for its giver's taxes. */
  givenOn: Day,
  kind: z.enum(['donation', 'membership']),
  expenseWaiver: z.boolean(),
  /** What of it is left, gross: what a payment service kept is the carrier's expense. */
  cents: Cents.refine((amount) => amount > 0, 'more than nothing'),
});
export type CertifiedGift = z.infer<typeof CertifiedGift>;

/**
 * Everything a receipt says, frozen when it is issued. Copies are made of this and never of what is known today.
 */
export const ReceiptSnapshot = z.strictObject({
  receipt: ReceiptId,
  number: ReceiptNumber,
  code: ReceiptCode,
  form: ReceiptForm,
  /** Which binding text it has: that of the BMF's letter of that day. */
  wording: z.literal('2013-11-07'),
  issuedOn: Day,
  carrier: Carrier,
  donor: Donor.pick({ donor: true, type: true, name: true, address: true }),
  gifts: z.array(CertifiedGift).min(1).max(1000),
  totalCents: Cents,
  /** From the first to the last day of the gifts it sums up; a single one has none. */
  period: z.strictObject({ from: Day, through: Day }).optional(),
  /**
   * `machine`: valid without a handwritten signature, because the tax office was told (R 10b.1 (4) EStR);
   * `by-hand`: with a line to be signed on. Never by machine for a waived expense.
   */
  signature: z.enum(['machine', 'by-hand']),
  replaces: ReceiptNumber.optional(),
});
export type ReceiptSnapshot = z.infer<typeof ReceiptSnapshot>;

export const ReceiptState = z.enum(['issued', 'withdrawn', 'replaced']);
export type ReceiptState = z.infer<typeof ReceiptState>;

/** An official receipt and what became of it. */
export const Receipt = z.strictObject({
  receipt: ReceiptId,
  number: ReceiptNumber,
  state: ReceiptState,
  /** Its snapshot; gone once nobody has to keep it any longer, and its number and sum stay. */
  snapshot: ReceiptSnapshot.optional(),
  totalCents: Cents,
  issuedOn: Day,
  code: ReceiptCode,
  /** SHA-256 of the document's bytes, in hexadecimal digits. */
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  issuedAt: Instant,
  /** Where its letters go; nobody for what is printed. */
  to: Recipient.optional(),
  locale: Locale,
  /** How many copies were made. */
  copies: z.int().min(0),
  withdrawnAt: Instant.optional(),
  withdrawnBecause: z.enum(['refunded', 'returned', 'corrected', 'mistake']).optional(),
  /** Number of the receipt for the rest. */
  replacedBy: ReceiptNumber.optional(),
  /** The last day it must be kept (§ 147 (3) AO; § 50 (7) EStDV). */
  retainUntil: Day,
  /** From 1; each change is one more. */
  version: z.int().min(1),
});
export type Receipt = z.infer<typeof Receipt>;

/** `LEIPZIG-2026-000123` */
export const receiptNumber = (carrier: string, year: number, count: number): string =>
  ReceiptNumber.parse(`${carrier.toUpperCase()}-${year}-${String(count).padStart(6, '0')}`);

/** Whose register a number stands in. */
export const registerOf = (number: string): { carrier: string; year: number; count: number } => {
  const [, carrier = '', year, count] = /^(.+)-(\d{4})-(\d{6})$/.exec(number) ?? [];
  return { carrier: carrier.toLowerCase(), year: Number(year), count: Number(count) };
};
