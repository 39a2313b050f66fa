import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { previousAttributes } from './differences.ts';
import { replaceInvoice, subscriptionOf } from './invoice.ts';
import { idOf } from './reference.ts';
import { aSubscriptionItem } from './subscription-item.ts';
import type { ItemPlan } from './subscription-item.ts';

export interface SubscriptionPlan {
  customer: Stripe.Customer;
  items: readonly ItemPlan[];
  collectionMethod: 'charge_automatically' | 'send_invoice';
  daysUntilDue: number | null;
  defaultPaymentMethod: string | null;
  description: string | null;
  metadata: Stripe.Metadata;
  trialEnd: number | null;
  trialSettings: Stripe.Subscription.TrialSettings;
  cancelAtPeriodEnd: boolean;
}

/** Nothing is told yet: a subscription is only told together with its first invoice. */
export const aSubscription = (account: Account, plan: SubscriptionPlan): Stripe.Subscription => {
  const id = account.id('sub');
  const created = account.seconds();
  const byCharge = plan.collectionMethod === 'charge_automatically';
  const anchor = plan.trialEnd ?? created;
  const items = plan.items.map((item) => aSubscriptionItem(account, id, item, { created, ...plan }));
  const subscription: Stripe.Subscription = {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: plan.cancelAtPeriodEnd ? (items[0]?.current_period_end ?? null) : null,
    cancel_at_period_end: plan.cancelAtPeriodEnd,
    canceled_at: plan.cancelAtPeriodEnd ? created : null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: plan.collectionMethod,
    created,
    currency: plan.items[0]?.price.currency ?? 'eur',
    customer: plan.customer.id,
    customer_account: null,
    days_until_due: plan.daysUntilDue,
    default_payment_method: plan.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: plan.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list',
      data: items,
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: plan.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: created,
    status: plan.trialEnd === null ? (byCharge ? 'incomplete' : 'active') : 'trialing',
    test_clock: idOf(plan.customer.test_clock),
    transfer_data: null,
    trial_end: plan.trialEnd,
    trial_settings: plan.trialSettings,
    trial_start: plan.trialEnd === null ? null : created,
  };
  account.subscriptions.set(id, subscription);
  return subscription;
};

/** The subscription as it is from now on. Not told: for what belongs to a change that is told as a whole. */
export const replaceSubscription = (
  account: Account,
  subscription: Stripe.Subscription,
  changes: Partial<Stripe.Subscription>,
): Stripe.Subscription => {
  const replaced: Stripe.Subscription = { ...subscription, ...changes };
  account.subscriptions.set(replaced.id, replaced);
  return replaced;
};

/** As above, and told, with what was before; unless nothing changed. */
export const updateSubscription = (
  account: Account,
  subscription: Stripe.Subscription,
  changes: Partial<Stripe.Subscription>,
): Stripe.Subscription => {
  const updated = replaceSubscription(account, subscription, changes);
  const previous = previousAttributes(subscription, updated);
  if (Object.keys(previous).length > 0)
    account.happened({
      type: 'customer.subscription.updated',
      data: { object: updated, previous_attributes: previous },
    });
  return updated;
};

/** The end: no invoice comes any more, and open ones are no longer collected by themselves. */
export const endSubscription = (
  account: Account,
  subscription: Stripe.Subscription,
  details: Partial<Stripe.Subscription.CancellationDetails>,
): Stripe.Subscription => {
  const seconds = account.seconds();
  const ended = replaceSubscription(account, subscription, {
    status: 'canceled',
    canceled_at: subscription.canceled_at ?? seconds,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: null,
      ...subscription.cancellation_details,
      ...details,
    },
    ended_at: seconds,
  });
  account.plannedFailures.delete(ended.id);
  // Stripe stops collecting what is still open.
  for (const invoice of account.invoices.values())
    if (invoice.status === 'open' && subscriptionOf(account, invoice)?.id === ended.id)
      replaceInvoice(account, invoice, { auto_advance: false, next_payment_attempt: null });
  account.happened({ type: 'customer.subscription.deleted', data: { object: ended } });
  return ended;
};

export const paused = (
  account: Account,
  subscription: Stripe.Subscription,
  why: 'pause_requested' | 'trial_end_without_payment_method',
): Stripe.Subscription => {
  const resting = updateSubscription(account, subscription, {
    status: 'paused',
    status_details: {
      paused: { type: 'subscription', subscription: { type: why }, transitioned_at: account.seconds() },
    },
  });
  account.happened({ type: 'customer.subscription.paused', data: { object: resting } });
  return resting;
};

export const resumed = (account: Account, subscription: Stripe.Subscription): Stripe.Subscription => {
  // Why it rested is shown while it rests, and no longer.
  const { status_details: _, ...rest } = subscription;
  const active: Stripe.Subscription = { ...rest, status: 'active' };
  account.subscriptions.set(active.id, active);
  account.happened({
    type: 'customer.subscription.updated',
    data: { object: active, previous_attributes: previousAttributes(subscription, active) },
  });
  account.happened({ type: 'customer.subscription.resumed', data: { object: active } });
  return active;
};

/** All items of a subscription are debited on the same day here. */
export const periodOf = (subscription: Stripe.Subscription): { start: number; end: number } => {
  const [item] = subscription.items.data;
  return { start: item?.current_period_start ?? 0, end: item?.current_period_end ?? 0 };
};
