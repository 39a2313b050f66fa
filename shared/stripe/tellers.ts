import { domainToASCII } from 'node:url';
import * as z from 'zod';
import { CampaignId } from '../domain/campaign.ts';
import type { Attribution, Fact } from '../domain/donation.ts';
import { Recipient } from '../domain/letter.ts';
import { Locale } from '../domain/locale.ts';
import { cents } from '../domain/money.ts';
import { instantOf } from '../domain/month.ts';
import { Earmark } from '../domain/need.ts';
import { cleanedLine } from '../domain/text.ts';
import type { Envelope } from './envelope.ts';

/** A fact, still in the currency it was paid in. */
export interface Telling extends Fact {
  /** Stripe's lower-case code. Other than `eur`, Stripe must be asked what it credited to us. */
  readonly currency: string;
}

/** The parts of Stripe's objects that we read; everything else may change without us. */
const Charge = z.object({
  id: z.string(),
  amount: z.int().min(0),
  amount_captured: z.int().min(0),
  captured: z.boolean(),
  currency: z.string(),
  payment_intent: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  billing_details: z.object({ email: z.string().nullish(), name: z.string().nullish() }).nullish(),
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
  metadata: z.record(z.string(), z.string()).nullish(),
  payment_method_types: z.array(z.string()).nullish(),
  last_payment_error: z.object({ payment_method: z.object({ type: z.string() }).nullish() }).nullish(),
});

const CheckoutSession = z.object({
  id: z.string(),
  mode: z.string(),
  payment_status: z.string(),
  payment_intent: z.string().nullish(),
  amount_total: z.int().min(0).nullish(),
  currency: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
  customer_details: z.object({ email: z.string().nullish(), name: z.string().nullish() }).nullish(),
});

type Kind = Fact['fact'];

/** Reads an event; what it cannot read it throws. */
export type Teller = (event: Envelope) => Telling[];

const reads =
  <Schema extends z.ZodType>(
    schema: Schema,
    tell: (object: z.infer<Schema>, event: Envelope) => Telling[],
  ): Teller =>
  (event) =>
    tell(schema.parse(event.data.object), event);

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
        cents: cents(amount),
        currency: charge.currency,
        attribution: attributionIn(charge.metadata),
        donor:
          donorIn(charge.billing_details) ??
          donorIn({ email: details?.paypal?.payer_email, name: details?.paypal?.payer_name }),
        method: cleanedLine(details?.type, 40),
      },
    ];
  });

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

/** A session completes before a bank debit is paid: only `payment_status` says whether the money is there. */
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

const heardIn = (event: Envelope) => ({ event: event.id, at: instantOf(new Date(event.created * 1000)) });

/** What our checkout wrote into the metadata; a payment from elsewhere has none of it. */
const attributionIn = (metadata: Record<string, string> | null | undefined): Attribution | undefined => {
  const campaign = CampaignId.safeParse(metadata?.['campaign']);
  if (!campaign.success) return undefined;
  const donation = z.string().min(1).max(60).safeParse(metadata?.['donation']);
  const earmark = Earmark.safeParse(metadata?.['earmark']);
  const locale = Locale.safeParse(metadata?.['locale']);
  return {
    campaign: campaign.data,
    donation: donation.success ? donation.data : undefined,
    earmark: earmark.success ? earmark.data : 'free',
    locale: locale.success ? locale.data : 'de',
  };
};

const donorIn = (
  person: { email?: string | null | undefined; name?: string | null | undefined } | null | undefined,
): Recipient | undefined => {
  const [local = '', domain = ''] = (person?.email ?? '').trim().split(/@(?=[^@]*$)/u);
  const donor = Recipient.safeParse({
    email: `${local}@${domainToASCII(domain)}`,
    name: cleanedLine(person?.name, 120),
  });
  return donor.success ? donor.data : undefined;
};
