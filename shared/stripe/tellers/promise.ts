import * as z from 'zod';
import type { Interval } from '../../domain/interval.ts';
import { cents } from '../../domain/money.ts';
import { dayOf } from '../../domain/month.ts';
import type { PledgeFact, PledgeStatus } from '../../domain/pledge.ts';
import { stoppedByUs } from '../stopped-by-us.ts';
import {
  at,
  attributionIn,
  donorIn,
  heardIn,
  Metadata,
  reads,
  Reference,
  type Teller,
  type Telling,
} from './telling.ts';

const Subscription = z.object({
  id: z.string(),
  status: z.enum([
    'incomplete',
    'incomplete_expired',
    'trialing',
    'active',
    'past_due',
    'unpaid',
    'paused',
    'canceled',
  ]),
  customer: Reference,
  currency: z.string(),
  metadata: Metadata,
  start_date: z.int().nullish(),
  pause_collection: z.object({}).nullish(),
  cancel_at_period_end: z.boolean().nullish(),
  cancellation_details: z.object({ reason: z.string().nullish(), comment: z.string().nullish() }).nullish(),
  items: z.object({
    data: z.array(
      z.object({
        quantity: z.int().nullish(),
        current_period_end: z.int().nullish(),
        price: z.object({
          unit_amount: z.int().nullish(),
          recurring: z.object({ interval: z.string(), interval_count: z.int() }).nullish(),
        }),
      }),
    ),
  }),
});
type Subscription = z.infer<typeof Subscription>;

const Payment = z.object({ charge: Reference.nullish(), payment_intent: Reference.nullish() });

const InvoicePayment = z.object({ invoice: Reference, payment: Payment });

const Invoice = z.object({
  id: z.string(),
  amount_due: z.int(),
  billing_reason: z.string().nullish(),
  attempt_count: z.int().min(0),
  next_payment_attempt: z.int().nullish(),
  customer_email: z.string().nullish(),
  customer_name: z.string().nullish(),
  metadata: Metadata,
  parent: z
    .object({ subscription_details: z.object({ subscription: Reference, metadata: Metadata }).nullish() })
    .nullish(),
  payments: z.object({ data: z.array(z.object({ payment: Payment })) }).nullish(),
});

const statuses = {
  incomplete: 'starting',
  incomplete_expired: 'ended',
  trialing: 'active',
  active: 'active',
  past_due: 'past-due',
  unpaid: 'past-due',
  paused: 'paused',
  canceled: 'ended',
} as const satisfies Record<Subscription['status'], PledgeStatus>;

/** How a promise stands. One that is not in euros or not by months or years is not ours to show. */
export const bySubscription: Teller = reads(Subscription, (subscription, event): Telling[] => {
  const [item] = subscription.items.data;
  const interval = intervalOf(item?.price.recurring);
  if (!item || !interval || subscription.currency !== 'eur') return [];
  const status = statuses[subscription.status];
  const attribution = attributionIn(subscription.metadata);
  const renews = status !== 'ended' && status !== 'paused' && !subscription.cancel_at_period_end;
  const periodEnd = item.current_period_end;
  return [
    {
      ...heardIn(event),
      fact: 'standing',
      pledge: subscription.id,
      status: subscription.pause_collection && status === 'active' ? 'paused' : status,
      cents: cents((item.price.unit_amount ?? 0) * (item.quantity ?? 1)),
      interval,
      customer: subscription.customer,
      startedAt: subscription.start_date ? at(subscription.start_date) : undefined,
      nextDebitOn: renews && periodEnd ? dayOf(at(periodEnd)) : undefined,
      because: status === 'ended' ? endOf(subscription) : undefined,
      attribution: attribution && { ...attribution, pledge: subscription.id },
    },
  ];
});

const intervalOf = (
  recurring: { interval: string; interval_count: number } | null | undefined,
): Interval | undefined => {
  const every = `${recurring?.interval_count} ${recurring?.interval}`;
  const intervals: Readonly<Record<string, Interval>> = {
    '1 month': 'month',
    '3 month': 'quarter',
    '12 month': 'year',
    '1 year': 'year',
  };
  return intervals[every];
};

const endOf = ({
  status,
  cancellation_details: details,
}: Subscription): Extract<PledgeFact, { fact: 'standing' }>['because'] => {
  if (status === 'incomplete_expired') return 'never-started';
  if (details?.reason === 'payment_failed' || details?.reason === 'payment_disputed') return 'payment-failed';
  return details?.comment?.startsWith(stoppedByUs) ? 'payment-failed' : 'asked';
};

export const byInvoicePayment: Teller = reads(InvoicePayment, ({ invoice, payment }, event) =>
  linked(payment, invoice, event.id),
);

const linked = (payment: z.infer<typeof Payment>, invoice: string, event: string): Telling[] => {
  const gift = payment.payment_intent ?? payment.charge;
  return gift ? [{ fact: 'linked', gift, invoice, event }] : [];
};

/** @param fact what the event says became of the invoice; `billed` says no more than whose it is */
export const byInvoice = (fact: 'billed' | 'renewal-paid' | 'renewal-failed'): Teller =>
  reads(Invoice, (invoice, event): Telling[] => {
    const details = invoice.parent?.subscription_details;
    const pledge = details?.subscription;
    const ours = attributionIn(details?.metadata) ?? attributionIn(invoice.metadata);
    // The number our page made is that of the first gift, and so are the wishes and the letter it came
    // by; the later ones have none of their own.
    const isFirst = invoice.billing_reason === 'subscription_create';
    const first = isFirst ? {} : { donation: undefined, wishes: undefined, by: undefined };
    const attribution = ours && { ...ours, ...first, pledge };
    const heard = heardIn(event);
    const payments = invoice.payments?.data ?? [];
    return [
      ...payments.flatMap(({ payment }) => linked(payment, invoice.id, event.id)),
      ...(attribution
        ? [{ fact: 'billing', invoice: invoice.id, attribution, event: event.id } as const]
        : []),
      ...(pledge
        ? [
            {
              ...heard,
              fact,
              pledge,
              invoice: invoice.id,
              cents: cents(invoice.amount_due),
              attempt: fact === 'renewal-failed' ? invoice.attempt_count : 0,
              nextTryAt: invoice.next_payment_attempt ? at(invoice.next_payment_attempt) : undefined,
              renewal: !isFirst,
              donor: donorIn({ email: invoice.customer_email, name: invoice.customer_name }),
              attribution,
            },
          ]
        : []),
    ];
  });
