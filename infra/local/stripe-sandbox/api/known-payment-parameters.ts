import type Stripe from 'stripe';
import type { Keys } from './known-parameters.ts';

export const paymentIntentCreate = {
  of: {
    amount: true,
    currency: true,
    allowed_payment_method_types: true,
    amount_details: true,
    application_fee_amount: true,
    automatic_payment_methods: true,
    capture_method: true,
    confirm: true,
    confirmation_method: true,
    confirmation_token: true,
    customer: true,
    customer_account: true,
    description: true,
    error_on_requires_action: true,
    excluded_payment_method_types: true,
    expand: true,
    hooks: true,
    mandate: true,
    mandate_data: true,
    metadata: true,
    off_session: true,
    on_behalf_of: true,
    payment_details: true,
    payment_method: true,
    payment_method_configuration: true,
    payment_method_data: true,
    payment_method_options: true,
    radar_options: true,
    receipt_email: true,
    return_url: true,
    setup_future_usage: true,
    shipping: true,
    statement_descriptor: true,
    statement_descriptor_suffix: true,
    transfer_data: true,
    transfer_group: true,
    use_stripe_sdk: true,
  } satisfies Keys<Stripe.PaymentIntentCreateParams>,
} as const;
export const paymentIntentConfirm = {
  of: {
    allowed_payment_method_types: true,
    amount_details: true,
    amount_to_confirm: true,
    capture_method: true,
    confirmation_token: true,
    error_on_requires_action: true,
    excluded_payment_method_types: true,
    expand: true,
    hooks: true,
    mandate: true,
    mandate_data: true,
    off_session: true,
    payment_details: true,
    payment_method: true,
    payment_method_data: true,
    payment_method_options: true,
    radar_options: true,
    receipt_email: true,
    return_url: true,
    setup_future_usage: true,
    shipping: true,
    use_stripe_sdk: true,
  } satisfies Keys<Stripe.PaymentIntentConfirmParams>,
} as const;
export const paymentIntentCapture = {
  of: {
    amount_details: true,
    amount_to_capture: true,
    application_fee_amount: true,
    expand: true,
    final_capture: true,
    hooks: true,
    metadata: true,
    payment_details: true,
    statement_descriptor: true,
    statement_descriptor_suffix: true,
    transfer_data: true,
  } satisfies Keys<Stripe.PaymentIntentCaptureParams>,
} as const;
export const paymentIntentCancel = {
  of: {
    cancellation_reason: true,
    expand: true,
  } satisfies Keys<Stripe.PaymentIntentCancelParams>,
} as const;
export const paymentIntentList = {
  of: {
    created: true,
    customer: true,
    customer_account: true,
    expand: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.PaymentIntentListParams>,
} as const;
export const chargeList = {
  of: {
    created: true,
    customer: true,
    expand: true,
    payment_intent: true,
    transfer_group: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.ChargeListParams>,
} as const;
export const balanceTransactionList = {
  of: {
    created: true,
    currency: true,
    expand: true,
    payout: true,
    source: true,
    type: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.BalanceTransactionListParams>,
} as const;
export const eventList = {
  of: {
    created: true,
    delivery_success: true,
    expand: true,
    type: true,
    types: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.EventListParams>,
} as const;
