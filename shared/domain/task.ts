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
  /** Money that names no campaign of ours: say where it belongs. */
  'unassigned-money',
  /** An event of Stripe's that could not be booked, or not be read. */
  'event-quarantined',
  /** A letter the post will not take, or that has not gone out for a day. */
  'letter-unsent',
  /** A letter that did not arrive, or that its reader called spam. */
  'letter-bounced',
  /** A carrier's tax notice runs out, or has run out. */
  'tax-notice',
  /** A receipt was withdrawn: get the original back, and tell the tax office. */
  'receipt-withdrawn',
  /** Receipts that donors want cannot be issued. */
  'receipts-blocked',
  /** The use of a grant is to be reported. */
  'grant-report',
  /** A month ends, or has ended, without all that it needed. */
  'gap',
  /** Somebody wants to send money back, and a second person must agree. */
  'refund-asked',
  /** Stripe has not taken an order to send money back. */
  'refund-not-taken',
]);
export type TaskMatter = z.infer<typeof TaskMatter>;

/** Natural key: `dispute:dp_…`, `gap:netzwerk:2026-11`. It stands in addresses as it is. */
export const TaskName = z
  .string()
  .max(160)
  .regex(/^[a-z][\w.:-]*$/);

/** Something for the treasurer's list. Written once, with the booking that made it necessary. */
export const Task = z.strictObject({
  task: TaskName,
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

/** That somebody has said of a task that it is done, or has taken that back. Of tasks that are found, too. */
export const TaskMark = z.strictObject({
  task: TaskName,
  state: z.enum(['open', 'done']),
  campaign: CampaignId.optional(),
  /** Whether it was written down by itself; one that is found by looking is nowhere else. */
  kept: Task.pick({ task: true, gift: true, pledge: true, dueAt: true, writtenAt: true }).optional(),
  by: z.strictObject({ subject: z.string(), name: z.string() }),
  at: Instant,
});
export type TaskMark = z.infer<typeof TaskMark>;
