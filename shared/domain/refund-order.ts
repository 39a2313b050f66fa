import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import type { Gift } from './gift.ts';
import { Cents, cents, sumCents } from './money.ts';
import { Instant } from './month.ts';
import { lineOf } from './text.ts';

/** Says which gift it is of, and the how-many-th it is: `pi_….refund-2`. */
export const RefundOrderId = z
  .string()
  .max(140)
  .regex(/^[a-z]+_\w+\.refund-[1-9]\d{0,3}$/, 'such as pi_….refund-1');

/**
 * - `asked`: a second person has not agreed yet; - `ordered`: to be sent, Stripe has not said yet that it took it;
 * - `taken`: Stripe sends it, and it is booked when Stripe says so; - `refused`: Stripe would not;
 * - `rejected`: given up by a person.
 */
export const RefundOrderState = z.enum(['asked', 'ordered', 'taken', 'refused', 'rejected']);
export type RefundOrderState = z.infer<typeof RefundOrderState>;

const Who = z.strictObject({ subject: z.string().max(120), name: lineOf(128) });

/** Money of a gift that is to go back. It is no entry: the books change when Stripe says that money has moved. */
export const RefundOrder = z.strictObject({
  order: RefundOrderId,
  gift: z.string().min(1).max(120),
  campaign: CampaignId,
  cents: Cents.refine((amount) => amount > 0, 'more than nothing'),
  reason: lineOf(300),
  state: RefundOrderState,
  orderedBy: Who,
  orderedAt: Instant,
  decidedBy: Who.optional(),
  decidedAt: Instant.optional(),
  /** When Stripe answered last. */
  answeredAt: Instant.optional(),
  /** Under which of its names Stripe was asked: a new one only after Stripe has said no. */
  attempt: z.int().min(1),
  /** Stripe's `re_…`. */
  refund: z.string().max(120).optional(),
  /** Stripe's word for why not. */
  refusedBecause: z.string().max(120).optional(),
});
export type RefundOrder = z.infer<typeof RefundOrder>;

/** What of a gift is with us and promised to nobody else: less what went back, and what is ordered to go. */
export const leftToRefund = (gift: Gift, orders: readonly RefundOrder[]): Cents => {
  const standing = [...gift.lines.values()].map((line) => line.standing);
  const here = sumCents(
    standing
      .filter(({ account }) => account === 'received' || account === 'returned')
      .map((entry) => entry.cents),
  );
  const onItsWay = sumCents(orders.filter((order) => isOnItsWay(order, gift)).map((order) => order.cents));
  return cents(Math.max(0, here - onItsWay));
};

/** Ordered, and not in the books yet. */
const isOnItsWay = ({ state, refund }: RefundOrder, { lines }: Gift): boolean =>
  state === 'asked' ||
  state === 'ordered' ||
  // One that failed before any money moved has a line of its own and none of what went.
  (state === 'taken' && refund !== undefined && !lines.has(refund) && !lines.has(`${refund}:failed`));

/**
 * Whether a second person must agree: above a sum, to which all that was ordered of the gift without one counts.
 * So nobody sends it back alone in small parts.
 */
export const needsSecond = (
  amount: number,
  orders: readonly RefundOrder[],
  confirmAboveCents: number,
): boolean =>
  amount +
    sumCents(
      orders
        .filter(({ state, decidedBy }) => (state === 'ordered' || state === 'taken') && !decidedBy)
        .map((order) => order.cents),
    ) >
  confirmAboveCents;

export const refundOrderId = (gift: string, count: number): string => `${gift}.refund-${count}`;

/** Of which gift it is, and the how-many-th. */
export const refundOrderGift = (order: string): string => order.replace(/\.refund-\d+$/, '');
export const refundOrderCount = (order: string): number => Number(/\d+$/.exec(order)?.[0]);
