import * as z from 'zod';
import type { SeenDispute } from './dispute.ts';
import type { Entry } from './ledger.ts';
import { type Letter, Recipient } from './letter.ts';
import { Locale } from './locale.ts';
import { Instant } from './month.ts';
import type { Pledge, PledgeDonor, SeenInvoice } from './pledge.ts';
import type { StaleReceipt } from './receipt-work.ts';
import type { Task } from './task.ts';
import type { GivenWish } from './wish.ts';

/** The giver of a gift, kept apart from the books so that it can be erased when the books must stay. */
export const GiftDonor = z.strictObject({ gift: z.string(), donor: Recipient, locale: Locale });
export type GiftDonor = z.infer<typeof GiftDonor>;

/** An attempt that came to nothing, and why: the letter about it and the rules for returned debits need the reason. */
export const Failure = z.strictObject({
  gift: z.string(),
  /** Stripe's `ch_…`: each attempt is a charge of its own. */
  charge: z.string(),
  /** Stripe's word, or the bank's code (`AM04`) where there is one. */
  reason: z.string().max(80).optional(),
  method: z.string().max(40).optional(),
  at: Instant,
});
export type Failure = z.infer<typeof Failure>;

/** A promise we end ourselves, because a bank's answer says so. Carried out at Stripe by the next sweep. */
export const StopOrder = z.strictObject({ pledge: z.string(), reason: z.string().max(80), at: Instant });
export type StopOrder = z.infer<typeof StopOrder>;

/** Whoever must never be written to again. */
export const Silence = z.strictObject({ email: z.email(), reason: z.string().max(80), at: Instant });
export type Silence = z.infer<typeof Silence>;

/**
 * Something new to be written down. Entries, donors, letters, tasks and what was seen are written at most once,
 * each under its own natural key; an order, a silence or that a receipt is
 * not true any more may be said twice and stays the same. A wish was written
 * before its gift came, and learns of it.
 */
export type Change =
  | { readonly entry: Entry }
  | { readonly donor: GiftDonor }
  | { readonly letter: Letter }
  | { readonly task: Task }
  | { readonly failure: Failure }
  | { readonly dispute: SeenDispute }
  | { readonly pledge: Pledge; readonly before: Pledge | undefined }
  | { readonly pledgeDonor: PledgeDonor }
  | { readonly invoice: SeenInvoice }
  | { readonly stop: StopOrder }
  | { readonly silence: Silence }
  | { readonly wish: GivenWish }
  | { readonly stale: StaleReceipt };
