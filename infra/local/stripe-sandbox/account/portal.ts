import type Stripe from 'stripe';
import type { Account } from './account.ts';

/** What the account's own settings let a customer do, when no configuration is named. */
export const defaultFeatures: Stripe.BillingPortal.Configuration.Features = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: true, payment_method_configuration: null },
  subscription_cancel: {
    cancellation_reason: { enabled: false, feedback_options: null, options: [] },
    enabled: true,
    mode: 'at_period_end',
    proration_behavior: 'none',
  },
  subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: true },
  subscription_update: {
    billing_cycle_anchor: null,
    default_allowed_updates: ['price'],
    enabled: true,
    products: null,
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  },
};

export const aPortalConfiguration = (
  account: Account,
  details: Pick<
    Stripe.BillingPortal.Configuration,
    'business_profile' | 'default_return_url' | 'features' | 'is_default' | 'metadata' | 'name'
  >,
): Stripe.BillingPortal.Configuration => {
  const created = account.seconds();
  const configuration: Stripe.BillingPortal.Configuration = {
    id: account.id('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    created,
    livemode: false,
    login_page: { enabled: false, url: null },
    updated: created,
    ...details,
  };
  account.portalConfigurations.set(configuration.id, configuration);
  return configuration;
};

/** There from the start, as if somebody had saved the account's settings once: so nobody is told of it. */
export const saveDefaultConfiguration = (account: Account): void => {
  aPortalConfiguration(account, {
    business_profile: { headline: null, privacy_policy_url: null, terms_of_service_url: null },
    default_return_url: null,
    features: defaultFeatures,
    is_default: true,
    metadata: {},
    name: null,
  });
};

export const defaultConfiguration = (account: Account): Stripe.BillingPortal.Configuration | undefined =>
  [...account.portalConfigurations.values()].find((configuration) => configuration.is_default);

/** The page opens for an hour; whoever comes later asks the shop for a new one. */
export const portalOpensForSeconds = 3600;
