import type Stripe from 'stripe';
import * as z from 'zod';
import type { Cents } from '../domain/money.ts';

/** Money that is to go back to whoever gave it. */
export interface RefundWanted {
  /** A payment intent's or a charge's id. */
  readonly gift: string;
  /** Our name of the order. It travels to Stripe, so that what was made for it is found again. */
  readonly order: string;
  /** A further one after Stripe has said no: under the same it would say the same again. */
  readonly attempt: number;
  readonly cents: Cents;
}

/** Stripe has taken it, as `re_…`, or says why not. */
export type RefundAnswer = { readonly refund: string } | { readonly refused: string };

const StripeError = z.object({ code: z.string().optional(), statusCode: z.int().optional() });

/** Stripe has understood and will not do it. Everything else says nothing about what it has done. */
const saysNo = (statusCode: number | undefined): boolean =>
  statusCode === 400 || statusCode === 402 || statusCode === 404;

/**
 * Sends money back through Stripe, once for each order: what was made for it before is found again, also when Stripe
 * has forgotten the idempotency key, as it does after a day.
 *
 * @throws Error if nobody knows whether it was made: ask again
 */
export const refundAtStripe = async (
  stripe: Stripe,
  { gift, order, attempt, cents }: RefundWanted,
): Promise<RefundAnswer> => {
  const payment = gift.startsWith('pi_') ? { payment_intent: gift } : { charge: gift };
  try {
    const made = await stripe.refunds.list({ ...payment, limit: 100 });
    const known = made.data.find(({ metadata }) => metadata?.['order'] === order);
    if (known) return { refund: known.id };
    const { currency } = gift.startsWith('pi_')
      ? await stripe.paymentIntents.retrieve(gift)
      : await stripe.charges.retrieve(gift);
    // Ours are euros; Stripe would take the number for the currency it was paid in.
    if (currency !== 'eur') return { refused: 'other_currency' };
    const refund = await stripe.refunds.create(
      { ...payment, amount: cents, metadata: { order } },
      { idempotencyKey: `${order}-${attempt}` },
    );
    return { refund: refund.id };
  } catch (error) {
    const { code, statusCode } = StripeError.safeParse(error).data ?? {};
    if (saysNo(statusCode)) return { refused: code ?? 'refused' };
    throw error;
  }
};
