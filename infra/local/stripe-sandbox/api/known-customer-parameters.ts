import type Stripe from 'stripe';
import type { Keys } from './known-parameters.ts';

export const customerCreate = {
  of: {
    address: true,
    balance: true,
    business_name: true,
    cash_balance: true,
    description: true,
    email: true,
    expand: true,
    individual_name: true,
    invoice_prefix: true,
    invoice_settings: {
      of: { custom_fields: true, default_payment_method: true, footer: true, rendering_options: true },
    },
    metadata: true,
    name: true,
    next_invoice_sequence: true,
    payment_method: true,
    phone: true,
    preferred_locales: true,
    shipping: true,
    source: true,
    tax: true,
    tax_exempt: true,
    tax_id_data: true,
    test_clock: true,
    validate: true,
  } satisfies Keys<Stripe.CustomerCreateParams>,
} as const;
export const customerUpdate = {
  of: {
    address: true,
    balance: true,
    business_name: true,
    cash_balance: true,
    default_source: true,
    description: true,
    email: true,
    expand: true,
    individual_name: true,
    invoice_prefix: true,
    invoice_settings: {
      of: { custom_fields: true, default_payment_method: true, footer: true, rendering_options: true },
    },
    metadata: true,
    name: true,
    next_invoice_sequence: true,
    phone: true,
    preferred_locales: true,
    shipping: true,
    source: true,
    tax: true,
    tax_exempt: true,
    validate: true,
  } satisfies Keys<Stripe.CustomerUpdateParams>,
} as const;
export const customerList = {
  of: {
    created: true,
    email: true,
    expand: true,
    test_clock: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.CustomerListParams>,
} as const;
export const paymentMethodList = {
  of: {
    allow_redisplay: true,
    customer: true,
    customer_account: true,
    expand: true,
    type: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.PaymentMethodListParams>,
} as const;
export const testClockCreate = {
  of: {
    frozen_time: true,
    customer: true,
    expand: true,
    name: true,
  } satisfies Keys<Stripe.TestHelpers.TestClockCreateParams>,
} as const;
export const testClockAdvance = {
  of: {
    frozen_time: true,
    expand: true,
  } satisfies Keys<Stripe.TestHelpers.TestClockAdvanceParams>,
} as const;
export const testClockList = {
  of: {
    expand: true,
    limit: true,
    starting_after: true,
    ending_before: true,
  } satisfies Keys<Stripe.TestHelpers.TestClockListParams>,
} as const;
