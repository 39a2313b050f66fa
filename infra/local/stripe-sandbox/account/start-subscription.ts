import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { collectInvoice } from './collect-invoice.ts';
import { finalizeInvoice } from './finalize-invoice.ts';
import { subscriptionLine } from './invoice-line.ts';
import { aDraftInvoice } from './invoice.ts';
import { aSubscription, replaceSubscription } from './subscription.ts';
import type { SubscriptionPlan } from './subscription.ts';

const threeDays = 3 * 86_400;

export const aSubscriptionInvoice = (
  account: Account,
  customer: Stripe.Customer,
  subscription: Stripe.Subscription,
  options: {
    billingReason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
    /** The period that is over: the line names the one to come. */
    period: { start: number; end: number };
  },
): Stripe.Invoice =>
  aDraftInvoice(account, {
    customer,
    subscription,
    ...options,
    collectionMethod: subscription.collection_method,
    daysUntilDue: subscription.days_until_due,
    defaultPaymentMethod: null,
    autoAdvance: subscription.pause_collection === null,
    currency: subscription.currency,
    description: subscription.description,
    metadata: {},
    lines: (invoice) =>
      subscription.items.data.map((item) =>
        subscriptionLine(account, invoice, subscription, item, {
          period: { start: item.current_period_start, end: item.current_period_end },
          onTrial: subscription.status === 'trialing',
        }),
      ),
  });

/**
 * A subscription begins with its first invoice. `whoPays` says what becomes of it: paid while the donor looks on, by
 * Stripe itself, or later, by a page of the shop.
 */
export const startSubscription = (
  account: Account,
  plan: SubscriptionPlan,
  whoPays: 'donor' | 'stripe' | 'later',
): Stripe.Subscription => {
  const begun = aSubscription(account, plan);
  const draft = aSubscriptionInvoice(account, plan.customer, begun, {
    billingReason: 'subscription_create',
    period: { start: begun.created, end: begun.created },
  });
  const subscription = replaceSubscription(account, begun, { latest_invoice: draft.id });
  account.happened({ type: 'customer.subscription.created', data: { object: subscription } });
  account.happened({ type: 'invoice.created', data: { object: draft } });
  const invoice = finalizeInvoice(account, draft);
  if (subscription.trial_end !== null && subscription.trial_end - account.seconds() <= threeDays)
    account.happened({ type: 'customer.subscription.trial_will_end', data: { object: subscription } });
  if (invoice.status === 'open' && plan.collectionMethod === 'charge_automatically' && whoPays !== 'later')
    collectInvoice(account, invoice, { donorIsPresent: whoPays === 'donor' });
  return account.subscriptions.get(subscription.id) ?? subscription;
};

/** A first payment that never came: after 23 hours Stripe gives the subscription up. */
export const incompleteForSeconds = 23 * 3600;
