import * as z from 'zod';
import { Attribution } from './attribution.ts';
import { DisputeStatus } from './dispute.ts';
import { Recipient } from './letter.ts';
import { Cents } from './money.ts';
import { Instant } from './month.ts';

const Told = {
  /** The payment: Stripe's payment intent, or the charge where there is none. All tellers of a payment agree on it. */
  gift: z.string().min(1).max(120),
  /** When Stripe says it happened. */
  at: Instant,
  event: z.string(),
  attribution: Attribution.optional(),
  donor: Recipient.optional(),
  /** Stripe's word: `card`, `sepa_debit`. Not every teller knows. */
  method: z.string().optional(),
};

const PaymentFact = z.strictObject({
  fact: z.enum(['pending', 'received', 'failed']),
  ...Told,
  cents: Cents,
  /** The attempt, where the teller is one: Stripe's `ch_…`. */
  charge: z.string().optional(),
  /** Whether the giver is known to Stripe as a customer, as everybody is who promised to give again. */
  ofCustomer: z.boolean().optional(),
  /** Why an attempt failed: the bank's code or Stripe's word. */
  reason: z.string().max(80).optional(),
});
export type PaymentFact = z.infer<typeof PaymentFact>;

const RefundFact = z.strictObject({
  fact: z.literal('refund'),
  ...Told,
  /** Stripe's `re_…`. */
  refund: z.string().min(1).max(120),
  cents: Cents,
  /** `waiting`: no money has moved yet; `sent`: it has left us; `failed`: it did not get there. */
  outcome: z.enum(['waiting', 'sent', 'failed']),
  /** When it was made: the day it counts on, whichever of its events is heard first. */
  madeAt: Instant,
  /** Whether money moved at all: a refund can fail before any has. */
  moved: z.boolean(),
});
export type RefundFact = z.infer<typeof RefundFact>;

const DisputeFact = z.strictObject({
  fact: z.literal('dispute'),
  ...Told,
  dispute: z.string().min(1).max(120),
  status: DisputeStatus,
  /** What is disputed. */
  cents: Cents,
  reason: z.string().max(80).optional(),
  dueAt: Instant.optional(),
  /** Money that moved, oldest first: taken (negative) or given back, each with its fee (negative: given back). */
  movements: z.array(
    z.strictObject({ cents: Cents, feeCents: Cents, at: Instant, transaction: z.string().optional() }),
  ),
});
export type DisputeFact = z.infer<typeof DisputeFact>;

const FeeFact = z.strictObject({
  fact: z.literal('fee'),
  ...Told,
  /** Stripe's `txn_…` that says so. */
  transaction: z.string().min(1).max(120),
  /** What was kept; negative where it was given back. */
  cents: Cents,
});
export type FeeFact = z.infer<typeof FeeFact>;

const ReturnedFact = z.strictObject({
  fact: z.literal('returned'),
  ...Told,
  /** Stripe's `txn_…` that says so. */
  transaction: z.string().min(1).max(120),
  /** Negative: taken from us; positive: given back. */
  cents: Cents,
});
export type ReturnedFact = z.infer<typeof ReturnedFact>;

/**
 * One thing that happened to a gift, whoever told us. Each stands alone: facts come late, twice and in any order.
 *
 * - `pending`: the money is on its way (SEPA debit) and may still bounce; - `received`: it is there;
 * - `failed`: an attempt came to nothing; - `refund`, `dispute`: what became of money that was there;
 * - `fee`: what Stripe kept; - `returned`: money of it that moved without a refund or a dispute, as that of a debit
 *   which failed after it had succeeded; - `attributed`: where it belongs, and nothing else.
 */
export const Fact = z.discriminatedUnion('fact', [
  PaymentFact,
  RefundFact,
  DisputeFact,
  FeeFact,
  ReturnedFact,
  z.strictObject({
    fact: z.literal('attributed'),
    ...Told,
    /** The person who said so, and why, where it was one. */
    by: z.strictObject({ author: z.string(), reason: z.string() }).optional(),
  }),
]);
export type Fact = z.infer<typeof Fact>;
