import * as z from 'zod';
import { CarrierId } from './carrier.ts';
import { ReceiptId } from './claim.ts';
import { DonorId } from './donor.ts';
import { Instant } from './month.ts';
import { ReceiptForm, ReceiptNumber, ReceiptYear } from './receipt.ts';

/** Why a receipt that somebody wants cannot be issued now. It waits, and goes out once the reason is gone. */
export const ReceiptBlock = z.enum([
  /** The carrier's tax notice is too old on this day (§ 63 (5) AO). */
  'notice-over',
  /** The notice does not say for which year it was given, and the template names that year. */
  'notice-without-year',
  /** No name and address of the giver are known. */
  'address-missing',
  /** The payment does not say who gave, and no person has. */
  'donor-unknown',
  /** The giver's bank or Stripe is still arguing about it. */
  'disputed',
  /** A debit that its giver's bank may still take back without asking (eight weeks, § 675x (4) BGB). */
  'debit-may-return',
  /** The money is on its way. */
  'not-settled',
  /** It names no campaign, so nobody knows who received it. */
  'unassigned',
  /** Purposes or names so long that the receipt would not fit on its one page. */
  'too-long',
]);
export type ReceiptBlock = z.infer<typeof ReceiptBlock>;

/** Somebody wants a receipt: a donor, a treasurer, or the yearly run. It becomes the receipt of the same name. */
export const ReceiptOrder = z.strictObject({
  receipt: ReceiptId,
  form: ReceiptForm,
  carrier: CarrierId,
  donor: DonorId,
  /** The year the gifts were given in. */
  year: ReceiptYear,
  /** Which gifts; a collective receipt without it takes all of the year that no other receipt has. */
  gifts: z.array(z.string().min(1).max(120)).min(1).max(1000).optional(),
  askedBy: z.enum(['donor', 'treasurer', 'run', 'correction']),
  /** The run that wants it. */
  run: z.string().max(100).optional(),
  /** The withdrawn receipt whose rest it certifies. */
  replaces: ReceiptNumber.optional(),
  /** Whether its giver has been told that a debit may still come back, and wants it all the same. */
  debitWarned: z.literal(true).optional(),
  /** `open`: to be done now; `blocked`: waits for its reason to go; `moot`: nothing to certify. */
  state: z.enum(['open', 'blocked', 'issued', 'moot']),
  block: ReceiptBlock.optional(),
  askedAt: Instant,
  /** From 1; each change is one more. */
  version: z.int().min(1),
});
export type ReceiptOrder = z.infer<typeof ReceiptOrder>;

/**
 * A receipt is not true any more: money of a gift has gone back, or came again, since the gift was claimed; or a person
 * has found a mistake in it.
 */
export const StaleReceipt = z.strictObject({
  receipt: ReceiptId,
  gift: z.string().min(1).max(120).optional(),
  because: z.enum(['refunded', 'returned', 'corrected', 'mistake']),
  /** Whether one for what is left follows; after a mistake only if somebody wants it. */
  replace: z.boolean(),
  at: Instant,
});
export type StaleReceipt = z.infer<typeof StaleReceipt>;

/** A further document of a receipt, marked as a copy: made of what the original says. */
export const ReceiptCopy = z.strictObject({
  receipt: ReceiptId,
  /** From 1. */
  copy: z.int().min(1).max(9999),
  state: z.enum(['open', 'made']),
  askedAt: Instant,
  /** SHA-256 of its bytes, once it is made. */
  documentHash: z.string().optional(),
  /** From 1; each change is one more. */
  version: z.int().min(1),
});
export type ReceiptCopy = z.infer<typeof ReceiptCopy>;

/** What wakes the issuing of receipts: each is one item in the table, and stays on a list until it is done. */
export const ReceiptWork = z.discriminatedUnion('work', [
  z.strictObject({ work: z.literal('order'), receipt: ReceiptId }),
  z.strictObject({ work: z.literal('stale'), receipt: ReceiptId }),
  z.strictObject({ work: z.literal('copy'), receipt: ReceiptId, copy: ReceiptCopy.shape.copy }),
  z.strictObject({ work: z.literal('run'), run: z.string().max(100) }),
]);
export type ReceiptWork = z.infer<typeof ReceiptWork>;
