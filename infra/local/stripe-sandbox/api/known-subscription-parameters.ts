import type Stripe from 'stripe';
import type { Keys } from './known-parameters.ts';

const priceData = {
  of: {
    currency: true,
    product: true,
    recurring: { of: { interval: true, interval_count: true } },
    tax_behavior: true,
    unit_amount: true,
    unit_amount_decimal: true,
  } satisfies Keys<Stripe.SubscriptionCreateParams.Item.PriceData>,
} as const;
const createdItem = {
  of: {
    billing_thresholds: true,
    current_trial: true,
    discounts: true,
    metadata: true,
    plan: true,
    price: true,
    price_data: priceData,
    quantity: true,
    tax_rates: true,
  } satisfies Keys<Stripe.SubscriptionCreateParams.Item>,
} as const;
const updatedItem = {
  of: {
    billing_thresholds: true,
    clear_usage: true,
    current_trial: true,
    deleted: true,
    discounts: true,
    id: true,
    metadata: true,
    plan: true,
    price: true,
    price_data: priceData,
    quantity: true,
    tax_rates: true,
  } satisfies Keys<Stripe.SubscriptionUpdateParams.Item>,
} as const;
const trialSettings = {
  of: { end_behavior: { of: { billing_cycle_anchor: true, missing_payment_method: true } } },
} as const;
const cancellationDetails = { of: { comment: true, feedback: true, feedback_option: true } } as const;
export const subscriptionCreate = {
  of: {
    add_invoice_items: true,
    application_fee_percent: true,
    automatic_tax: true,
    backdate_start_date: true,
    billing_cycle_anchor: true,
    billing_cycle_anchor_config: true,
    billing_mode: true,
    billing_schedules: true,
    billing_thresholds: true,
    cancel_at: true,
    cancel_at_period_end: true,
    collection_method: true,
    currency: true,
    customer: true,
    customer_account: true,
    days_until_due: true,
    default_payment_method: true,
    default_source: true,
    default_tax_rates: true,
    description: true,
    discounts: true,
    expand: true,
    invoice_settings: true,
    items: { each: createdItem },
    metadata: true,
    off_session: true,
    on_behalf_of: true,
    payment_behavior: true,
    payment_settings: true,
    pending_invoice_item_interval: true,
    proration_behavior: true,
    transfer_data: true,
    trial_end: true,
    trial_from_plan: true,
    trial_period_days: true,
    trial_settings: trialSettings,
  } satisfies Keys<Stripe.SubscriptionCreateParams>,
} as const;
export const subscriptionUpdate = {
  of: {
    add_invoice_items: true,
    application_fee_percent: true,
    automatic_tax: true,
    billing_cycle_anchor: true,
    billing_schedules: true,
    billing_thresholds: true,
    cancel_at: true,
    cancel_at_period_end: true,
    cancellation_details: cancellationDetails,
    collection_method: true,
    days_until_due: true,
    default_payment_method: true,
    default_source: true,
    default_tax_rates: true,
    description: true,
    discounts: true,
    expand: true,
    invoice_settings: true,
    items: { each: updatedItem },
    metadata: true,
    off_session: true,
    on_behalf_of: true,
    pause_collection: { of: { behavior: true, resumes_at: true } },
    payment_behavior: true,
    payment_settings: true,
    pending_invoice_item_interval: true,
    proration_behavior: true,
    proration_date: true,
    transfer_data: true,
    trial_end: true,
    trial_from_plan: true,
    trial_settings: trialSettings,
  } satisfies Keys<Stripe.SubscriptionUpdateParams>,
} as const;
export const subscriptionCancel = {
  of: {
    cancellation_details: cancellationDetails,
    expand: true,
    invoice_now: true,
    prorate: true,
  } satisfies Keys<Stripe.SubscriptionCancelParams>,
} as const;
export const subscriptionList = {
  of: {
    automatic_tax: true,
    collection_method: true,
    created: true,
    current_period_end: true,
    current_period_start: true,
    customer: true,
    customer_account: true,
    expand: true,
    plan: true,
    price: true,
    status: true,
    test_clock: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.SubscriptionListParams>,
} as const;
export const subscriptionPause = {
  of: {
    bill_for: true,
    expand: true,
    invoicing_behavior: true,
    type: true,
  } satisfies Keys<Stripe.SubscriptionPauseParams>,
} as const;
export const subscriptionResume = {
  of: {
    billing_cycle_anchor: { of: { type: true } },
    expand: true,
    payment_behavior: true,
    proration_behavior: true,
    proration_date: true,
  } satisfies Keys<Stripe.SubscriptionResumeParams>,
} as const;
