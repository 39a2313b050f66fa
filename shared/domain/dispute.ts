import * as z from 'zod';
import { Cents } from './money.ts';
import { Instant } from './month.ts';

/**
 * How far a dispute is, in Stripe's words, from its beginning to its end. A later word never gives way to an
 * earlier one, whichever is heard last.
 */
export const disputeStatuses = [
  'warning_needs_response',
  'warning_under_review',
  'needs_response',
  'under_review',
  'warning_closed',
  'prevented',
  'lost',
  'appeal_needs_response',
  'appeal_under_review',
  'won',
] as const;
export const DisputeStatus = z.enum(disputeStatuses);
export type DisputeStatus = z.infer<typeof DisputeStatus>;

/** What was heard of a dispute once: one item for each status it was seen in. */
export const SeenDispute = z.strictObject({
  gift: z.string(),
  /** Stripe's `dp_…` or `du_…`. */
  dispute: z.string(),
  status: DisputeStatus,
  cents: Cents,
  /** Stripe's word, or the bank's code (`MD06`) where there is one. */
  reason: z.string().max(80).optional(),
  /** Until when evidence can be given. */
  dueAt: Instant.optional(),
  at: Instant,
});
export type SeenDispute = z.infer<typeof SeenDispute>;

export const furthest = (statuses: readonly DisputeStatus[]): DisputeStatus | undefined =>
  disputeStatuses.findLast((status) => statuses.includes(status));
