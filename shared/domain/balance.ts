import * as z from 'zod';
import { feeLine } from './gift-lines.ts';
import { Cents } from './money.ts';
import { Day, Instant } from './month.ts';

/**
 * What one of Stripe's balance transactions did to a gift: what moved, what Stripe kept of it, what is left. By this
 * a gift knows its fee and its net.
 */
export const Balance = z.strictObject({
  gift: z.string().min(1).max(120),
  /** Stripe's `txn_…`. */
  transaction: z.string().min(1).max(120),
  /** Stripe's word: `charge`, `payment_refund`, `adjustment`. */
  type: z.string().max(60),
  /** What moved; negative where it left us. */
  amountCents: Cents,
  /** What Stripe kept; negative where it gave a fee back. */
  feeCents: Cents,
  /** Amount less fee: what the balance changed by. */
  netCents: Cents,
  at: Instant,
  /** From when on it can be paid out. */
  availableOn: Day,
  /** The entry that stands for the amount. None while a debit is on its way, and for one that came to nothing. */
  entry: z.string().max(200).optional(),
  /** The payout that brought it to the bank, once Stripe has listed what that is made of. */
  payout: z.string().max(120).optional(),
});
export type Balance = z.infer<typeof Balance>;

/** The entries that say in our books what this says in Stripe's. */
export const entriesFor = ({ gift, transaction, feeCents, entry }: Balance): string[] => {
  const feeEntry = `stripe:${feeLine(transaction)}`;
  // What Stripe bills for itself is one entry: there is no gift whose amount must be told from its fee.
  const ownFee = gift === transaction || feeCents === 0 ? [] : [feeEntry];
  return [...(entry === undefined ? [] : [entry]), ...ownFee];
};
