import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { previousAttributes } from './differences.ts';
import { idOf } from './reference.ts';

export interface InvoicePlan {
  customer: Stripe.Customer;
  subscription: Stripe.Subscription | null;
  billingReason: 'manual' | 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  collectionMethod: string;
  daysUntilDue: number | null;
  defaultPaymentMethod: string | null;
  autoAdvance: boolean;
  currency: string;
  description: string | null;
  metadata: Stripe.Metadata;
  period: { start: number; end: number };
  lines: (invoice: string) => readonly Stripe.InvoiceLineItem[];
}

/** A draft is not told yet: whoever makes it knows what is told before it. */
export const aDraftInvoice = (account: Account, plan: InvoicePlan): Stripe.Invoice => {
  const id = account.id('in');
  const created = account.seconds();
  const lines = plan.lines(id);
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const { customer, subscription } = plan;
  const bySending = plan.collectionMethod === 'send_invoice';
  const invoice: Stripe.Invoice = {
    id,
    object: 'invoice',
    account_country: 'DE',
    account_name: 'Tragwerk Sandbox',
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: plan.autoAdvance,
    automatic_tax: {
      disabled_reason: null,
      enabled: false,
      liability: null,
      provider: null,
      status: null,
    },
    automatically_finalizes_at: null,
    billing_reason: plan.billingReason,
    collection_method: plan.collectionMethod,
    created,
    currency: plan.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: plan.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: plan.description,
    discounts: [],
    due_date: bySending ? created + (plan.daysUntilDue ?? 30) * 86_400 : null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    // The sandbox shows no page for an invoice: so it names none.
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data: [...lines], has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    metadata: plan.metadata,
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    // An invoice names its subscription here, with the metadata of the day it was made, and names no payment at all.
    parent: subscription && {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: plan.period.end,
    period_start: plan.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: {
      finalized_at: null,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: idOf(customer.test_clock),
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: created,
  };
  account.invoices.set(id, invoice);
  return invoice;
};

export const replaceInvoice = (
  account: Account,
  invoice: Stripe.Invoice,
  changes: Partial<Stripe.Invoice>,
): Stripe.Invoice => {
  const replaced: Stripe.Invoice = { ...invoice, ...changes };
  account.invoices.set(replaced.id, replaced);
  return replaced;
};

/** Changed and told, unless nothing changed. */
export const updateInvoice = (
  account: Account,
  invoice: Stripe.Invoice,
  changes: Partial<Stripe.Invoice>,
): Stripe.Invoice => {
  const updated = replaceInvoice(account, invoice, changes);
  const previous = previousAttributes(invoice, updated);
  if (Object.keys(previous).length > 0)
    account.happened({
      type: 'invoice.updated',
      data: { object: updated, previous_attributes: previous },
    });
  return updated;
};

export const subscriptionOf = (account: Account, invoice: Stripe.Invoice): Stripe.Subscription | undefined =>
  account.subscriptions.get(idOf(invoice.parent?.subscription_details?.subscription) ?? '');

export const paymentsOf = (account: Account, invoice: string): Stripe.InvoicePayment[] =>
  [...account.invoicePayments.values()].filter((payment) => idOf(payment.invoice) === invoice);

/** The payment an open invoice waits for. */
export const intentOf = (account: Account, invoice: string): Stripe.PaymentIntent | undefined => {
  const payment = paymentsOf(account, invoice).at(-1);
  return account.paymentIntents.get(idOf(payment?.payment.payment_intent) ?? '');
};
