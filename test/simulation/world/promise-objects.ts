import type { Payment } from './stage.ts';

export interface SubscriptionTruth {
  readonly pledge: string;
  readonly customer: string;
  readonly cents: number;
  readonly recurring: { readonly interval: string; readonly interval_count: number };
  readonly metadata: Readonly<Record<string, string>>;
  readonly startedAt: number;
}

export const subscription = (
  { pledge, customer, cents, recurring, metadata, startedAt }: SubscriptionTruth,
  status: string,
  more: { now: number; reason?: string; comment?: string | undefined; paused?: boolean },
) => ({
  id: pledge,
  object: 'subscription',
  cancel_at_period_end: false,
  cancellation_details: { comment: more.comment ?? null, feedback: null, reason: more.reason ?? null },
  currency: 'eur',
  customer,
  items: {
    data: [
      {
        current_period_end: more.now + 30 * 24 * 3600,
        price: { recurring, unit_amount: cents },
        quantity: 1,
      },
    ],
  },
  metadata,
  pause_collection: more.paused ? { behavior: 'void' } : null,
  start_date: startedAt,
  status,
});

export interface InvoiceTruth {
  readonly invoice: string;
  readonly isFirst: boolean;
  readonly attempts: number;
  readonly nextTryAt: number | null;
}

/** In this version an invoice names its promise, with what our page wrote there, and no payment. */
export const invoice = (
  { pledge, cents, metadata }: SubscriptionTruth,
  { person }: Payment,
  { invoice: id, isFirst, attempts, nextTryAt }: InvoiceTruth,
) => ({
  id,
  object: 'invoice',
  amount_due: cents,
  attempt_count: attempts,
  billing_reason: isFirst ? 'subscription_create' : 'subscription_cycle',
  customer_email: person.email,
  customer_name: person.name,
  metadata: {},
  next_payment_attempt: nextTryAt,
  parent: {
    type: 'subscription_details',
    subscription_details: { metadata, subscription: pledge },
    quote_details: null,
  },
});

export const invoicePayment = ({ gift, cents }: Payment, invoiceId: string) => ({
  id: `inpay_${gift}`,
  object: 'invoice_payment',
  amount_paid: cents,
  invoice: invoiceId,
  payment: { payment_intent: gift, type: 'payment_intent' },
  status: 'paid',
});
