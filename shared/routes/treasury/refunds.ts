import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { Cents } from '../../domain/money.ts';
import { Instant } from '../../domain/month.ts';
import { RefundOrderId, RefundOrderState } from '../../domain/refund-order.ts';
import { GiftId, More, ofGift, Reason } from './corrections.ts';
import { none, type TreasuryRoute } from './route.ts';

const ofOrder = z.strictObject({ refundOrder: RefundOrderId });

/** Money that is to be sent back to its giver. */
export const OrderedRefund = z
  .strictObject({
    order: RefundOrderId,
    gift: GiftId,
    campaign: CampaignId,
    cents: Cents,
    reason: z.string(),
    state: RefundOrderState,
    orderedBy: z.string(),
    orderedAt: Instant,
    /** Who confirmed or rejected it. */
    decidedBy: z.string().optional(),
    decidedAt: Instant.optional(),
    /** Stripe's `re_…`, once it has taken the order. */
    refund: z.string().optional(),
    /** Stripe's word for why it did not. */
    refusedBecause: z.string().optional(),
  })
  .meta({ id: 'OrderedRefund' });
export type OrderedRefund = z.infer<typeof OrderedRefund>;

export const refundRoutes = {
  readRefunds: {
    method: 'GET',
    path: '/v1/treasury/gifts/{gift}/refunds',
    who: 'treasury',
    right: 'read',
    at: 'own',
    summary: 'What of a gift can still be sent back, and what was ordered so far.',
    parameters: ofGift,
    query: none,
    input: none,
    output: z.strictObject({
      gift: GiftId,
      leftCents: Cents,
      /** From which sum on a second person is asked. */
      confirmAboveCents: Cents,
      orders: z.array(OrderedRefund),
    }),
  },
  refundGift: {
    method: 'POST',
    path: '/v1/treasury/gifts/{gift}/refunds',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'Orders that money of a gift goes back to its giver, through Stripe.',
    parameters: ofGift,
    query: none,
    input: z.strictObject({ cents: More, reason: Reason }),
    output: OrderedRefund,
  },
  confirmRefund: {
    method: 'POST',
    path: '/v1/treasury/refund-orders/{refundOrder}/confirm',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'A second person agrees, and Stripe is asked.',
    parameters: ofOrder,
    query: none,
    input: none,
    output: OrderedRefund,
  },
  rejectRefund: {
    method: 'POST',
    path: '/v1/treasury/refund-orders/{refundOrder}/reject',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'The money stays: an order that Stripe has not taken is given up.',
    parameters: ofOrder,
    query: none,
    input: none,
    output: OrderedRefund,
  },
  retryRefund: {
    method: 'POST',
    path: '/v1/treasury/refund-orders/{refundOrder}/retry',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'Asks Stripe once more for a refund that it has not taken.',
    parameters: ofOrder,
    query: none,
    input: none,
    output: OrderedRefund,
  },
} as const satisfies Record<string, TreasuryRoute>;
