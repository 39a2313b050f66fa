import type Stripe from 'stripe';
import { idsFrom } from './ids.ts';
import type { IdKind } from './ids.ts';
import { aCalendar } from './calendar.ts';
import type { PendingDebit, PlannedFailure } from './debit.ts';
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
  /** What the subscription is given, in `mode: 'subscription'`. */
  subscription: { description: string | null; metadata: Stripe.Metadata } | null;
}

/** A refund on its way: the donor's bank has not answered yet. */
export interface PendingRefund {
  refund: string;
  outcome: 'succeeds' | 'fails';
  dueSeconds: number;
}

/** Money on its way to the bank account: handed to the bank first, there two days later. */
export interface PendingPayout {
  payout: string;
  step: 'departs' | 'arrives';
  dueSeconds: number;
}

/** The one address that hears of events. */
export interface Endpoint {
  url: string;
  events: readonly string[];
  disabled: boolean;
}

/** The events this sandbox can cause. */
type SandboxEvent = Extract<
  Stripe.Event,
  {
    type:
      | 'balance.available'
      | 'billing_portal.configuration.created'
      | 'billing_portal.configuration.updated'
      | 'billing_portal.session.created'
      | 'charge.captured'
      | 'charge.dispute.closed'
      | 'charge.dispute.created'
      | 'charge.dispute.funds_reinstated'
      | 'charge.dispute.funds_withdrawn'
      | 'charge.dispute.updated'
      | 'charge.failed'
      | 'charge.pending'
      | 'charge.refund.updated'
      | 'charge.refunded'
      | 'charge.succeeded'
      | 'charge.updated'
      | 'checkout.session.async_payment_failed'
      | 'checkout.session.async_payment_succeeded'
      | 'checkout.session.completed'
      | 'checkout.session.expired'
      | 'customer.created'
      | 'customer.deleted'
      | 'customer.subscription.created'
      | 'customer.subscription.deleted'
      | 'customer.subscription.paused'
      | 'customer.subscription.resumed'
      | 'customer.subscription.trial_will_end'
      | 'customer.subscription.updated'
      | 'customer.updated'
      | 'invoice.created'
      | 'invoice.deleted'
      | 'invoice.finalized'
      | 'invoice.marked_uncollectible'
      | 'invoice.paid'
      | 'invoice.payment_action_required'
      | 'invoice.payment_failed'
      | 'invoice.payment_succeeded'
      | 'invoice.sent'
      | 'invoice.updated'
      | 'invoice.voided'
      | 'invoice_payment.paid'
      | 'invoiceitem.created'
      | 'invoiceitem.deleted'
      | 'payment_intent.amount_capturable_updated'
      | 'payment_intent.canceled'
      | 'payment_intent.created'
      | 'payment_intent.payment_failed'
      | 'payment_intent.processing'
      | 'payment_intent.requires_action'
      | 'payment_intent.succeeded'
      | 'payout.created'
      | 'payout.failed'
      | 'payout.paid'
      | 'payout.reconciliation_completed'
      | 'payout.updated'
      | 'payment_method.attached'
      | 'payment_method.detached'
      | 'plan.created'
      | 'price.created'
      | 'product.created'
      | 'refund.created'
      | 'refund.failed'
      | 'refund.updated'
      | 'test_helpers.test_clock.advancing'
      | 'test_helpers.test_clock.created'
      | 'test_helpers.test_clock.deleted'
      | 'test_helpers.test_clock.ready';
  }
>;

type Told<E> = E extends SandboxEvent ? { type: E['type']; data: E['data'] } : never;
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
  webhook: {
    endpoint: () => Endpoint;
    change: (next: Partial<Endpoint>) => void;
    /** Whether somebody should have acknowledged the event, and nobody has so far. */
    isUndelivered: (event: Stripe.Event) => boolean;
  };
}) => {
  const ids = idsFrom(String(options.now().getTime()));
  const events: Stripe.Event[] = [];
  const endpoint: { id: string; created: number; description: string | null; metadata: Stripe.Metadata } = {
    id: ids.next('we'),
    created: Math.floor(options.now().getTime() / 1000),
    description: null,
    metadata: {},
  };
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
    apiVersion: options.apiVersion,
    webhook: options.webhook,
    /** What the API keeps about the endpoint besides where it is and what it hears. */
    endpoint,
    bankAccount: ids.next('ba'),
    calendar: aCalendar(Math.floor(options.now().getTime() / 1000)),
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

    /** As `atMoment`, inside a request: for customers whose time a test clock keeps. */
    asOf: <T>(seconds: number, run: () => T): T => during({ ...moment, seconds }, run),

    sessions: new Map<string, Stripe.Checkout.Session>(),
    orders: new Map<string, Order>(),
    /** Which session a payment began in. */
    sessionOfIntent: new Map<string, string>(),
    paymentIntents: new Map<string, Stripe.PaymentIntent>(),
    charges: new Map<string, Stripe.Charge>(),
    balanceTransactions: new Map<string, Stripe.BalanceTransaction>(),
    /** Transactions no payout has taken along yet. */
    notPaidOut: new Set<string>(),
    /** Which payout took a transaction along. */
    payoutOf: new Map<string, string>(),
    refunds: new Map<string, Stripe.Refund>(),
    pendingRefunds: new Map<string, PendingRefund>(),
    disputes: new Map<string, Stripe.Dispute>(),
    payouts: new Map<string, Stripe.Payout>(),
    pendingPayouts: new Map<string, PendingPayout>(),
    paymentMethods: new Map<string, Stripe.PaymentMethod>(),
    products: new Map<string, Stripe.Product>(),
    prices: new Map<string, Stripe.Price>(),
    customers: new Map<string, Stripe.Customer>(),
    subscriptions: new Map<string, Stripe.Subscription>(),
    /** The subscription a Checkout page began with a card that was refused: the next try goes on with it. */
    begunSubscriptions: new Map<string, string>(),
    invoices: new Map<string, Stripe.Invoice>(),
    invoiceItems: new Map<string, Stripe.InvoiceItem>(),
    invoicePayments: new Map<string, Stripe.InvoicePayment>(),
    /** Whoever waits for a payment is told each time it moved: an invoice, of the one that pays it. */
    paymentWatchers: new Map<string, (intent: Stripe.PaymentIntent) => void>(),
    /** Subscriptions whose next debit fails, since somebody pulled the lever. */
    plannedFailures: new Map<string, PlannedFailure>(),
    deletedCustomers: new Set<string>(),
    portalConfigurations: new Map<string, Stripe.BillingPortal.Configuration>(),
    portalSessions: new Map<string, Stripe.BillingPortal.Session>(),
    testClocks: new Map<string, Stripe.TestHelpers.TestClock>(),
    /** How the bank will answer for a payment method: known to the test numbers only. */
    behaviours: new Map<string, Behaviour>(),
    pendingDebits: new Map<string, PendingDebit>(),
    /** One mandate for each account that is debited, however often. */
    mandates: new Map<string, string>(),
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
