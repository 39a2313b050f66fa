import type Stripe from 'stripe';
import { renew } from '../account/renewal.ts';
import { idOf } from '../account/reference.ts';
import { periodOf, updateSubscription } from '../account/subscription.ts';
import type { Fields } from './fields.ts';
import { subscriptionUpdate } from './known-subscription-parameters.ts';
import type { ApiRequest } from './list.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';
import { itemsChanged } from './subscription-items.ts';

/** What would change the money, and is not played. */
export const unplayed = [
  'add_invoice_items',
  'application_fee_percent',
  'billing_cycle_anchor',
  'billing_cycle_anchor_config',
  'billing_schedules',
  'billing_thresholds',
  'default_tax_rates',
  'discounts',
  'on_behalf_of',
  'pending_invoice_item_interval',
  'transfer_data',
  'trial_from_plan',
];

const pauseFrom = (fields: Fields): Stripe.Subscription.PauseCollection | null => {
  const pause = fields.group('pause_collection');
  if (!pause) return null;
  const behavior = pause.oneOf('behavior', ['keep_as_draft', 'mark_uncollectible', 'void']);
  if (behavior === null) throw missing(pause.named('behavior'));
  return { behavior, resumes_at: pause.integer('resumes_at') };
};

/** To the end of the period, or on a day: the subscription runs on until then. */
const endingFrom = (
  fields: Fields,
  subscription: Stripe.Subscription,
  nowSeconds: number,
): Partial<Stripe.Subscription> => {
  const before = subscription.cancellation_details;
  const details = fields.group('cancellation_details');
  const said = {
    comment: details?.text('comment') ?? before?.comment ?? null,
    feedback: details?.text('feedback') ?? before?.feedback ?? null,
    feedback_option: before?.feedback_option ?? null,
    reason: before?.reason ?? null,
  };
  const atPeriodEnd = fields.flag('cancel_at_period_end');
  const cancelAt = atPeriodEnd === true ? periodOf(subscription).end : fields.integer('cancel_at');
  if (cancelAt !== null)
    return {
      cancel_at: cancelAt,
      cancel_at_period_end: atPeriodEnd === true,
      canceled_at: nowSeconds,
      cancellation_details: { ...said, reason: 'cancellation_requested' },
    };
  if (atPeriodEnd === false || fields.has('cancel_at'))
    return {
      cancel_at: null,
      cancel_at_period_end: false,
      canceled_at: null,
      cancellation_details: { ...said, reason: null },
    };
  return details ? { cancellation_details: said } : {};
};

export const update = (
  { account, fields }: ApiRequest,
  subscription: Stripe.Subscription,
): Stripe.Subscription => {
  fields.refuseUnknown(subscriptionUpdate).refuseUnplayed([...unplayed, 'proration_date']);
  const over = subscription.status === 'canceled' || subscription.status === 'incomplete_expired';
  if (over && Object.keys(subscriptionUpdate.of).some((name) => changesMoney(name) && fields.has(name)))
    throw invalid(
      'A canceled subscription can only update its cancellation_details and metadata.',
      undefined,
      'invalid_canceled_subscription_fields',
    );
  const method = fields.text('default_payment_method');
  const customer = idOf(subscription.customer);
  if (method !== null && account.paymentMethods.get(method)?.customer !== customer)
    throw noSuch('PaymentMethod', method, 'default_payment_method');
  // Whoever gives another way to pay is no longer the one the lever was pulled for.
  if (method !== null) account.plannedFailures.delete(subscription.id);
  const updated = updateSubscription(account, subscription, {
    ...endingFrom(fields, subscription, account.seconds()),
    ...(fields.has('default_payment_method') ? { default_payment_method: method } : {}),
    ...(fields.has('description') ? { description: fields.text('description') } : {}),
    ...(fields.has('items')
      ? { items: { ...subscription.items, data: itemsChanged(account, fields, subscription) } }
      : {}),
    ...(fields.has('pause_collection') ? { pause_collection: pauseFrom(fields) } : {}),
    metadata: fields.metadataOver(subscription.metadata),
  });
  if (fields.text('trial_end') !== 'now' || updated.status !== 'trialing') return updated;
  renew(account, { ...updated, trial_end: account.seconds(), billing_cycle_anchor: account.seconds() });
  return account.subscriptions.get(updated.id) ?? updated;
};

const changesMoney = (name: string): boolean =>
  !['cancellation_details', 'expand', 'metadata'].includes(name);
