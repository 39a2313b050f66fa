import type Stripe from 'stripe';
import { aPortalConfiguration, defaultFeatures } from '../account/portal.ts';
import type { Fields } from './fields.ts';
import {
  portalConfigurationCreate,
  portalConfigurationList,
  portalConfigurationUpdate,
} from './known-portal-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { missing, noSuch } from './stripe-error.ts';

type Configuration = Stripe.BillingPortal.Configuration;

/** What is not named is off in a new configuration, and stays as it was in an old one. */
const featuresFrom = (
  fields: Fields,
  before: Configuration['features'] | null,
): Configuration['features'] => {
  const given = fields.group('features');
  const basis = before ?? defaultFeatures;
  const enabled = (name: keyof Configuration['features']): boolean =>
    given?.group(name)?.flag('enabled') ?? before?.[name].enabled ?? false;
  const cancel = given?.group('subscription_cancel');
  return {
    customer_update: {
      allowed_updates:
        given?.group('customer_update')?.texts('allowed_updates') ?? basis.customer_update.allowed_updates,
      enabled: enabled('customer_update'),
    },
    invoice_history: { enabled: enabled('invoice_history') },
    payment_method_update: { ...basis.payment_method_update, enabled: enabled('payment_method_update') },
    subscription_cancel: {
      ...basis.subscription_cancel,
      enabled: enabled('subscription_cancel'),
      mode: cancel?.oneOf('mode', ['at_period_end', 'immediately']) ?? basis.subscription_cancel.mode,
    },
    subscription_pause: { ...basis.subscription_pause, enabled: enabled('subscription_pause') },
    subscription_update: { ...basis.subscription_update, enabled: enabled('subscription_update') },
  };
};

const profileFrom = (fields: Fields, before: Configuration['business_profile']) => {
  const given = fields.group('business_profile');
  const text = (name: keyof Configuration['business_profile']) =>
    given?.has(name) === true ? given.text(name) : before[name];
  return {
    headline: text('headline'),
    privacy_policy_url: text('privacy_policy_url'),
    terms_of_service_url: text('terms_of_service_url'),
  };
};

const known = ({ account, id }: ApiRequest): Configuration => {
  const configuration = account.portalConfigurations.get(id);
  if (!configuration) throw noSuch('configuration', id, 'configuration');
  return configuration;
};

export const portalConfigurations = {
  create: ({ account, fields }: ApiRequest): Configuration => {
    fields.refuseUnknown(portalConfigurationCreate).refuseUnplayed(['login_page']);
    if (!fields.has('features')) throw missing('features');
    const nothing = { headline: null, privacy_policy_url: null, terms_of_service_url: null };
    const configuration = aPortalConfiguration(account, {
      business_profile: profileFrom(fields, nothing),
      default_return_url: fields.url('default_return_url'),
      features: featuresFrom(fields, null),
      is_default: false,
      metadata: fields.metadata(),
      name: fields.text('name'),
    });
    account.happened({ type: 'billing_portal.configuration.created', data: { object: configuration } });
    return configuration;
  },
  update: (request: ApiRequest): Configuration => {
    const { account, fields } = request;
    fields.refuseUnknown(portalConfigurationUpdate).refuseUnplayed(['login_page']);
    const before = known(request);
    const configuration: Configuration = {
      ...before,
      active: fields.flag('active') ?? before.active,
      business_profile: profileFrom(fields, before.business_profile),
      default_return_url: fields.has('default_return_url')
        ? fields.url('default_return_url')
        : before.default_return_url,
      features: featuresFrom(fields, before.features),
      metadata: fields.metadataOver(before.metadata ?? {}),
      name: fields.has('name') ? fields.text('name') : before.name,
      updated: account.seconds(),
    };
    account.portalConfigurations.set(configuration.id, configuration);
    account.happened({ type: 'billing_portal.configuration.updated', data: { object: configuration } });
    return configuration;
  },
  retrieve: (request: ApiRequest): Configuration => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  list: (request: ApiRequest) => {
    request.fields.refuseUnknown(portalConfigurationList);
    const active = request.fields.flag('active');
    const isDefault = request.fields.flag('is_default');
    return listed(
      request,
      [...request.account.portalConfigurations.values()],
      (one) =>
        (active === null || one.active === active) && (isDefault === null || one.is_default === isDefault),
    );
  },
};
