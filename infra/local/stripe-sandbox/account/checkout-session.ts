import type Stripe from 'stripe';
import type { Account, Order } from './account.ts';

export interface SessionPlan {
  allowedMethodTypes: readonly string[] | null;
  methodTypes: readonly string[];
  amountCents: number;
  cancelUrl: string | null;
  clientReferenceId: string | null;
  currency: string;
  customer: string | null;
  customerCreation: string;
  customerEmail: string | null;
  expiresAt: number;
  locale: string | null;
  metadata: Stripe.Metadata;
  submitType: string | null;
  successUrl: string;
  mode: 'payment' | 'subscription';
}

export const openSession = (account: Account, plan: SessionPlan, order: Order): Stripe.Checkout.Session => {
  const id = account.id('cs');
  const session: Stripe.Checkout.Session = {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: plan.allowedMethodTypes ? [...plan.allowedMethodTypes] : null,
    amount_subtotal: plan.amountCents,
    amount_total: plan.amountCents,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: plan.cancelUrl,
    client_reference_id: plan.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: account.seconds(),
    currency: plan.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: plan.customer,
    customer_account: null,
    customer_creation: plan.customerCreation,
    customer_details: null,
    customer_email: plan.customerEmail,
    discounts: [],
    expires_at: plan.expiresAt,
    integration_identifier: null,
    invoice: null,
    invoice_creation:
      plan.mode === 'subscription'
        ? null
        : {
            enabled: false,
            invoice_data: {
              account_tax_ids: null,
              custom_fields: null,
              description: null,
              footer: null,
              issuer: null,
              metadata: {},
              rendering_options: null,
            },
          },
    livemode: false,
    locale: plan.locale,
    managed_payments: { enabled: false },
    metadata: plan.metadata,
    mode: plan.mode,
    origin_context: null,
    // Stripe makes the PaymentIntent when somebody first tries to pay, not when the page is opened.
    payment_intent: null,
    payment_link: null,
    payment_method_collection: plan.mode === 'subscription' ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: [...plan.methodTypes],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: plan.submitType,
    subscription: null,
    success_url: plan.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${account.url()}/c/pay/${id}`,
    wallet_options: null,
  };
  account.sessions.set(id, session);
  account.orders.set(id, order);
  return session;
};

const change = (
  account: Account,
  session: Stripe.Checkout.Session,
  changes: Partial<Stripe.Checkout.Session>,
): Stripe.Checkout.Session => {
  const changed: Stripe.Checkout.Session = { ...session, ...changes };
  account.sessions.set(changed.id, changed);
  return changed;
};

export const attachIntent = (
  account: Account,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
): Stripe.Checkout.Session => {
  account.sessionOfIntent.set(intent.id, session.id);
  return change(account, session, { payment_intent: intent.id });
};

/** The donor is done here. Whether the money is there is another question: `unpaid` means a debit is on its way. */
export const completeSession = (
  account: Account,
  session: Stripe.Checkout.Session,
  billing: Stripe.PaymentMethod.BillingDetails,
  paymentStatus: 'paid' | 'unpaid',
  made: { customer?: string; subscription?: string; invoice?: string | null } = {},
): Stripe.Checkout.Session => {
  const completed = change(account, session, {
    ...made,
    status: 'complete',
    payment_status: paymentStatus,
    url: null,
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    customer_details: {
      address: billing.address,
      business_name: null,
      email: billing.email,
      individual_name: null,
      name: billing.name,
      phone: billing.phone,
      tax_exempt: 'none',
      tax_ids: [],
    },
  });
  account.happened({ type: 'checkout.session.completed', data: { object: completed } });
  return completed;
};

export const expireSession = (
  account: Account,
  session: Stripe.Checkout.Session,
): Stripe.Checkout.Session => {
  const expired = change(account, session, { status: 'expired', url: null });
  account.happened({ type: 'checkout.session.expired', data: { object: expired } });
  return expired;
};

/** A debit that began on a Checkout page has its answer. A debit without a page has no session to tell. */
export const sessionSettled = (
  account: Account,
  paymentIntent: string,
  paymentStatus: 'paid' | 'unpaid',
): void => {
  const session = account.sessions.get(account.sessionOfIntent.get(paymentIntent) ?? '');
  if (!session) return;
  const settled = change(account, session, { payment_status: paymentStatus });
  account.happened({
    type:
      paymentStatus === 'paid'
        ? 'checkout.session.async_payment_succeeded'
        : 'checkout.session.async_payment_failed',
    data: { object: settled },
  });
};
