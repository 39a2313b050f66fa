import * as z from 'zod';
import type { PaymentFact } from '../../domain/fact.ts';
import { cents } from '../../domain/money.ts';
import { cleanedLine } from '../../domain/text.ts';
import { attributionIn, donorIn, heardIn, Metadata, reads, Reference, type Teller } from './telling.ts';

/** The parts of Stripe's objects that we read; everything else may change without us. */
const Charge = z.object({
  id: z.string(),
  amount: z.int().min(0),
  amount_captured: z.int().min(0),
  captured: z.boolean(),
  currency: z.string(),
  customer: Reference.nullish(),
  payment_intent: Reference.nullish(),
  metadata: Metadata,
  billing_details: z.object({ email: z.string().nullish(), name: z.string().nullish() }).nullish(),
  failure_code: z.string().nullish(),
  outcome: z.object({ network_decline_code: z.string().nullish(), reason: z.string().nullish() }).nullish(),
  payment_method_details: z
    .object({
      type: z.string(),
      paypal: z.object({ payer_email: z.string().nullish(), payer_name: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

const PaymentIntent = z.object({
  id: z.string(),
  amount: z.int().min(0),
  amount_received: z.int().min(0),
  currency: z.string(),
  metadata: Metadata,
  payment_method_types: z.array(z.string()).nullish(),
  last_payment_error: z.object({ payment_method: z.object({ type: z.string() }).nullish() }).nullish(),
});

const CheckoutSession = z.object({
  id: z.string(),
  mode: z.string(),
  payment_status: z.string(),
  payment_intent: Reference.nullish(),
  amount_total: z.int().min(0).nullish(),
  currency: z.string().nullish(),
  metadata: Metadata,
  customer_details: z.object({ email: z.string().nullish(), name: z.string().nullish() }).nullish(),
});

type Kind = PaymentFact['fact'];

export const byCharge = (fact: Kind): Teller =>
  reads(Charge, (charge, event) => {
    const details = charge.payment_method_details;
    const amount = fact === 'received' ? charge.amount_captured : charge.amount;
    if (fact === 'received' && (!charge.captured || amount === 0)) return [];
    return [
      {
        ...heardIn(event),
        fact,
        gift: charge.payment_intent ?? charge.id,
        charge: charge.id,
        cents: cents(amount),
        currency: charge.currency,
        attribution: attributionIn(charge.metadata),
        donor:
          donorIn(charge.billing_details) ??
          donorIn({ email: details?.paypal?.payer_email, name: details?.paypal?.payer_name }),
        method: cleanedLine(details?.type, 40),
        ofCustomer: charge.customer ? true : undefined,
        reason: fact === 'failed' ? reasonIn(charge, details?.type) : undefined,
      },
    ];
  });

/** A bank's own code says most; for a card it is the issuer's decline code. */
const reasonIn = (
  { failure_code: code, outcome }: z.infer<typeof Charge>,
  method: string | undefined,
): string | undefined => {
  const network = outcome?.network_decline_code;
  const bank = method === 'sepa_debit' && /^[A-Z]{2}\d{2}$/.test(network ?? '') ? network : undefined;
  return cleanedLine(bank ?? (method === 'card' ? outcome?.reason : undefined) ?? code, 80);
};

export const byPaymentIntent = (fact: Kind): Teller =>
  reads(PaymentIntent, (intent, event) => {
    const amount = fact === 'received' ? intent.amount_received : intent.amount;
    if (amount === 0) return [];
    const types = intent.payment_method_types ?? [];
    const tried = fact === 'failed' ? intent.last_payment_error?.payment_method?.type : undefined;
    return [
      {
        ...heardIn(event),
        fact,
        gift: intent.id,
        cents: cents(amount),
        currency: intent.currency,
        attribution: attributionIn(intent.metadata),
        method: cleanedLine(tried ?? (types.length === 1 ? types[0] : undefined), 40),
      },
    ];
  });

/**
 * A session completes before a bank debit is paid: only `payment_status` says whether the money is there. The
 * session of a promise names no payment; its invoices do.
 */
export const bySession = (fact: Kind | 'by-payment-status'): Teller =>
  reads(CheckoutSession, (session, event) => {
    const { payment_intent: gift, amount_total: amount, currency } = session;
    if (session.mode !== 'payment' || !gift || !amount || !currency) return [];
    if (fact === 'by-payment-status' && session.payment_status === 'no_payment_required') return [];
    const byStatus = session.payment_status === 'paid' ? 'received' : 'pending';
    return [
      {
        ...heardIn(event),
        fact: fact === 'by-payment-status' ? byStatus : fact,
        gift,
        cents: cents(amount),
        currency,
        attribution: attributionIn(session.metadata),
        donor: donorIn(session.customer_details),
      },
    ];
  });
