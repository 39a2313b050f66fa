import type Stripe from 'stripe';
import { byTheirClock } from '../account/clock.ts';
import { methodFor } from '../account/collect-invoice.ts';
import { voidInvoice } from '../account/finalize-invoice.ts';
import { idOf } from '../account/reference.ts';
import { resume } from '../account/resume-subscription.ts';
import { startSubscription } from '../account/start-subscription.ts';
import { endSubscription, paused } from '../account/subscription.ts';
import { customerNamed } from './customers.ts';
import type { Fields } from './fields.ts';
import { onlyExpand } from './known-parameters.ts';
import {
  subscriptionCancel,
  subscriptionCreate,
  subscriptionList,
  subscriptionPause,
  subscriptionResume,
} from './known-subscription-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { itemsFrom } from './subscription-items.ts';
import { unplayed, update } from './subscription-update.ts';
import { invalid, noSuch } from './stripe-error.ts';

const trialEndFrom = (fields: Fields, nowSeconds: number): number | null => {
  const days = fields.integer('trial_period_days');
  if (days !== null) return days > 0 ? nowSeconds + days * 86_400 : null;
  return fields.text('trial_end') === 'now' ? null : fields.integer('trial_end');
};

const create = ({ account, fields }: ApiRequest): Stripe.Subscription => {
  fields.refuseUnknown(subscriptionCreate).refuseUnplayed([...unplayed, 'backdate_start_date', 'cancel_at']);
  const customer = customerNamed(account, fields.needed('customer'));
  const behaviour =
    fields.oneOf('payment_behavior', [
      'allow_incomplete',
      'default_incomplete',
      'error_if_incomplete',
      'pending_if_incomplete',
    ]) ?? 'allow_incomplete';
  if (behaviour !== 'allow_incomplete' && behaviour !== 'default_incomplete')
    throw invalid(`The sandbox does not play \`payment_behavior=${behaviour}\`.`, 'payment_behavior');
  const method = fields.text('default_payment_method');
  if (method !== null && account.paymentMethods.get(method)?.customer !== customer.id)
    throw noSuch('PaymentMethod', method, 'default_payment_method');
  const collectionMethod =
    fields.oneOf('collection_method', ['charge_automatically', 'send_invoice']) ?? 'charge_automatically';
  const ending = fields.group('trial_settings')?.group('end_behavior');
  return byTheirClock(account, customer, () => {
    const trialEnd = trialEndFrom(fields, account.seconds());
    const plan = {
      customer,
      items: itemsFrom(account, fields),
      collectionMethod,
      daysUntilDue: fields.integer('days_until_due'),
      defaultPaymentMethod: method,
      description: fields.text('description'),
      metadata: fields.metadata(),
      trialEnd,
      trialSettings: {
        end_behavior: {
          billing_cycle_anchor: null,
          missing_payment_method:
            ending?.oneOf('missing_payment_method', ['cancel', 'create_invoice', 'pause']) ??
            'create_invoice',
        },
      },
      cancelAtPeriodEnd: fields.flag('cancel_at_period_end') ?? false,
    };
    const whoPays = behaviour === 'default_incomplete' ? 'later' : 'stripe';
    const pays = methodFor(account, { customer: customer.id, default_payment_method: method }, undefined);
    if (!pays && whoPays === 'stripe' && trialEnd === null && collectionMethod === 'charge_automatically')
      throw invalid(
        'This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.',
        undefined,
        'resource_missing',
      );
    return startSubscription(account, plan, whoPays);
  });
};

const known = ({ account, id }: ApiRequest): Stripe.Subscription => {
  const subscription = account.subscriptions.get(id);
  if (!subscription) throw noSuch('subscription', id);
  return subscription;
};

/** Done in the customer's own time. */
const at = (request: ApiRequest, run: (subscription: Stripe.Subscription) => Stripe.Subscription) => {
  const subscription = known(request);
  const customer = customerNamed(request.account, idOf(subscription.customer) ?? '');
  return byTheirClock(request.account, customer, () => run(subscription));
};

const ended: ReadonlySet<string> = new Set(['canceled', 'incomplete_expired']);

export const subscriptions = {
  create,
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  update: (request: ApiRequest) => at(request, (subscription) => update(request, subscription)),
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields
      .refuseUnknown(subscriptionList)
      .refuseUnplayed(['plan', 'current_period_start', 'current_period_end']);
    const [status, customer, price, testClock] = ['status', 'customer', 'price', 'test_clock'].map((name) =>
      fields.text(name),
    );
    const wanted = (one: Stripe.Subscription): boolean => {
      if (status === 'all') return true;
      if (status === 'ended') return ended.has(one.status);
      return status === null ? one.status !== 'canceled' : one.status === status;
    };
    return listed(
      request,
      [...account.subscriptions.values()],
      (one) =>
        wanted(one) &&
        (customer === null ? idOf(one.test_clock) === testClock : idOf(one.customer) === customer) &&
        (price === null || one.items.data.some((item) => item.price.id === price)),
    );
  },
  cancel: (request: ApiRequest) =>
    at(request, (subscription) => {
      const { account, fields } = request;
      fields.refuseUnknown(subscriptionCancel);
      if (fields.flag('invoice_now') === true || fields.flag('prorate') === true)
        throw invalid('The sandbox plays a cancellation without a last invoice.', 'invoice_now');
      if (ended.has(subscription.status)) throw noSuch('subscription', subscription.id);
      const invoice = account.invoices.get(idOf(subscription.latest_invoice) ?? '');
      if (subscription.status === 'incomplete' && invoice?.status === 'open') voidInvoice(account, invoice);
      const details = fields.group('cancellation_details');
      return endSubscription(account, subscription, {
        comment: details?.text('comment') ?? null,
        feedback: details?.text('feedback') ?? null,
        reason: 'cancellation_requested',
      });
    }),
  pause: (request: ApiRequest) =>
    at(request, (subscription) => {
      request.fields.refuseUnknown(subscriptionPause).refuseUnplayed(['bill_for', 'invoicing_behavior']);
      if (subscription.status !== 'active' && subscription.status !== 'trialing')
        throw invalid(`A subscription with the status \`${subscription.status}\` cannot be paused.`);
      return paused(request.account, subscription, 'pause_requested');
    }),
  resume: (request: ApiRequest) =>
    at(request, (subscription) => {
      const { account, fields } = request;
      fields.refuseUnknown(subscriptionResume).refuseUnplayed(['payment_behavior', 'proration_date']);
      if (subscription.status !== 'paused') throw invalid('Only a paused subscription can be resumed.');
      const anchor = fields.group('billing_cycle_anchor')?.oneOf('type', ['now', 'unchanged']) ?? 'now';
      return resume(account, subscription, anchor);
    }),
};
