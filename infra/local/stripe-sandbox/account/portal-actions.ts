import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { aPrice, updateCustomer } from './catalogue.ts';
import { attach } from './payment-method.ts';
import { idOf } from './reference.ts';
import { resume } from './resume-subscription.ts';
import { repriced } from './subscription-item.ts';
import { endSubscription, paused, periodOf, updateSubscription } from './subscription.ts';

/** All that still runs, or could run again. */
export const subscriptionsOf = (account: Account, customer: Stripe.Customer): Stripe.Subscription[] =>
  [...account.subscriptions.values()].filter(
    (subscription) =>
      idOf(subscription.customer) === customer.id &&
      subscription.ended_at === null &&
      subscription.status !== 'incomplete',
  );

/**
 * Stripe's portal offers the prices its configuration lists; here any amount can be typed, which makes a price of its own.
 * It counts from the next debit on.
 */
export const changeAmount = (
  account: Account,
  subscription: Stripe.Subscription,
  amountCents: number,
): void => {
  const data = subscription.items.data.map((item) =>
    repriced(
      item,
      aPrice(account, {
        amountCents,
        currency: item.price.currency,
        product: idOf(item.price.product) ?? '',
        nickname: null,
        metadata: {},
        active: false,
        recurring: item.price.recurring,
      }),
      1,
    ),
  );
  updateSubscription(account, subscription, { items: { ...subscription.items, data } });
};

/**
 * Their new default, and theirs alone, as Stripe documents it: a subscription with a way to pay of its own goes on with
 * that. What is open is tried again when its day comes.
 */
export const changeMethod = (
  account: Account,
  customer: Stripe.Customer,
  method: Stripe.PaymentMethod,
): void => {
  const attached = attach(account, method, customer);
  updateCustomer(account, customer, {
    invoice_settings: { ...customer.invoice_settings, default_payment_method: attached.id },
  });
  for (const subscription of subscriptionsOf(account, customer))
    if (subscription.default_payment_method === null) account.plannedFailures.delete(subscription.id);
};

/** At the end of the period, or at once, as the portal is configured. */
export const stop = (account: Account, subscription: Stripe.Subscription, mode: string): void => {
  const details = { reason: 'cancellation_requested' };
  if (mode === 'immediately') {
    endSubscription(account, subscription, details);
    return;
  }
  updateSubscription(account, subscription, {
    cancel_at: periodOf(subscription).end,
    cancel_at_period_end: true,
    canceled_at: account.seconds(),
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      ...subscription.cancellation_details,
      ...details,
    },
  });
};

export const keep = (account: Account, subscription: Stripe.Subscription): void => {
  updateSubscription(account, subscription, {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: subscription.cancellation_details && {
      ...subscription.cancellation_details,
      reason: null,
    },
  });
};

export const rest = (account: Account, subscription: Stripe.Subscription): void => {
  if (subscription.status === 'active') paused(account, subscription, 'pause_requested');
};

export const goOn = (account: Account, subscription: Stripe.Subscription): void => {
  if (subscription.status === 'paused') resume(account, subscription, 'now');
};
