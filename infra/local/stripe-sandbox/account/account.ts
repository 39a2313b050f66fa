import type Stripe from 'stripe';
import { idsFrom } from './ids.ts';
import type { IdKind } from './ids.ts';
import type { Behaviour } from './test-numbers.ts';

/** What a Checkout Session promises to do once somebody pays; Stripe keeps it, but does not show it. */
export interface Order {
  lineItems: readonly Stripe.LineItem[];
  description: string | null;
  metadata: Stripe.Metadata;
  receiptEmail: string | null;
  setupFutureUsage: string | null;
  shipping: Stripe.PaymentIntent.Shipping | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
}

/** A SEPA debit on its way: the bank has not answered yet. */
export interface PendingDebit {
  paymentIntent: string;
  outcome: 'settles' | 'bounces';
  dueSeconds: number;
}

/** The events this sandbox can cause. Refunds, disputes, subscriptions and payouts join here when they are built. */
type SandboxEvent = Extract<
  Stripe.Event,
  {
    type:
      | 'charge.failed'
      | 'charge.pending'
      | 'charge.succeeded'
      | 'checkout.session.async_payment_failed'
      | 'checkout.session.async_payment_succeeded'
      | 'checkout.session.completed'
      | 'checkout.session.expired'
      | 'customer.created'
      | 'payment_intent.canceled'
      | 'payment_intent.created'
      | 'payment_intent.payment_failed'
      | 'payment_intent.processing'
      | 'payment_intent.succeeded'
      | 'price.created'
      | 'product.created';
  }
>;

type Told<E> = E extends SandboxEvent ? { type: E['type']; data: { object: E['data']['object'] } } : never;
export type Happening = Told<SandboxEvent>;

interface Moment {
  request: Stripe.Event.Request;
  seconds: number | null;
}

const byItself: Moment = { request: { id: null, idempotency_key: null }, seconds: null };

/**
 * Everything one Stripe account knows. Objects are never changed, only replaced by a newer version: so an event keeps
 * what was true when it happened, without a copy.
 */
export const anAccount = (options: {
  now: () => Date;
  apiVersion: string;
  url: () => string;
  heard: (event: Stripe.Event) => void;
  isSubscribed: (type: string) => boolean;
}) => {
  const ids = idsFrom(String(options.now().getTime()));
  const events: Stripe.Event[] = [];
  let moment = byItself;

  const during = <T>(next: Moment, run: () => T): T => {
    const before = moment;
    moment = next;
    try {
      return run();
    } finally {
      moment = before;
    }
  };
  const seconds = (): number => moment.seconds ?? Math.floor(options.now().getTime() / 1000);

  return {
    url: options.url,
    id: (kind: IdKind): string => ids.next(kind),
    secretOf: ids.secretOf,
    /** Now in whole seconds, as Stripe writes every time. */
    seconds,
    /** The clock itself: what is due is asked of this one, whatever moment is being replayed. */
    clockSeconds: (): number => Math.floor(options.now().getTime() / 1000),
    /** Events caused inside name the API request that caused them. */
    duringRequest: <T>(request: Stripe.Event.Request, run: () => T): T =>
      during({ request, seconds: null }, run),
    /** What fell due while nobody looked is dated to the second it fell due, as it would be at Stripe. */
    atMoment: <T>(dueSeconds: number, run: () => T): T => during({ ...byItself, seconds: dueSeconds }, run),

    sessions: new Map<string, Stripe.Checkout.Session>(),
    orders: new Map<string, Order>(),
    /** Which session a payment began in. */
    sessionOfIntent: new Map<string, string>(),
    paymentIntents: new Map<string, Stripe.PaymentIntent>(),
    charges: new Map<string, Stripe.Charge>(),
    balanceTransactions: new Map<string, Stripe.BalanceTransaction>(),
    paymentMethods: new Map<string, Stripe.PaymentMethod>(),
    products: new Map<string, Stripe.Product>(),
    prices: new Map<string, Stripe.Price>(),
    customers: new Map<string, Stripe.Customer>(),
    /** How the bank will answer for a payment method: known to the test numbers only. */
    behaviours: new Map<string, Behaviour>(),
    pendingDebits: new Map<string, PendingDebit>(),
    events,

    happened: (happening: Happening): void => {
      const event: Stripe.Event = {
        id: ids.next('evt'),
        object: 'event',
        api_version: options.apiVersion,
        created: seconds(),
        livemode: false,
        pending_webhooks: options.isSubscribed(happening.type) ? 1 : 0,
        request: moment.request,
        ...happening,
      };
      events.push(event);
      options.heard(event);
    },
  };
};

export type Account = ReturnType<typeof anAccount>;
