import type { Stripe } from 'stripe';
import { idOf } from '../../../infra/local/stripe-sandbox/account/reference.ts';
import { aDonor, aSandbox } from './a-sandbox.ts';

/** The id in a field that may be expanded. */
export const idIn = (reference: string | { id: string } | null | undefined): string => idOf(reference) ?? '';

/** A monthly gift as our public API opens it. */
export const aMonthlyGift: Stripe.Checkout.SessionCreateParams = {
  mode: 'subscription',
  ui_mode: 'hosted_page',
  submit_type: 'donate',
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'eur',
        unit_amount: 1000,
        product_data: { name: 'Poliklinik Leipzig' },
        recurring: { interval: 'month' },
      },
    },
  ],
  metadata: { campaign: 'camp_1', donation: 'don_1' },
  subscription_data: { metadata: { campaign: 'camp_1', pledge: 'plg_1' } },
  allowed_payment_method_types: ['card', 'sepa_debit', 'paypal'],
  locale: 'de',
  success_url: 'http://127.0.0.1:3000/thanks?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:3000/campaign',
};

export const every = (
  interval: 'month' | 'year',
  intervalCount: number,
): Stripe.Checkout.SessionCreateParams => ({
  ...aMonthlyGift,
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'eur',
        unit_amount: 1000,
        product_data: { name: 'Poliklinik Leipzig' },
        recurring: { interval, interval_count: intervalCount },
      },
    },
  ],
});

/** A gift that recurs, begun on the payment page. `since` gives the events that came after that. */
export const aRecurringGift = async (
  method: string,
  params: Stripe.Checkout.SessionCreateParams = aMonthlyGift,
  startsAt?: string,
) => {
  const house = await aSandbox(startsAt === undefined ? {} : { startsAt });
  const opened = await house.stripe.checkout.sessions.create(params);
  const answer = await house.post(`/c/pay/${opened.id}`, { ...aDonor, method });
  const session = await house.stripe.checkout.sessions.retrieve(opened.id);
  const id = idIn(session.subscription);
  const begun = house.sandbox.events().length;
  return {
    ...house,
    answer,
    session,
    id,
    /** What was told after the beginning; payouts go their own way, and are not part of it. */
    since: (): string[] =>
      house
        .types()
        .slice(begun)
        .filter((type) => !/^(balance|payout)\./.test(type)),
    subscription: () => house.stripe.subscriptions.retrieve(id),
    invoices: async () => (await house.stripe.invoices.list({ subscription: id })).data,
    told: <T extends Stripe.Event['type']>(type: T) =>
      house.sandbox
        .events()
        .filter((event): event is Extract<Stripe.Event, { type: T }> => event.type === type),
  };
};
