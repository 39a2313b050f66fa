import type * as z from 'zod';
import type { Envelope } from './envelope.ts';
import {
  byCharge,
  byPaymentIntent,
  bySession,
  Charge,
  CheckoutSession,
  nothing,
  PaymentIntent,
  type Telling,
} from './tellers.ts';

/** One kind of Stripe event we understand. */
interface Heard {
  /** Part of the webhook's subscription. The others are understood if somebody has them sent to us. */
  readonly subscribed: boolean;
  readonly tell: (event: Envelope) => Telling[];
}

const hears = <Schema extends z.ZodType>(
  schema: Schema,
  tell: (object: z.infer<Schema>, event: Envelope) => Telling[],
  { subscribed = false } = {},
): Heard => ({ subscribed, tell: (event) => tell(schema.parse(event.data.object), event) });

const subscribed = { subscribed: true };

/**
 * Every Stripe event we hear: the webhook's subscription, its documentation and its test plan.
 *
 * A charge tells all about a gift: amount, means of payment, whom to thank, and our metadata, which Stripe copies
 * from the payment intent. So charges are what we subscribe to; each further event would only cost. The rest is
 * understood in any order and never counts a gift twice.
 */
export const heard: Readonly<Record<string, Heard>> = {
  'charge.pending': hears(Charge, byCharge('pending'), subscribed),
  'charge.succeeded': hears(Charge, byCharge('received'), subscribed),
  'charge.failed': hears(Charge, byCharge('failed'), subscribed),
  'charge.captured': hears(Charge, byCharge('received'), subscribed),
  'charge.updated': hears(Charge, nothing),
  'charge.expired': hears(Charge, nothing),
  'payment_intent.created': hears(PaymentIntent, nothing),
  'payment_intent.requires_action': hears(PaymentIntent, nothing),
  'payment_intent.amount_capturable_updated': hears(PaymentIntent, nothing),
  'payment_intent.processing': hears(PaymentIntent, byPaymentIntent('pending')),
  'payment_intent.succeeded': hears(PaymentIntent, byPaymentIntent('received')),
  'payment_intent.payment_failed': hears(PaymentIntent, byPaymentIntent('failed')),
  'payment_intent.canceled': hears(PaymentIntent, byPaymentIntent('failed')),
  'checkout.session.completed': hears(CheckoutSession, bySession('by-payment-status')),
  'checkout.session.async_payment_succeeded': hears(CheckoutSession, bySession('received')),
  'checkout.session.async_payment_failed': hears(CheckoutSession, bySession('failed')),
  'checkout.session.expired': hears(CheckoutSession, nothing),
};

/** What an event says happened; `undefined` for a type we have not learned. */
export const tellingsOf = (event: Envelope): Telling[] | undefined =>
  isHeard(event.type) ? heard[event.type]?.tell(event) : undefined;

export const isHeard = (type: string): boolean => Object.hasOwn(heard, type);

/** What the endpoint in Stripe must be subscribed to, in the order of the table. */
export const subscribedEvents: readonly string[] = Object.entries(heard)
  .filter(([, event]) => event.subscribed)
  .map(([type]) => type);
