import type Stripe from 'stripe';
import * as z from 'zod';
import type { Locale, Sentence } from '../domain/locale.ts';
import { refusalOf } from './checkout.ts';

/** What a link in a letter is for. A link opens that, and nothing beside it. */
export type PortalPurpose = 'manage' | 'payment-method' | 'stop';

export interface PortalOrder {
  /** Stripe's `cus_…`. */
  readonly customer: string;
  /** Stripe's `sub_…`. */
  readonly pledge: string;
  readonly purpose: PortalPurpose;
  readonly locale: Locale;
  readonly returnUrl: string;
}

/** The request to Stripe. Without a flow the portal shows everything that is switched on; a flow shows one thing. */
export const portalSessionOf = (order: PortalOrder): Stripe.BillingPortal.SessionCreateParams => {
  const flow = flowOf(order);
  return {
    customer: order.customer,
    locale: order.locale,
    return_url: order.returnUrl,
    ...(flow && { flow_data: flow }),
  };
};

const flowOf = ({
  pledge,
  purpose,
  locale,
}: PortalOrder): Stripe.BillingPortal.SessionCreateParams.FlowData | undefined => {
  switch (purpose) {
    case 'manage':
      return undefined;
    case 'payment-method':
      return { type: 'payment_method_update', after_completion: confirmed(changed[locale]) };
    case 'stop':
      return {
        type: 'subscription_cancel',
        subscription_cancel: { subscription: pledge },
        after_completion: confirmed(stopped[locale]),
      };
  }
};

/** Stripe says that it is done, instead of leading on to the rest of the portal. */
const confirmed = (sentence: string): Stripe.BillingPortal.SessionCreateParams.FlowData.AfterCompletion => ({
  type: 'hosted_confirmation',
  hosted_confirmation: { custom_message: sentence },
});

const changed: Sentence = {
  de: 'Danke! Die nächsten Spenden kommen auf diesem Weg.',
  en: 'Thank you! The next gifts come this way.',
};
const stopped: Sentence = {
  de: 'Danke für alles, was bis hierher gekommen ist.',
  en: 'Thank you for everything that has come so far.',
};

/** Stripe's own pages on which a giver changes a promise. */
export interface StripePortal {
  /**
   * @returns the address of a page of Stripe's that is good for some minutes; nothing if there is nothing to change,
   *   because the promise is over, or is to be stopped and ends already
   * @throws Refusal `stripe.busy` or `stripe.away` (503, try again)
   */
  openPortal(order: PortalOrder): Promise<string | undefined>;
}

/** @param open opens the client, at the first use: most calls of most functions need none */
export const openStripePortal = (open: () => Promise<Stripe>): StripePortal => ({
  openPortal: async (order) => {
    const stripe = await open();
    try {
      const subscription = Subscription.parse(await stripe.subscriptions.retrieve(order.pledge));
      if (isOver(subscription, order.purpose)) return undefined;
      if (order.purpose !== 'stop') await followCustomer(stripe, order, subscription);
      return (await stripe.billingPortal.sessions.create(portalSessionOf(order))).url;
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  },
});

const Subscription = z.object({
  status: z.string(),
  cancel_at_period_end: z.boolean(),
  default_payment_method: z.string().nullish(),
});
type Subscription = z.infer<typeof Subscription>;

/** Stripe knows first, and takes no such wish for what is over. */
const isOver = ({ status, cancel_at_period_end: ends }: Subscription, purpose: PortalPurpose): boolean =>
  status === 'canceled' || status === 'incomplete_expired' || (purpose === 'stop' && ends);

/**
 * Checkout ties a subscription to the means of payment it was begun with, and that goes before the customer's own. The
 * portal changes the customer's: the next debit would still go to the card that has just been replaced. So the tie is
 * handed to the customer first. It is the same card before and after, and doing it again changes nothing.
 */
const followCustomer = async (
  stripe: Stripe,
  { customer, pledge }: PortalOrder,
  { default_payment_method: tied }: Subscription,
): Promise<void> => {
  if (!tied) return;
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: tied } });
  await stripe.subscriptions.update(pledge, { default_payment_method: '' });
};
