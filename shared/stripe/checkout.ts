import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import * as z from 'zod';
import type { Locale } from '../domain/locale.ts';
import { type Cents, cents } from '../domain/money.ts';
import type { Earmark } from '../domain/need.ts';
import { Refusal } from '../domain/refusal.ts';

/** What a donor is about to give, already checked. */
export interface CheckoutOrder {
  readonly campaign: string;
  readonly campaignTitle: string;
  readonly earmark: Earmark;
  readonly amountCents: Cents;
  readonly locale: Locale;
  /** Where Stripe sends the donor afterwards; `checkout=success` or `checkout=cancelled` is added. */
  readonly returnUrl: string;
  /** Made by the page, new for each form it shows. */
  readonly idempotencyKey: string;
}

/** The means of payment we offer; Stripe leaves out what a donor's country or device does not know. */
export const PaymentMethodType = z.enum(['card', 'sepa_debit', 'paypal']);

/** Our number of a gift: the same form gives the same number, so that a second click is no second gift. */
export const donationOf = ({ campaign, idempotencyKey }: CheckoutOrder): string =>
  `don_${createHash('sha256').update(`${campaign} ${idempotencyKey}`).digest('hex').slice(0, 24)}`;

/**
 * The request to Stripe. `receipt_email` is never set: the donor gets one letter, ours. The metadata is written on
 * the payment intent too, because Stripe copies it from there to the charge, which is what we book.
 */
export const sessionOf = (order: CheckoutOrder): Stripe.Checkout.SessionCreateParams => {
  const { campaign, earmark, locale } = order;
  const metadata = { campaign, donation: donationOf(order), earmark, locale };
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    submit_type: 'donate',
    allowed_payment_method_types: PaymentMethodType.options,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'eur',
          unit_amount: order.amountCents,
          product_data: { name: order.campaignTitle },
        },
      },
    ],
    locale,
    metadata,
    payment_intent_data: { metadata },
    success_url: returning(order, 'success'),
    cancel_url: returning(order, 'cancelled'),
  };
};

const returning = (order: CheckoutOrder, checkout: 'success' | 'cancelled'): string => {
  const url = new URL(order.returnUrl);
  url.searchParams.set('checkout', checkout);
  url.searchParams.set('donation', donationOf(order));
  return url.href;
};

/** What we ask of Stripe, in our words. */
export interface StripeDesk {
  /**
   * @returns the address of Stripe's payment page
   * @throws Refusal `stripe.busy` or `stripe.away` (503, try again), `checkout.changed` (409)
   */
  startCheckout(order: CheckoutOrder): Promise<string>;
  /**
   * What Stripe credited to us in euros for a payment made in another currency.
   *
   * @param gift a payment intent's or a charge's id
   * @throws Error while Stripe has not settled it, or in another currency than euros
   */
  creditedCents(gift: string): Promise<Cents>;
}

/** @param open opens the client, at the first use: most calls of most functions need none */
export const openStripeDesk = (open: () => Promise<Stripe>): StripeDesk => ({
  startCheckout: async (order) => {
    const stripe = await open();
    try {
      const session = await stripe.checkout.sessions.create(sessionOf(order), {
        idempotencyKey: `${donationOf(order)}-checkout`,
      });
      if (!session.url) throw new Error(`session ${session.id} has no page`);
      return session.url;
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  },

  creditedCents: async (gift) => {
    const stripe = await open();
    const charge = gift.startsWith('pi_')
      ? (await stripe.paymentIntents.retrieve(gift, { expand: ['latest_charge.balance_transaction'] }))
          .latest_charge
      : await stripe.charges.retrieve(gift, { expand: ['balance_transaction'] });
    const credited = Credited.parse(charge).balance_transaction;
    return cents(credited.amount);
  },
});

const Credited = z.object({ balance_transaction: z.object({ amount: z.int(), currency: z.literal('eur') }) });

const StripeError = z.object({ type: z.string(), statusCode: z.int().optional() });

/** Stripe is busy for seconds, seldom for minutes. */
const tryAgainSeconds = 5;

const refusalOf = (error: unknown): Refusal | undefined => {
  const known = StripeError.safeParse(error);
  if (!known.success) return undefined;
  if (known.data.type === 'StripeRateLimitError') {
    const sentence = {
      de: 'Gerade spenden sehr viele Menschen. Bitte in ein paar Sekunden noch einmal versuchen.',
      en: 'Very many people are giving right now. Please try again in a few seconds.',
    };
    return new Refusal(503, 'stripe.busy', sentence, undefined, tryAgainSeconds);
  }
  if (known.data.type === 'StripeConnectionError' || (known.data.statusCode ?? 0) >= 500) {
    const sentence = {
      de: 'Der Zahlungsdienst antwortet gerade nicht. Es wurde nichts abgebucht; bitte gleich noch einmal versuchen.',
      en: 'The payment service does not answer right now. Nothing was charged; please try again in a moment.',
    };
    return new Refusal(503, 'stripe.away', sentence, undefined, tryAgainSeconds);
  }
  if (known.data.type === 'StripeIdempotencyError') {
    return new Refusal(
      409,
      'checkout.changed',
      {
        de: 'Mit diesem Formular wurde schon eine andere Spende begonnen. Bitte die Seite neu laden.',
        en: 'This form has already started a different gift. Please reload the page.',
      },
      'idempotencyKey',
    );
  }
  return undefined;
};
