import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { failedWithoutMethod } from './invoice-outcome.ts';
import { intentOf, subscriptionOf } from './invoice.ts';
import { pay } from './payment.ts';
import { idOf } from './reference.ts';
import type { Behaviour } from './test-numbers.ts';

/** What an invoice is paid with: its subscription's own way, then its own, then the customer's. */
export const methodFor = (
  account: Account,
  invoice: Pick<Stripe.Invoice, 'customer' | 'default_payment_method'>,
  subscription: Stripe.Subscription | undefined,
): Stripe.PaymentMethod | undefined => {
  const customer = account.customers.get(idOf(invoice.customer) ?? '');
  const id =
    idOf(subscription?.default_payment_method) ??
    idOf(invoice.default_payment_method) ??
    idOf(customer?.invoice_settings.default_payment_method);
  return account.paymentMethods.get(id ?? '');
};

/** How a bank answers when Stripe charges by itself: as its number says, unless the dashboard's lever was pulled. */
const offSession = (
  account: Account,
  method: Stripe.PaymentMethod,
  subscription: Stripe.Subscription | undefined,
): Behaviour => {
  const known: Behaviour = account.behaviours.get(method.id) ?? { type: 'card', decline: null };
  const planned = account.plannedFailures.get(subscription?.id ?? '');
  if (subscription && planned && !planned.alsoRetries) account.plannedFailures.delete(subscription.id);
  if (known.type === 'sepa_debit')
    return planned ? { ...known, outcome: 'bounces', failure: planned.failure } : known;
  return { ...known, decline: planned?.decline ?? known.offSession ?? known.decline };
};

/** Try to collect an open invoice. How it went is written on the invoice and its subscription afterwards. */
export const collectInvoice = (
  account: Account,
  invoice: Stripe.Invoice,
  options: { donorIsPresent: boolean; method?: Stripe.PaymentMethod },
): Stripe.Invoice => {
  const subscription = subscriptionOf(account, invoice);
  const method = options.method ?? methodFor(account, invoice, subscription);
  const intent = intentOf(account, invoice.id);
  if (!intent || !method) failedWithoutMethod(account, invoice);
  else if (options.donorIsPresent) pay(account, intent, method);
  else pay(account, intent, method, offSession(account, method, subscription));
  return account.invoices.get(invoice.id) ?? invoice;
};
