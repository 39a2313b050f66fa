import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { attachIntent, completeSession } from './checkout-session.ts';
import { createPaymentIntent } from './payment-intent.ts';
import { pay } from './payment.ts';
import { subscribeSession } from './subscribe-session.ts';

/** Pay an open session: the page and the CLI's `payment_pages/…/confirm` both come through here. */
export const paySession = (
  account: Account,
  open: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
): { session: Stripe.Checkout.Session; intent: Stripe.PaymentIntent } => {
  if (open.mode === 'subscription') return subscribeSession(account, open, method);
  const order = account.orders.get(open.id);
  const known =
    typeof open.payment_intent === 'string' ? account.paymentIntents.get(open.payment_intent) : undefined;
  const before =
    known ??
    createPaymentIntent(account, {
      amountCents: open.amount_total ?? 0,
      currency: open.currency ?? 'eur',
      description: order?.description ?? null,
      metadata: order?.metadata ?? {},
      methodTypes: open.payment_method_types,
      allowedMethodTypes: open.allowed_payment_method_types,
      receiptEmail: order?.receiptEmail ?? null,
      setupFutureUsage: order?.setupFutureUsage ?? null,
      shipping: order?.shipping ?? null,
      statementDescriptor: order?.statementDescriptor ?? null,
      statementDescriptorSuffix: order?.statementDescriptorSuffix ?? null,
      customer: typeof open.customer === 'string' ? open.customer : null,
    });
  const attached = attachIntent(account, open, before);
  const intent = pay(account, before, method);
  if (intent.status === 'requires_payment_method') return { session: attached, intent };
  const paymentStatus = intent.status === 'succeeded' ? 'paid' : 'unpaid';
  return { session: completeSession(account, attached, method.billing_details, paymentStatus), intent };
};
