import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Cents } from './money.ts';
import { Instant } from './month.ts';

/** What a person must do, because no rule of ours may. */
export const TaskMatter = z.enum([
  /** A payment is disputed or a bank took a debit back: answer with evidence before the deadline, or accept. */
  'dispute',
  /** A debit failed for a reason that only a person can clear up. */
  'debit-failed',
  /** Money sent back to a giver did not arrive there: find another way. */
  'refund-failed',
  /** A promise ended because its payments kept failing. */
  'pledge-ended',
  /** A payout to our bank account failed. */
  'payout-failed',
]);
export type TaskMatter = z.infer<typeof TaskMatter>;

/** Something for the treasurer's list. Written once, with the booking that made it necessary. */
export const Task = z.strictObject({
  /** Natural key: `dispute:dp_…`. */
  task: z.string().min(1).max(160),
  matter: TaskMatter,
  campaign: CampaignId,
  gift: z.string().optional(),
  pledge: z.string().optional(),
  cents: Cents.optional(),
  /** Stripe's or the bank's word for why. */
  reason: z.string().max(120).optional(),
  /** Until when it must be done. */
  dueAt: Instant.optional(),
  writtenAt: Instant,
  /** Who has done it, and when; an open task has neither. */
  doneBy: z.string().max(80).optional(),
  doneAt: Instant.optional(),
});
export type Task = z.infer<typeof Task>;
