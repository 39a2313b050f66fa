import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { locales } from '../../infra/local/stripe-sandbox/api/checkout-values.ts';
import { cents } from '../../shared/domain/money.ts';
import { type CheckoutOrder, donationOf, sessionOf } from '../../shared/stripe/checkout.ts';
import { portalSessionOf } from '../../shared/stripe/portal.ts';

const order: CheckoutOrder = {
  campaign: 'netzwerk',
  campaignTitle: 'Netzwerkarbeit',
  donation: `don_${'0'.repeat(24)}`,
  earmark: 'staff',
  interval: 'once',
  amountCents: cents(25_00),
  method: undefined,
  wishes: false,
  language: 'de',
  returnUrl: 'https://spenden.example.org/c/netzwerk?lang=de',
  idempotencyKey: 'a-key-of-some-form',
};

const Metadata = z.strictObject({
  campaign: z.literal('netzwerk'),
  donation: z.string().regex(/^don_[0-9a-f]{24}$/),
  earmark: z.literal('staff'),
  locale: z.literal('de'),
});
const Item = {
  quantity: z.literal(1),
};
const Price = {
  currency: z.literal('eur'),
  unit_amount: z.literal(25_00),
  product_data: z.strictObject({ name: z.literal('Netzwerkarbeit') }),
};
const Session = {
  ui_mode: z.literal('hosted_page'),
  submit_type: z.literal('donate'),
  allowed_payment_method_types: z.tuple([z.literal('paypal'), z.literal('sepa_debit'), z.literal('card')]),
  locale: z.literal('de'),
  metadata: Metadata,
  success_url: z.string().includes('checkout=success'),
  cancel_url: z.string().includes('checkout=cancelled'),
};

/** One payment: its metadata reaches the charge by way of the payment intent, and nothing recurs. */
const OneGift = z.strictObject({
  ...Session,
  mode: z.literal('payment'),
  line_items: z.tuple([z.strictObject({ ...Item, price_data: z.strictObject(Price) })]),
  payment_intent_data: z.strictObject({ metadata: Metadata }),
});
/** A series: Stripe refuses `payment_intent_data` here, and copies the subscription's metadata to its invoices. */
const Series = z.strictObject({
  ...Session,
  mode: z.literal('subscription'),
  line_items: z.tuple([
    z.strictObject({
      ...Item,
      price_data: z.strictObject({
        ...Price,
        recurring: z.strictObject({ interval: z.enum(['month', 'year']), interval_count: z.int() }),
      }),
    }),
  ]),
  subscription_data: z.strictObject({ metadata: Metadata }),
});

describe('the request for a payment page', () => {
  it('asks for one payment, and for nothing more, if the gift is given once', () => {
    const { metadata, payment_intent_data: intent } = OneGift.parse(sessionOf(order));
    expect(intent.metadata).toEqual(metadata);
  });

  it.each([
    ['month', 'month', 1],
    ['quarter', 'month', 3],
    ['year', 'year', 1],
  ] as const)('asks for a payment every %s', (interval, stripeInterval, count) => {
    const session = Series.parse(sessionOf({ ...order, interval }));
    expect(session.line_items[0].price_data.recurring).toEqual({
      interval: stripeInterval,
      interval_count: count,
    });
    expect(session.subscription_data.metadata).toEqual(session.metadata);
  });

  it.each(['card', 'sepa_debit', 'paypal'] as const)('offers %s alone, once it was chosen', (method) => {
    expect(sessionOf({ ...order, method }).allowed_payment_method_types).toEqual([method]);
  });

  it.each([
    ['de', 'de', 'de'],
    ['de-simple', 'de', 'de'],
    ['en', 'en', 'en'],
    ['tr', 'tr', 'de'],
    ['ar', 'auto', 'de'],
    ['uk', 'auto', 'de'],
  ] as const)('speaks %s as far as Stripe does: %s; the letter is in %s', (language, page, letter) => {
    const session = sessionOf({ ...order, language });
    expect(session.locale).toBe(page);
    expect(locales).toContain(session.locale);
    expect(session.metadata?.['locale']).toBe(letter);
  });

  it('says that there are wishes, and not which', () => {
    const { metadata, payment_intent_data: intent } = sessionOf({ ...order, wishes: true });
    expect(metadata?.['wishes']).toBe('yes');
    expect(intent?.metadata).toEqual(metadata);
    const series = sessionOf({ ...order, wishes: true, interval: 'month' });
    expect(series.subscription_data?.metadata).toEqual(metadata);
  });

  it('has a number of its own for each campaign, form, interval and transfer, and the same for the same', () => {
    const form = { campaign: 'netzwerk', interval: 'once', idempotencyKey: 'a-key-of-some-form' } as const;
    const others = [
      form,
      { ...form, interval: 'month' as const },
      { ...form, interval: 'year' as const },
      { ...form, campaign: 'wahljahr' },
      { ...form, idempotencyKey: 'a-key-of-another-form' },
      { ...form, method: 'bank_transfer' as const },
    ];
    expect(new Set(others.map(donationOf)).size).toBe(others.length);
    for (const method of ['card', 'sepa_debit', 'paypal'] as const) {
      expect(donationOf({ ...form, method })).toBe(donationOf(form));
    }
  });
});

describe('the request for a portal', () => {
  const portal = {
    customer: 'cus_1',
    pledge: 'sub_1',
    locale: 'de',
    returnUrl: 'https://spenden.example.org/c/netzwerk',
  } as const;
  const common = { customer: 'cus_1', locale: 'de', return_url: portal.returnUrl };

  it('leads to one thing only, if the link was made for one thing', () => {
    const confirmed = {
      type: 'hosted_confirmation',
      hosted_confirmation: { custom_message: expect.stringMatching(/^Danke/) },
    };
    expect(portalSessionOf({ ...portal, purpose: 'payment-method' })).toEqual({
      ...common,
      flow_data: { type: 'payment_method_update', after_completion: confirmed },
    });
    expect(portalSessionOf({ ...portal, purpose: 'stop' })).toEqual({
      ...common,
      flow_data: {
        type: 'subscription_cancel',
        subscription_cancel: { subscription: 'sub_1' },
        after_completion: confirmed,
      },
    });
  });

  it('leads to everything, if the link was made to manage', () => {
    expect(portalSessionOf({ ...portal, purpose: 'manage' })).toEqual(common);
  });
});
