import * as z from 'zod';
import { Instant } from './month.ts';

/** `rcpt_…`: of a receipt from the moment somebody wants it, long before it has a number. */
export const ReceiptId = z.string().regex(/^rcpt_[\w.-]{8,120}$/);

/**
 * A gift is taken by one receipt. The claims of a gift are counted: a further one may only be made once the one before
 * is released, and a released one stays released, so at every moment at most one receipt has the gift.
 */
export const Claim = z.strictObject({
  gift: z.string().min(1).max(120),
  /** From 1. */
  count: z.int().min(1),
  receipt: ReceiptId,
  claimedAt: Instant,
  /** The receipt was withdrawn, or never came about. */
  releasedAt: Instant.optional(),
});
export type Claim = z.infer<typeof Claim>;

/** How a gift stands with receipts: how often it was claimed, and by which receipt it is claimed now. */
export interface Claimed {
  readonly count: number;
  readonly receipt?: string;
}

export const neverClaimed: Claimed = { count: 0 };

/** The claims of a gift are read in no particular order: the last one counts. */
export const withClaim = (claimed: Claimed, { count, receipt, releasedAt }: Claim): Claimed => {
  if (count < claimed.count) return claimed;
  return releasedAt === undefined ? { count, receipt } : { count };
};
