import * as z from 'zod';
import { Cents, sumCents } from './money.ts';
import { Day, Instant } from './month.ts';

/** Money on its way from Stripe to our bank account. */
export const Payout = z.strictObject({
  /** Stripe's `po_…`. */
  payout: z.string().min(1).max(120),
  cents: Cents,
  /** Stripe's word: `pending`, `in_transit`, `paid`, `failed`, `canceled`. */
  status: z.string().max(40),
  /** When the bank is to have it. A day of the bank's, never shifted. */
  arrivalDay: Day,
  createdAt: Instant,
  /** What its parts add up to; unknown until Stripe has listed them, and for ever if somebody made it by hand. */
  partsCents: Cents.optional(),
  /** Whether the parts explain the payout to the cent. */
  agrees: z.boolean().optional(),
});
export type Payout = z.infer<typeof Payout>;

/** A gift, refund, dispute or fee that a payout is made of. */
export const PayoutPart = z.strictObject({
  payout: z.string().min(1).max(120),
  transaction: z.string().min(1).max(120),
  type: z.string().max(60),
  cents: Cents,
  feeCents: Cents,
  netCents: Cents,
  gift: z.string().max(120).optional(),
  /** The entry of our books that says the same. */
  entry: z.string().max(200).optional(),
});
export type PayoutPart = z.infer<typeof PayoutPart>;

/** Nothing more is expected to happen to it. A bank can still send back what was paid; Stripe tells that as news. */
export const isOver = ({ status }: Payout): boolean => ['paid', 'failed', 'canceled'].includes(status);

/** The payout with what its parts say of it. */
export const explained = (payout: Payout, parts: readonly PayoutPart[]): Payout => {
  const partsCents = sumCents(parts.map(({ netCents }) => netCents));
  return { ...payout, partsCents, agrees: partsCents === payout.cents };
};
