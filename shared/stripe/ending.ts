import type Stripe from 'stripe';
import * as z from 'zod';
import { stoppedByUs } from './stopped-by-us.ts';

const StripeError = z.object({ code: z.string().optional(), statusCode: z.number().optional() });

/**
 * Ends a promise at Stripe, at once and without a last invoice. One that has ended already, or that Stripe no longer
 * knows, is as ended as can be.
 */
export const endSubscription = async (stripe: Stripe, pledge: string, reason: string): Promise<void> => {
  try {
    await stripe.subscriptions.cancel(
      pledge,
      { invoice_now: false, prorate: false, cancellation_details: { comment: `${stoppedByUs}${reason}` } },
      { idempotencyKey: `${pledge}-stop` },
    );
  } catch (error) {
    const { code, statusCode } = StripeError.safeParse(error).data ?? {};
    if (code !== 'resource_missing' && statusCode !== 404) throw error;
  }
};
