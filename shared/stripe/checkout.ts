import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import * as z from 'zod';
import type { Interval } from '../domain/interval.ts';
import { type Language, letterLocale } from '../domain/language.ts';
import { GivingMethod } from '../domain/method.ts';
import { type Cents, cents } from '../domain/money.ts';
import type { Earmark } from '../domain/need.ts';
import { Refusal } from '../domain/refusal.ts';
import { endSubscription } from './ending.ts';
import type { RefundAnswer, RefundWanted } from './refunding.ts';
import type { Telling } from './tellers/telling.ts';

/** What a donor is about to give, already checked. */
export interface CheckoutOrder {
  readonly campaign: string;
  readonly campaignTitle: string;
  readonly donation: string;
  readonly earmark: Earmark;
  readonly interval: 'once' | Interval;
  /** What is paid, with the fee where the giver carries it. */
  readonly amountCents: Cents;
  /** Without it the donor chooses on Stripe's page. */
  readonly method: PaymentMethodType | undefined;
  /** The giver wishes for more than to give; what, stays with us. */
  readonly wishes: boolean;
  /** The letter to supporters whose link it came by. */
  readonly by?: string | undefined;
  readonly language: Language;
  /** Where Stripe sends the donor afterwards; `checkout=success` or `checkout=cancelled` is added. */
  readonly returnUrl: string;
  /** Made by the page, new for each form it shows. */
  readonly idempotencyKey: string;
}

/** The means of payment we offer; Stripe leaves out what a donor's country or device does not know. */
export const PaymentMethodType = GivingMethod.exclude(['bank_transfer']);
export type PaymentMethodType = z.infer<typeof PaymentMethodType>;

/** What makes a form the same form. */
interface GivingForm {
  readonly campaign: string;
  readonly interval: 'once' | Interval;
  readonly method?: GivingMethod | undefined;
  readonly idempotencyKey: string;
}

/**
 * Our number of a gift or of a series: the same form gives the same number, so that a second click is no second gift.
 * A bank transfer is another gift than the one on Stripe's page, which may have been paid.
 */
export const donationOf = ({ campaign, interval, method, idempotencyKey }: GivingForm): string => {
  const way = method === 'bank_transfer' ? ' bank_transfer' : '';
  return `don_${digestOf(`${campaign} ${interval} ${idempotencyKey}${way}`)}`;
};

/** The form's name towards Stripe. What was chosen in it is left out, so that Stripe refuses a form that has changed. */
const formOf = ({ campaign, idempotencyKey }: CheckoutOrder): string =>
  `form_${digestOf(`${campaign} ${idempotencyKey}`)}-checkout`;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

/** How Stripe counts our intervals. */
const recurring = {
  month: { interval: 'month', interval_count: 1 },
  quarter: { interval: 'month', interval_count: 3 },
  year: { interval: 'year', interval_count: 1 },
} as const satisfies Record<Interval, Stripe.Checkout.SessionCreateParams.LineItem.PriceData.Recurring>;

/** The language of Stripe's page. It speaks neither Arabic nor Ukrainian, and then follows the browser. */
const pageLocale = {
  de: 'de',
  'de-simple': 'de',
  en: 'en',
  tr: 'tr',
  ar: 'auto',
  uk: 'auto',
} as const satisfies Record<Language, Stripe.Checkout.SessionCreateParams.Locale>;

/**
 * The request to Stripe. `receipt_email` is never set: the donor gets one letter, ours. The metadata is also written
 * on what Stripe copies it from: for one payment on the payment intent, whose charge is what we book; for a series on
 * the subscription, whose invoices carry it.
 */
export const sessionOf = (order: CheckoutOrder): Stripe.Checkout.SessionCreateParams => {
  const { campaign, donation, earmark, interval, language, method, wishes, by } = order;
  const locale = letterLocale(language);
  const metadata = {
    campaign,
    donation,
    earmark,
    locale,
    ...(wishes ? { wishes: 'yes' } : {}),
    ...(by === undefined ? {} : { by }),
  };
  return {
    mode: interval === 'once' ? 'payment' : 'subscription',
    ui_mode: 'hosted_page',
    submit_type: 'donate',
    // A filter on what is switched on in Stripe's dashboard. Wallets such as Apple Pay are cards.
    allowed_payment_method_types: method === undefined ? PaymentMethodType.options : [method],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'eur',
          unit_amount: order.amountCents,
          product_data: { name: order.campaignTitle },
          ...(interval === 'once' ? {} : { recurring: recurring[interval] }),
        },
      },
    ],
    locale: pageLocale[language],
    metadata,
    ...(interval === 'once' ? { payment_intent_data: { metadata } } : { subscription_data: { metadata } }),
    success_url: returning(order, 'success'),
    cancel_url: returning(order, 'cancelled'),
  };
};

const returning = (order: CheckoutOrder, checkout: 'success' | 'cancelled'): string => {
  const url = new URL(order.returnUrl);
  url.searchParams.set('checkout', checkout);
  url.searchParams.set('donation', order.donation);
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
  /**
   * What a balance transaction moved, in euros; negative where money left us.
   *
   * @throws Error if it is in another currency than euros
   */
  settledCents(balanceTransaction: string): Promise<Cents>;
  /**
   * Whose payment this is, as its invoice says: needed for those that are on their way or have failed, because Stripe
   * tells by itself only of those that are paid. Nothing, if no invoice knows it.
   */
  invoiceOf(gift: string, event: string): Promise<Telling[]>;
  /** Ends a promise, for the reason a bank gave. Ending it twice changes nothing. */
  endPledge(pledge: string, reason: string): Promise<void>;
  /**
   * Sends money back, once for each order.
   *
   * @throws Error if nobody knows whether Stripe took it: ask again
   */
  refund(wanted: RefundWanted): Promise<RefundAnswer>;
}

/** @param open opens the client, at the first use: most calls of most functions need none */
export const openStripeDesk = (open: () => Promise<Stripe>): StripeDesk => ({
  startCheckout: async (order) => {
    const stripe = await open();
    try {
      const session = await stripe.checkout.sessions.create(sessionOf(order), {
        idempotencyKey: formOf(order),
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

  settledCents: async (balanceTransaction) => {
    const stripe = await open();
    return cents(Settled.parse(await stripe.balanceTransactions.retrieve(balanceTransaction)).amount);
  },

  invoiceOf: async (gift, event) => {
    const read = await import('./invoice-of.ts');
    return read.invoiceOf(await open(), gift, event);
  },

  endPledge: async (pledge, reason) => endSubscription(await open(), pledge, reason),

  refund: async (wanted) => {
    const { refundAtStripe } = await import('./refunding.ts');
    return refundAtStripe(await open(), wanted);
  },
});

const Settled = z.object({ amount: z.int(), currency: z.literal('eur') });

const Credited = z.object({ balance_transaction: Settled });

const StripeError = z.object({ type: z.string(), statusCode: z.int().optional() });

/** Stripe is busy for seconds, seldom for minutes. */
const tryAgainSeconds = 5;

/** What a person is told of Stripe's error; undefined if it is a mistake of ours. */
export const refusalOf = (error: unknown): Refusal | undefined => {
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
