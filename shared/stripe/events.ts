import type { Envelope } from './envelope.ts';
import type * as tellers from './tellers.ts';
import type { Teller, Telling } from './tellers/telling.ts';

/** One kind of Stripe event we understand. */
interface Heard {
  /** Part of the webhook's subscription. The others are understood if somebody has them sent to us. */
  readonly subscribed: boolean;
  readonly teller?: (all: typeof tellers) => Teller;
}

const hears = (teller: Heard['teller'], { subscribed = false } = {}): Heard => ({ subscribed, teller });

/** Known, so that nobody is alarmed, with nothing in it to book. */
const nothing: Heard = { subscribed: false };

const subscribed = { subscribed: true };

/**
 * Every Stripe event we hear: the webhook's subscription, its documentation and its test plan.
 *
 * Subscribed is what is needed to know everything, and no more, because each event costs. A charge tells all about
 * a gift: amount, means of payment, whom to thank, and our metadata, which Stripe copies from the payment intent.
 * The payments of a promise carry none of it: an invoice knows where it belongs, an invoice payment which payment
 * is whose (docs/adr/0010). The rest is understood in any order and never counts a gift twice.
 */
export const heard: Readonly<Record<string, Heard>> = {
  'charge.pending': hears((all) => all.byCharge('pending'), subscribed),
  'charge.succeeded': hears((all) => all.byCharge('received'), subscribed),
  'charge.failed': hears((all) => all.byCharge('failed'), subscribed),
  'charge.captured': hears((all) => all.byCharge('received'), subscribed),
  'charge.updated': nothing,
  'charge.expired': nothing,
  // Says how much went back in all, not by which refund: those speak for themselves.
  'charge.refunded': nothing,
  'refund.created': hears((all) => all.byRefund, subscribed),
  'refund.updated': hears((all) => all.byRefund, subscribed),
  'refund.failed': hears((all) => all.byRefund, subscribed),
  'charge.refund.updated': hears((all) => all.byRefund),
  'charge.dispute.created': hears((all) => all.byDispute(), subscribed),
  'charge.dispute.updated': hears((all) => all.byDispute()),
  'charge.dispute.funds_withdrawn': hears((all) => all.byDispute({ withdrawn: true }), subscribed),
  'charge.dispute.funds_reinstated': hears((all) => all.byDispute(), subscribed),
  'charge.dispute.closed': hears((all) => all.byDispute(), subscribed),
  'customer.subscription.created': hears((all) => all.bySubscription, subscribed),
  'customer.subscription.updated': hears((all) => all.bySubscription, subscribed),
  'customer.subscription.deleted': hears((all) => all.bySubscription, subscribed),
  'customer.subscription.paused': hears((all) => all.bySubscription, subscribed),
  'customer.subscription.resumed': hears((all) => all.bySubscription, subscribed),
  'invoice_payment.paid': hears((all) => all.byInvoicePayment, subscribed),
  'invoice.paid': hears((all) => all.byInvoice('renewal-paid'), subscribed),
  'invoice.payment_succeeded': hears((all) => all.byInvoice('renewal-paid')),
  'invoice.payment_failed': hears((all) => all.byInvoice('renewal-failed'), subscribed),
  'invoice.finalized': hears((all) => all.byInvoice('billed'), subscribed),
  'invoice.created': hears((all) => all.byInvoice('billed')),
  'invoice.updated': hears((all) => all.byInvoice('billed')),
  'invoice.payment_action_required': hears((all) => all.byInvoice('billed')),
  'invoice.voided': hears((all) => all.byInvoice('billed')),
  'invoice.marked_uncollectible': hears((all) => all.byInvoice('billed')),
  // Payouts are read from Stripe by the nightly reconciliation, with all that is in them.
  'payout.created': nothing,
  'payout.updated': nothing,
  'payout.paid': nothing,
  'payout.canceled': nothing,
  'payout.failed': nothing,
  'payout.reconciliation_completed': nothing,
  'payment_intent.created': nothing,
  'payment_intent.requires_action': nothing,
  'payment_intent.amount_capturable_updated': nothing,
  'payment_intent.processing': hears((all) => all.byPaymentIntent('pending')),
  'payment_intent.succeeded': hears((all) => all.byPaymentIntent('received')),
  'payment_intent.payment_failed': hears((all) => all.byPaymentIntent('failed')),
  'payment_intent.canceled': hears((all) => all.byPaymentIntent('failed')),
  'checkout.session.completed': hears((all) => all.bySession('by-payment-status')),
  'checkout.session.async_payment_succeeded': hears((all) => all.bySession('received')),
  'checkout.session.async_payment_failed': hears((all) => all.bySession('failed')),
  'checkout.session.expired': nothing,
};

let loading: Promise<typeof tellers> | undefined;

/**
 * What an event says happened; `undefined` for a type we have not learned.
 *
 * The tellers are loaded when the first event is read: the webhook only needs to know what is in the table.
 */
export const tellingsOf = async (event: Envelope): Promise<Telling[] | undefined> => {
  if (!isHeard(event.type)) return undefined;
  loading ??= import('./tellers.ts');
  return heard[event.type]?.teller?.(await loading)(event) ?? [];
};

export const isHeard = (type: string): boolean => Object.hasOwn(heard, type);

/** What the endpoint in Stripe must be subscribed to, in the order of the table. */
export const subscribedEvents: readonly string[] = Object.entries(heard)
  .filter(([, event]) => event.subscribed)
  .map(([type]) => type);
