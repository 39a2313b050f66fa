import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { boundaryAfter } from './billing-period.ts';
import { collectInvoice, methodFor } from './collect-invoice.ts';
import { finalizeInvoice, markUncollectible, voidInvoice } from './finalize-invoice.ts';
import { idOf } from './reference.ts';
import { aSubscriptionInvoice } from './start-subscription.ts';
import { monthly } from './subscription-item.ts';
import { endSubscription, paused, periodOf, updateSubscription } from './subscription.ts';

/**
 * Stripe leaves a renewal's invoice in draft for about an hour before it finalizes and collects it. Here all three
 * happen in the same second.
 */
const issue = (account: Account, subscription: Stripe.Subscription, draft: Stripe.Invoice): void => {
  const behaviour = subscription.pause_collection?.behavior;
  if (behaviour === 'keep_as_draft') return;
  const invoice = finalizeInvoice(account, draft);
  if (invoice.status !== 'open') return;
  if (behaviour === 'void') voidInvoice(account, invoice);
  else if (behaviour === 'mark_uncollectible') markUncollectible(account, invoice);
  else if (subscription.collection_method === 'charge_automatically')
    collectInvoice(account, invoice, { donorIsPresent: false });
};

/** The next period begins now, and is invoiced. */
export const nextPeriod = (
  account: Account,
  subscription: Stripe.Subscription,
  changes: Partial<Stripe.Subscription> = {},
): void => {
  const customer = account.customers.get(idOf(subscription.customer) ?? '');
  if (!customer) return;
  const start = account.seconds();
  const wasOnTrial = subscription.status === 'trialing';
  const anchor = changes.billing_cycle_anchor ?? subscription.billing_cycle_anchor;
  const data = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: start,
    current_period_end: boundaryAfter(anchor, item.price.recurring ?? monthly, start),
  }));
  const items = { ...subscription.items, data };
  const next: Stripe.Subscription = {
    ...subscription,
    ...changes,
    items,
    status: wasOnTrial ? 'active' : subscription.status,
  };
  const draft = aSubscriptionInvoice(account, customer, next, {
    billingReason: 'subscription_cycle',
    period: { start: periodOf(subscription).start, end: start },
  });
  const begun = updateSubscription(account, subscription, { ...next, latest_invoice: draft.id });
  account.happened({ type: 'invoice.created', data: { object: draft } });
  issue(account, begun, draft);
};

/** A trial is over, and nobody said how to pay: what was agreed for that happens. True when nothing is left to renew. */
const endsWithTrial = (account: Account, subscription: Stripe.Subscription): boolean => {
  if (subscription.status !== 'trialing') return false;
  if (methodFor(account, { ...subscription }, subscription)) return false;
  const behaviour = subscription.trial_settings?.end_behavior.missing_payment_method;
  if (behaviour === 'pause') paused(account, subscription, 'trial_end_without_payment_method');
  else if (behaviour === 'cancel') endSubscription(account, subscription, {});
  return behaviour === 'pause' || behaviour === 'cancel';
};

/** The period is over: the subscription rests with its trial, or goes on. */
export const renew = (account: Account, subscription: Stripe.Subscription): void => {
  if (!endsWithTrial(account, subscription)) nextPeriod(account, subscription);
};

/** The dashboard's lever: the next period begins now, and later ones are counted from here. */
export const renewNow = (account: Account, subscription: Stripe.Subscription): void =>
  nextPeriod(account, subscription, { billing_cycle_anchor: account.seconds() });

/** The first payment never came: the subscription is over before it began, and its invoice is void. */
export const expireIncomplete = (account: Account, subscription: Stripe.Subscription): void => {
  const invoice = account.invoices.get(idOf(subscription.latest_invoice) ?? '');
  if (invoice?.status === 'open') voidInvoice(account, invoice);
  updateSubscription(account, subscription, { status: 'incomplete_expired', ended_at: account.seconds() });
};
