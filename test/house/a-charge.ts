import { stripeApiVersion } from '../../shared/stripe/version.ts';

let made = 0;

interface Told {
  readonly type?: string;
  readonly gift?: string;
  readonly amountCents?: number;
  readonly currency?: string;
  readonly metadata?: Record<string, string>;
  readonly email?: string | null;
  readonly method?: string;
  readonly at?: string;
  readonly apiVersion?: string;
}

/** An event about a charge, with the fields we read and a few we do not. */
export const aChargeEvent = ({
  type = 'charge.succeeded',
  gift = `pi_${(made += 1)}`,
  amountCents = 25_00,
  currency = 'eur',
  metadata = { campaign: 'netzwerk', donation: `don_${gift}`, earmark: 'free', locale: 'de' },
  email = 'ada@example.org',
  method = 'card',
  at = '2026-11-22T10:00:00Z',
  apiVersion = stripeApiVersion,
}: Told = {}) => ({
  id: `evt_${gift}_${type.replaceAll('.', '_')}`,
  object: 'event',
  api_version: apiVersion,
  created: Date.parse(at) / 1000,
  livemode: false,
  type,
  data: {
    object: {
      id: `ch_${gift}`,
      object: 'charge',
      amount: amountCents,
      amount_captured: type === 'charge.succeeded' ? amountCents : 0,
      captured: type === 'charge.succeeded',
      currency,
      payment_intent: gift,
      metadata,
      billing_details: { email, name: 'Ada Beispiel', address: { country: 'DE' } },
      payment_method_details: { type: method },
    },
  },
});

export type AChargeEvent = ReturnType<typeof aChargeEvent>;
