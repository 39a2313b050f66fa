import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { aCustomer } from './catalogue.ts';
import { completeSession } from './checkout-session.ts';
import { collectInvoice } from './collect-invoice.ts';
import { intentOf } from './invoice.ts';
import { attach } from './payment-method.ts';
import { idOf } from './reference.ts';
import { startSubscription } from './start-subscription.ts';
import { replaceSubscription } from './subscription.ts';

/** Subscriptions always have a customer: the page makes one of whoever pays, unless the shop named one. */
const payerOf = (
  account: Account,
  session: Stripe.Checkout.Session,
  billing: Stripe.PaymentMethod.BillingDetails,
): Stripe.Customer => {
  const known = account.customers.get(idOf(session.customer) ?? '');
  if (known) return known;
  const customer = aCustomer(account, {
    email: billing.email,
    name: billing.name,
    phone: billing.phone,
    description: null,
    metadata: {},
    address: billing.address,
  });
  account.happened({ type: 'customer.created', data: { object: customer } });
  return customer;
};

/** The first try makes the subscription; a further one, after a refused card, goes on with it. */
const tried = (
  account: Account,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
): Stripe.Subscription => {
  const begun = account.subscriptions.get(account.begunSubscriptions.get(session.id) ?? '');
  if (begun?.status === 'incomplete') {
    const again = replaceSubscription(account, begun, { default_payment_method: method.id });
    const invoice = account.invoices.get(idOf(again.latest_invoice) ?? '');
    if (invoice) collectInvoice(account, invoice, { donorIsPresent: true });
    return account.subscriptions.get(again.id) ?? again;
  }
  const order = account.orders.get(session.id);
  const subscription = startSubscription(
    account,
    {
      customer: payerOf(account, session, method.billing_details),
      items: (order?.lineItems ?? []).flatMap(({ price, quantity }) =>
        price ? [{ price, quantity: quantity ?? 1, metadata: {} }] : [],
      ),
      collectionMethod: 'charge_automatically',
      daysUntilDue: null,
      defaultPaymentMethod: method.id,
      description: order?.subscription?.description ?? null,
      metadata: order?.subscription?.metadata ?? {},
      trialEnd: null,
      trialSettings: {
        end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
      },
      cancelAtPeriodEnd: false,
    },
    'donor',
  );
  account.begunSubscriptions.set(session.id, subscription.id);
  return subscription;
};

/** Pay an open session in `mode: 'subscription'`: it learns of its customer, subscription and invoice when it is done. */
export const subscribeSession = (
  account: Account,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
): { session: Stripe.Checkout.Session; intent: Stripe.PaymentIntent } => {
  const subscription = tried(account, session, method);
  const invoice = idOf(subscription.latest_invoice);
  const intent = intentOf(account, invoice ?? '');
  if (!intent) throw new Error(`The first invoice of ${subscription.id} has no payment.`);
  if (intent.status === 'requires_payment_method') return { session, intent };
  const customer = account.customers.get(idOf(subscription.customer) ?? '');
  if (customer) attach(account, method, customer);
  account.sessionOfIntent.set(intent.id, session.id);
  const completed = completeSession(
    account,
    session,
    method.billing_details,
    intent.status === 'succeeded' ? 'paid' : 'unpaid',
    { customer: idOf(subscription.customer) ?? '', subscription: subscription.id, invoice },
  );
  return { session: completed, intent };
};
