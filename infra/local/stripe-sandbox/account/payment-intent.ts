import type Stripe from 'stripe';
import type { Account } from './account.ts';

export interface Intended {
  amountCents: number;
  currency: string;
  description: string | null;
  metadata: Stripe.Metadata;
  methodTypes: readonly string[];
  allowedMethodTypes: readonly string[] | null;
  receiptEmail: string | null;
  setupFutureUsage: string | null;
  shipping: Stripe.PaymentIntent.Shipping | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  customer: string | null;
  captureMethod?: Stripe.PaymentIntent.CaptureMethod;
}

export const createPaymentIntent = (account: Account, intended: Intended): Stripe.PaymentIntent => {
  const id = account.id('pi');
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: intended.allowedMethodTypes ? [...intended.allowedMethodTypes] : null,
    amount: intended.amountCents,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: intended.captureMethod ?? 'automatic_async',
    client_secret: account.secretOf(id),
    confirmation_method: 'automatic',
    created: account.seconds(),
    currency: intended.currency,
    customer: intended.customer,
    customer_account: null,
    description: intended.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: intended.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: 'automatic',
      },
    },
    payment_method_types: [...intended.methodTypes],
    payment_record: null,
    processing: null,
    // The house never sets it, or donors would get two thank-you letters; played, so that a test can see it is null.
    receipt_email: intended.receiptEmail,
    review: null,
    setup_future_usage: intended.setupFutureUsage,
    shipping: intended.shipping,
    source: null,
    statement_descriptor: intended.statementDescriptor,
    statement_descriptor_suffix: intended.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
  account.paymentIntents.set(id, intent);
  account.happened({ type: 'payment_intent.created', data: { object: intent } });
  return intent;
};

export const change = (
  account: Account,
  intent: Stripe.PaymentIntent,
  changes: Partial<Stripe.PaymentIntent>,
): Stripe.PaymentIntent => {
  const changed: Stripe.PaymentIntent = { ...intent, ...changes };
  account.paymentIntents.set(changed.id, changed);
  return changed;
};

export const cancelPaymentIntent = (
  account: Account,
  intent: Stripe.PaymentIntent,
  reason: string | null,
): Stripe.PaymentIntent => {
  const canceled = change(account, intent, {
    status: 'canceled',
    canceled_at: account.seconds(),
    cancellation_reason: reason,
  });
  account.happened({ type: 'payment_intent.canceled', data: { object: canceled } });
  return canceled;
};

/** The bank asks the donor before it pays: nothing has moved yet. */
export const askDonor = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent => {
  const asked = change(account, intent, {
    status: 'requires_action',
    payment_method: method.id,
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: {} },
  });
  account.happened({ type: 'payment_intent.requires_action', data: { object: asked } });
  return asked;
};
