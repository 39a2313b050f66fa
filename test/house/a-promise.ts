import type { Telling } from '../../shared/stripe/tellers/telling.ts';
import { stripeApiVersion } from '../../shared/stripe/version.ts';

const event = (id: string, type: string, created: string, object: object) => ({
  id,
  object: 'event',
  type,
  api_version: stripeApiVersion,
  created: new Date(created).getTime() / 1000,
  livemode: false,
  data: { object },
});

const metadata = { campaign: 'netzwerk', donation: 'don_1', earmark: 'staff', locale: 'de' };
const email = 'ada@example.org';

/** What Stripe tells of one promise and one of its renewals, each event with no more than Stripe puts into it. */
export const aRenewal = ({ second = '2026-11-20T12:00:00Z', number = 2, method = 'card' } = {}) => {
  const [gift, invoice] = [`pi_renewal${number}`, `in_renewal${number}`];
  const charge = {
    id: `ch_renewal${number}`,
    object: 'charge',
    amount: 25_00,
    amount_captured: 25_00,
    captured: true,
    currency: 'eur',
    customer: 'cus_1',
    payment_intent: gift,
    metadata: {},
    billing_details: { email, name: 'Ada Beispiel' },
    payment_method_details: { type: method },
  };
  const told = {
    id: invoice,
    object: 'invoice',
    amount_due: 25_00,
    billing_reason: 'subscription_cycle',
    attempt_count: 1,
    next_payment_attempt: null,
    customer_email: email,
    customer_name: 'Ada Beispiel',
    metadata: {},
    parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_1', metadata } },
  };
  const subscription = (status: string, more: object = {}) => ({
    id: 'sub_1',
    object: 'subscription',
    status,
    customer: 'cus_1',
    currency: 'eur',
    metadata,
    cancel_at_period_end: false,
    pause_collection: null,
    cancellation_details: null,
    items: {
      data: [
        {
          quantity: 1,
          current_period_end: 1797768000,
          price: { unit_amount: 25_00, recurring: { interval: 'month', interval_count: 1 } },
        },
      ],
    },
    ...more,
  });
  return {
    gift,
    invoice,
    /** What Stripe answers when it is asked whose payment this is. */
    whenAsked: async (_gift: string, asked: string): Promise<Telling[]> => [
      { fact: 'linked', gift, invoice, event: asked },
      {
        fact: 'billing',
        invoice,
        attribution: { campaign: 'netzwerk', earmark: 'staff', locale: 'de', pledge: 'sub_1' },
        event: asked,
      },
    ],
    pending: event(`evt_pending${number}`, 'charge.pending', second, {
      ...charge,
      captured: false,
      amount_captured: 0,
    }),
    charge: event(`evt_charge${number}`, 'charge.succeeded', second, charge),
    refusal: (reason: string, attempt = 1) =>
      event(`evt_refusal${number}_${attempt}`, 'charge.failed', second, {
        ...charge,
        id: `ch_refused${number}_${attempt}`,
        captured: false,
        amount_captured: 0,
        failure_code: reason,
        outcome: { network_decline_code: reason, reason: null },
      }),
    link: event(`evt_link${number}`, 'invoice_payment.paid', second, {
      id: `inpay_${number}`,
      object: 'invoice_payment',
      invoice,
      payment: { type: 'payment_intent', payment_intent: gift },
    }),
    paid: event(`evt_paid${number}`, 'invoice.paid', second, told),
    failed: (attempt = 1, nextTry?: string) =>
      event(`evt_failed${number}_${attempt}`, 'invoice.payment_failed', second, {
        ...told,
        attempt_count: attempt,
        next_payment_attempt: nextTry ? new Date(nextTry).getTime() / 1000 : null,
      }),
    stands: (status: string, at = second, more: object = {}) =>
      event(
        `evt_${status}_${at.replaceAll(/\D/g, '')}`,
        'customer.subscription.updated',
        at,
        subscription(status, more),
      ),
    refund: (refund: string, amount: number, at = '2026-12-01T12:00:00Z') =>
      event(`evt_${refund}`, 'refund.created', at, {
        id: refund,
        object: 'refund',
        amount,
        currency: 'eur',
        created: new Date(at).getTime() / 1000,
        charge: charge.id,
        payment_intent: gift,
        status: 'succeeded',
        balance_transaction: `txn_${refund}`,
        metadata: {},
      }),
  };
};
