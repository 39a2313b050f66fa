import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { boundaryAfter } from './billing-period.ts';
import { idOf } from './reference.ts';

export interface ItemPlan {
  price: Stripe.Price;
  quantity: number;
  metadata: Stripe.Metadata;
}

/** The older name of a recurring price, which Stripe still writes beside it. */
export const planOf = (price: Stripe.Price): Stripe.Plan => ({
  id: price.id,
  object: 'plan',
  active: price.active,
  amount: price.unit_amount,
  amount_decimal: price.unit_amount_decimal,
  billing_scheme: 'per_unit',
  created: price.created,
  currency: price.currency,
  interval: price.recurring?.interval ?? 'month',
  interval_count: price.recurring?.interval_count ?? 1,
  livemode: false,
  metadata: price.metadata,
  meter: null,
  nickname: price.nickname,
  product: idOf(price.product),
  tiers_mode: null,
  transform_usage: null,
  trial_period_days: null,
  usage_type: 'licensed',
});

export const monthly: Stripe.Price.Recurring = {
  interval: 'month',
  interval_count: 1,
  meter: null,
  trial_period_days: null,
  usage_type: 'licensed',
};

export const aSubscriptionItem = (
  account: Account,
  subscription: string,
  { price, quantity, metadata }: ItemPlan,
  { created, trialEnd }: { created: number; trialEnd: number | null },
): Stripe.SubscriptionItem => ({
  id: account.id('si'),
  object: 'subscription_item',
  billing_thresholds: null,
  created,
  // The period lives on the item: items of one subscription may be billed at different times.
  current_period_end: trialEnd ?? boundaryAfter(created, price.recurring ?? monthly, created),
  current_period_start: created,
  current_trial: null,
  discounts: [],
  metadata,
  plan: planOf(price),
  price,
  quantity,
  subscription,
  tax_rates: [],
});

/** Another amount from the next invoice on; the period that runs stays as it was paid. */
export const repriced = (
  item: Stripe.SubscriptionItem,
  price: Stripe.Price,
  quantity: number,
): Stripe.SubscriptionItem => ({ ...item, price, plan: planOf(price), quantity });
