import type Stripe from 'stripe';
import type { Keys } from './known-parameters.ts';

const page = { expand: true, limit: true, starting_after: true, ending_before: true } as const;

export const refundCreate = {
  of: {
    amount: true,
    charge: true,
    currency: true,
    customer: true,
    expand: true,
    instructions_email: true,
    metadata: true,
    origin: true,
    payment_intent: true,
    reason: true,
    refund_application_fee: true,
    reverse_transfer: true,
  } satisfies Keys<Stripe.RefundCreateParams>,
} as const;
export const refundUpdate = {
  of: { expand: true, metadata: true } satisfies Keys<Stripe.RefundUpdateParams>,
} as const;
export const refundList = {
  of: { ...page, charge: true, created: true, payment_intent: true } satisfies Keys<Stripe.RefundListParams>,
} as const;
export const disputeUpdate = {
  of: {
    evidence: {
      of: {
        access_activity_log: true,
        appeal: true,
        billing_address: true,
        cancellation_policy: true,
        cancellation_policy_disclosure: true,
        cancellation_rebuttal: true,
        customer_communication: true,
        customer_email_address: true,
        customer_name: true,
        customer_purchase_ip: true,
        customer_signature: true,
        duplicate_charge_documentation: true,
        duplicate_charge_explanation: true,
        duplicate_charge_id: true,
        enhanced_evidence: true,
        product_description: true,
        receipt: true,
        refund_policy: true,
        refund_policy_disclosure: true,
        refund_refusal_explanation: true,
        service_date: true,
        service_documentation: true,
        shipping_address: true,
        shipping_carrier: true,
        shipping_date: true,
        shipping_documentation: true,
        shipping_tracking_number: true,
        uncategorized_file: true,
        uncategorized_text: true,
      } satisfies Keys<Stripe.DisputeUpdateParams.Evidence>,
    },
    expand: true,
    intended_submission_method: true,
    metadata: true,
    submit: true,
  } satisfies Keys<Stripe.DisputeUpdateParams>,
} as const;
export const disputeList = {
  of: { ...page, charge: true, created: true, payment_intent: true } satisfies Keys<Stripe.DisputeListParams>,
} as const;
export const payoutCreate = {
  of: {
    amount: true,
    currency: true,
    description: true,
    destination: true,
    expand: true,
    metadata: true,
    method: true,
    payout_method: true,
    source_type: true,
    statement_descriptor: true,
  } satisfies Keys<Stripe.PayoutCreateParams>,
} as const;
export const payoutUpdate = {
  of: { expand: true, metadata: true } satisfies Keys<Stripe.PayoutUpdateParams>,
} as const;
export const payoutList = {
  of: {
    ...page,
    arrival_date: true,
    created: true,
    destination: true,
    status: true,
  } satisfies Keys<Stripe.PayoutListParams>,
} as const;
export const endpointUpdate = {
  of: {
    description: true,
    disabled: true,
    enabled_events: true,
    expand: true,
    metadata: true,
    url: true,
  } satisfies Keys<Stripe.WebhookEndpointUpdateParams>,
} as const;
export const endpointList = { of: page satisfies Keys<Stripe.WebhookEndpointListParams> } as const;
