import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { paymentsOf, subscriptionOf, updateInvoice } from './invoice.ts';
import { idOf } from './reference.ts';
import { endSubscription, resumed, updateSubscription } from './subscription.ts';

const day = 86_400;

/** How long Stripe waits after each failed try before it tries again, as set in the account. Then it gives up. */
export const retryAfterDays: readonly number[] = [3, 5, 7];

/** Somebody pressed "pay" between two tries of Stripe's own: the schedule does not change. */
const isBetweenTries = (account: Account, invoice: Stripe.Invoice): boolean =>
  invoice.next_payment_attempt !== null && invoice.next_payment_attempt > account.seconds();

const attempts = (account: Account, invoice: Stripe.Invoice): number =>
  invoice.attempt_count + (isBetweenTries(account, invoice) ? 0 : 1);

export const invoicePaid = (account: Account, invoice: Stripe.Invoice, attemptCount: number): void => {
  const seconds = account.seconds();
  const paid = updateInvoice(account, invoice, {
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: attemptCount,
    attempted: true,
    ending_balance: 0,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: seconds },
  });
  account.happened({ type: 'invoice.paid', data: { object: paid } });
  account.happened({ type: 'invoice.payment_succeeded', data: { object: paid } });
  for (const payment of paymentsOf(account, paid.id)) {
    if (payment.status !== 'open') continue;
    const settled: Stripe.InvoicePayment = {
      ...payment,
      amount_paid: payment.amount_requested,
      status: 'paid',
      status_transitions: { ...payment.status_transitions, paid_at: seconds },
    };
    account.invoicePayments.set(settled.id, settled);
    account.happened({ type: 'invoice_payment.paid', data: { object: settled } });
  }
  const subscription = subscriptionOf(account, paid);
  if (!subscription) return;
  if (subscription.status === 'paused') resumed(account, subscription);
  else if (
    subscription.status === 'incomplete' ||
    (subscription.status === 'trialing' && (subscription.trial_end ?? 0) <= seconds) ||
    (subscription.status === 'past_due' && idOf(subscription.latest_invoice) === paid.id)
  )
    updateSubscription(account, subscription, { status: 'active' });
};

/** A try has failed. Stripe says when it tries again; after the last try the subscription ends, and the invoice stays open. */
export const attemptFailed = (account: Account, invoice: Stripe.Invoice, attemptCount: number): void => {
  const subscription = subscriptionOf(account, invoice);
  const isDunned =
    subscription !== undefined &&
    subscription.collection_method === 'charge_automatically' &&
    subscription.status !== 'incomplete' &&
    subscription.status !== 'paused' &&
    subscription.status !== 'canceled';
  const days = isDunned ? retryAfterDays[attemptCount - 1] : undefined;
  const between = isBetweenTries(account, invoice);
  const next = between
    ? invoice.next_payment_attempt
    : days === undefined
      ? null
      : account.seconds() + days * day;
  const failed = updateInvoice(account, invoice, {
    attempt_count: attemptCount,
    attempted: true,
    auto_advance: next !== null,
    next_payment_attempt: next,
  });
  account.happened({ type: 'invoice.payment_failed', data: { object: failed } });
  if (!isDunned) return;
  if (next === null) endSubscription(account, subscription, { reason: 'payment_failed' });
  else updateSubscription(account, subscription, { status: 'past_due' });
};

/** The bank has not answered: the subscription runs all the same, as Stripe trusts a debit that is on its way. */
const attemptPending = (account: Account, invoice: Stripe.Invoice): void => {
  const subscription = subscriptionOf(account, invoice);
  updateInvoice(account, invoice, {
    attempt_count: attempts(account, invoice),
    attempted: true,
    next_payment_attempt: null,
  });
  if (subscription?.status === 'incomplete') updateSubscription(account, subscription, { status: 'active' });
};

/** The payment of an invoice moved: told by whoever moved it. */
export const paymentMoved = (account: Account, invoiceId: string, intent: Stripe.PaymentIntent): void => {
  const invoice = account.invoices.get(invoiceId);
  if (!invoice || (invoice.status !== 'open' && invoice.status !== 'uncollectible')) return;
  const charge = account.charges.get(idOf(intent.latest_charge) ?? '');
  // A debit was counted when it went out.
  const count =
    charge?.payment_method_details?.type === 'sepa_debit'
      ? invoice.attempt_count
      : attempts(account, invoice);
  if (intent.status === 'succeeded') invoicePaid(account, invoice, count);
  if (intent.status === 'processing') attemptPending(account, invoice);
  if (intent.status === 'requires_payment_method') attemptFailed(account, invoice, count);
  if (intent.status === 'requires_action') {
    account.happened({ type: 'invoice.payment_action_required', data: { object: invoice } });
    attemptFailed(account, invoice, count);
  }
};

export const failedWithoutMethod = (account: Account, invoice: Stripe.Invoice): void =>
  attemptFailed(account, invoice, attempts(account, invoice));
