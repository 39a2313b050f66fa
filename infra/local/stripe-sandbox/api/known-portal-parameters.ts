import type Stripe from 'stripe';
import type { Keys } from './known-parameters.ts';

const features = {
  of: {
    customer_update: { of: { allowed_updates: true, enabled: true } },
    invoice_history: { of: { enabled: true } },
    payment_method_update: { of: { enabled: true, payment_method_configuration: true } },
    subscription_cancel: {
      of: { cancellation_reason: true, enabled: true, mode: true, proration_behavior: true },
    },
    subscription_pause: { of: { duration: true, enabled: true } },
    subscription_update: {
      of: {
        billing_cycle_anchor: true,
        default_allowed_updates: true,
        enabled: true,
        products: true,
        proration_behavior: true,
        schedule_at_period_end: true,
        trial_update_behavior: true,
      },
    },
  } satisfies Keys<Stripe.BillingPortal.ConfigurationCreateParams.Features>,
} as const;
const businessProfile = {
  of: { headline: true, privacy_policy_url: true, terms_of_service_url: true },
} as const;
const ofSubscription = { of: { subscription: true } } as const;
const flowData = {
  of: {
    after_completion: {
      of: {
        hosted_confirmation: { of: { custom_message: true } },
        redirect: { of: { return_url: true } },
        type: true,
      },
    },
    subscription_cancel: { of: { retention: true, subscription: true } },
    subscription_pause: ofSubscription,
    subscription_update: ofSubscription,
    subscription_update_confirm: true,
    type: true,
  } satisfies Keys<Stripe.BillingPortal.SessionCreateParams.FlowData>,
} as const;
export const portalConfigurationCreate = {
  of: {
    features: features,
    business_profile: businessProfile,
    default_return_url: true,
    expand: true,
    login_page: true,
    metadata: true,
    name: true,
  } satisfies Keys<Stripe.BillingPortal.ConfigurationCreateParams>,
} as const;
export const portalConfigurationUpdate = {
  of: {
    active: true,
    business_profile: businessProfile,
    default_return_url: true,
    expand: true,
    features: features,
    login_page: true,
    metadata: true,
    name: true,
  } satisfies Keys<Stripe.BillingPortal.ConfigurationUpdateParams>,
} as const;
export const portalConfigurationList = {
  of: {
    active: true,
    expand: true,
    is_default: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.BillingPortal.ConfigurationListParams>,
} as const;
export const portalSessionCreate = {
  of: {
    after_expiration: true,
    configuration: true,
    customer: true,
    customer_account: true,
    expand: true,
    flow_data: flowData,
    locale: true,
    on_behalf_of: true,
    return_url: true,
  } satisfies Keys<Stripe.BillingPortal.SessionCreateParams>,
} as const;
