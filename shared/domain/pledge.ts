import * as z from 'zod';
import { Attribution } from './attribution.ts';
import { Interval, intervalMonths } from './interval.ts';
import { Recipient } from './letter.ts';
import { Locale } from './locale.ts';
import { Cents, cents } from './money.ts';
import { Day, Instant, Month, monthOf } from './month.ts';

/**
 * A promise to give again and again. It is never money received.
 *
 * - `starting`: its first payment is not there yet; - `active`; - `past-due`: a payment failed and is tried again;
 * - `paused`: by its giver; - `ended`: for good.
 */
export const PledgeStatus = z.enum(['starting', 'active', 'past-due', 'paused', 'ended']);
export type PledgeStatus = z.infer<typeof PledgeStatus>;

/** How a promise stood at one moment, as Stripe told it. */
const Snapshot = {
  /** Stripe's `sub_…`. */
  pledge: z.string().min(1).max(120),
  status: PledgeStatus,
  cents: Cents,
  interval: Interval,
  customer: z.string().max(120),
  /** When its giver made it. What was told before we asked for it does not say. */
  startedAt: Instant.optional(),
  /** When the next payment is due; none once it is over. */
  nextDebitOn: Day.optional(),
  /** Why it is over. */
  because: z.enum(['asked', 'payment-failed', 'never-started']).optional(),
  at: Instant,
  event: z.string().max(120),
};

/** A promise as it stands in our books: the latest of all that was told, and how many times it changed. */
export const Pledge = z.strictObject({
  ...Snapshot,
  campaign: z.string(),
  earmark: Attribution.shape.earmark,
  locale: Locale,
  /** 1 for the first state known, one more for each further one. */
  version: z.int().min(1),
});
export type Pledge = z.infer<typeof Pledge>;

export const PledgeDonor = z.strictObject({ pledge: z.string(), donor: Recipient });
export type PledgeDonor = z.infer<typeof PledgeDonor>;

/** What was heard of one invoice of a promise: that it was paid, or that an attempt failed. */
export const SeenInvoice = z.strictObject({
  pledge: z.string(),
  invoice: z.string(),
  seen: z.enum(['paid', 'failed']),
  /** Which attempt failed, from 1. */
  attempt: z.int().min(0),
  /** When Stripe tries again; nothing after the last attempt. */
  nextTryAt: Instant.optional(),
  cents: Cents,
  at: Instant,
});
export type SeenInvoice = z.infer<typeof SeenInvoice>;

/**
 * One thing that happened to a promise.
 *
 * - `standing`: how it stands; - `billed`: an invoice names its giver;
 * - `renewal-paid`, `renewal-failed`: what became of a further payment.
 */
export const PledgeFact = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('standing'), ...Snapshot, attribution: Attribution.optional() }),
  z.strictObject({
    fact: z.enum(['billed', 'renewal-paid', 'renewal-failed']),
    pledge: z.string().min(1).max(120),
    invoice: z.string().min(1).max(120),
    cents: Cents,
    attempt: z.int().min(0),
    nextTryAt: Instant.optional(),
    /** False for the very first payment: its page told the giver at once. */
    renewal: z.boolean(),
    donor: Recipient.optional(),
    attribution: Attribution.optional(),
    at: Instant,
    event: z.string().max(120),
  }),
]);
export type PledgeFact = z.infer<typeof PledgeFact>;
/** The promises of a campaign, kept as sums so that reading them never grows. Those that ended are not counted. */
export const PledgedTotal = z.strictObject({
  status: PledgeStatus,
  interval: Interval,
  pledges: z.int(),
  cents: Cents,
});
export type PledgedTotal = z.infer<typeof PledgedTotal>;

/** What a new standing adds to the sums of its campaign and takes from those of the one before. */
export const pledgedChange = (
  before: Pledge | undefined,
  after: Pledge,
): { campaign: string; total: PledgedTotal }[] =>
  [...(before ? [{ pledge: before, sign: -1 }] : []), { pledge: after, sign: 1 }]
    .filter(({ pledge: { status } }) => status !== 'ended' && status !== 'starting')
    .map(({ pledge: { campaign, status, interval, cents: amount }, sign }) => ({
      campaign,
      total: { status, interval, pledges: sign, cents: cents(sign * amount) },
    }));

/** The promises of a campaign that began and ended in one month, and what they come to in an average month. */
export const PledgeChanges = z.strictObject({
  campaign: z.string(),
  month: Month,
  begun: z.int(),
  begunMonthlyCents: Cents,
  ended: z.int(),
  endedMonthlyCents: Cents,
});
export type PledgeChanges = z.infer<typeof PledgeChanges>;

/**
 * What a new standing adds to the months in which promises begin and end. The latest standing alone says both, so
 * that it does not matter which was heard first. What never started has neither begun nor ended.
 */
export const pledgeChanges = (before: Pledge | undefined, after: Pledge): PledgeChanges[] => [
  ...(before ? turnsOf(before, -1) : []),
  ...turnsOf(after, 1),
];

const turnsOf = (pledge: Pledge, sign: 1 | -1): PledgeChanges[] => {
  const { campaign, status, because, startedAt, at } = pledge;
  if (startedAt === undefined || status === 'starting' || because === 'never-started') return [];
  const none = { campaign, begun: 0, begunMonthlyCents: cents(0), ended: 0, endedMonthlyCents: cents(0) };
  const monthly = cents(sign * Math.floor(pledge.cents / intervalMonths[pledge.interval]));
  const begun = { ...none, month: monthOf(startedAt), begun: sign, begunMonthlyCents: monthly };
  const ended = { ...none, month: monthOf(at), ended: sign, endedMonthlyCents: monthly };
  return status === 'ended' ? [begun, ended] : [begun];
};

/** What the promises of one status come to in an average month, rounded down. */
export const monthlyCents = (totals: readonly PledgedTotal[], status: PledgeStatus): Cents =>
  cents(
    totals
      .filter((total) => total.status === status)
      .reduce((sum, total) => sum + Math.floor(total.cents / intervalMonths[total.interval]), 0),
  );
