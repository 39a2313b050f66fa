import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { defaultConfiguration } from '../account/portal.ts';
import { idOf } from '../account/reference.ts';
import { locales } from './checkout-values.ts';
import { customerNamed } from './customers.ts';
import type { Fields } from './fields.ts';
import { portalSessionCreate } from './known-portal-parameters.ts';
import type { ApiRequest } from './list.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';

const flowTypes = [
  'payment_method_update',
  'subscription_cancel',
  'subscription_pause',
  'subscription_update',
] as const;

const completionFrom = (fields: Fields | null): Stripe.BillingPortal.Session.Flow['after_completion'] => {
  const type =
    fields?.oneOf('type', ['hosted_confirmation', 'portal_homepage', 'redirect']) ?? 'portal_homepage';
  const redirect = fields?.group('redirect')?.url('return_url') ?? null;
  if (type === 'redirect' && redirect === null)
    throw missing('flow_data[after_completion][redirect][return_url]');
  const message = fields?.group('hosted_confirmation')?.text('custom_message') ?? null;
  return {
    type,
    hosted_confirmation: type === 'hosted_confirmation' ? { custom_message: message } : null,
    redirect: redirect === null ? null : { return_url: redirect },
  };
};

/** A flow leads straight to one thing, and back when it is done. */
const flowFrom = (
  account: Account,
  fields: Fields | null,
  customer: Stripe.Customer,
): Stripe.BillingPortal.Session.Flow | null => {
  if (!fields) return null;
  const type = fields.oneOf('type', flowTypes);
  if (type === null) throw missing(fields.named('type'));
  const subscriptionIn = (name: string): string => {
    const given = fields.group(name);
    if (!given) throw missing(fields.named(name));
    const id = given.needed('subscription');
    const subscription = account.subscriptions.get(id);
    if (!subscription || idOf(subscription.customer) !== customer.id)
      throw noSuch('subscription', id, given.named('subscription'));
    if (subscription.ended_at !== null)
      throw invalid('This subscription has ended already.', given.named('subscription'));
    return id;
  };
  const about = (name: (typeof flowTypes)[number]) =>
    type === name ? { subscription: subscriptionIn(name) } : null;
  const cancel = about('subscription_cancel');
  return {
    type,
    after_completion: completionFrom(fields.group('after_completion')),
    customer_update: null,
    subscription_cancel: cancel && { ...cancel, retention: null },
    subscription_pause: about('subscription_pause'),
    subscription_update: about('subscription_update'),
    subscription_update_confirm: null,
  };
};

export const portalSessions = {
  create: ({ account, fields }: ApiRequest): Stripe.BillingPortal.Session => {
    fields
      .refuseUnknown(portalSessionCreate)
      .refuseUnplayed(['after_expiration', 'customer_account', 'on_behalf_of']);
    const customer = customerNamed(account, fields.needed('customer'));
    const named = fields.text('configuration');
    const configuration =
      named === null ? defaultConfiguration(account) : account.portalConfigurations.get(named);
    if (!configuration) throw noSuch('configuration', named ?? '', 'configuration');
    const id = account.id('bps');
    const session: Stripe.BillingPortal.Session = {
      id,
      object: 'billing_portal.session',
      after_expiration: null,
      configuration: configuration.id,
      created: account.seconds(),
      customer: customer.id,
      customer_account: null,
      flow: flowFrom(account, fields.group('flow_data'), customer),
      livemode: false,
      locale: fields.oneOf('locale', locales),
      on_behalf_of: null,
      return_url: fields.url('return_url') ?? configuration.default_return_url,
      url: `${account.url()}/p/session/${account.secretOf(id).replace(`${id}_secret_`, 'test_')}`,
    };
    account.portalSessions.set(session.url.split('/').at(-1) ?? '', session);
    account.happened({ type: 'billing_portal.session.created', data: { object: session } });
    return session;
  },
};
