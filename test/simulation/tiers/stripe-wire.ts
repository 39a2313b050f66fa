import Stripe from 'stripe';
import { stripeApiVersion } from '../../../shared/stripe/version.ts';
import type { HandlerRun, Outside } from '../handler-run.ts';
import type { OutsideStripe } from '../house/outside-stripe.ts';

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

const missing = () =>
  json(404, {
    error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such object' },
  });

/** What Stripe's API answers in this world. */
const answer = (stripe: OutsideStripe, method: string, url: URL): Response => {
  const [, , resource = '', id = ''] = url.pathname.split('/');
  switch (`${method} ${resource}`) {
    case 'GET payment_intents': {
      const amount = stripe.credited.get(id);
      if (amount === undefined) return missing();
      return json(200, { id, latest_charge: { balance_transaction: { amount, currency: 'eur' } } });
    }
    case 'GET balance_transactions': {
      const amount = stripe.settled.get(id);
      return amount === undefined ? missing() : json(200, { id, amount, currency: 'eur' });
    }
    case 'GET invoice_payments': {
      const gift = url.searchParams.get('payment[payment_intent]') ?? '';
      return json(200, { object: 'list', has_more: false, data: invoicePayments(stripe, gift) });
    }
    case 'DELETE subscriptions':
      stripe.onEnd(id, url.searchParams.get('cancellation_details[comment]') ?? '');
      return json(200, { id, object: 'subscription', status: 'canceled' });
    default:
      return missing();
  }
};

const invoicePayments = (stripe: OutsideStripe, gift: string): unknown[] => {
  const billed = stripe.billed.get(gift);
  if (!billed) return [];
  const { invoice, pledge, metadata } = billed;
  return [
    {
      object: 'invoice_payment',
      invoice: {
        id: invoice,
        object: 'invoice',
        amount_due: 0,
        attempt_count: 0,
        billing_reason: 'subscription_cycle',
        created: 0,
        metadata: {},
        parent: { subscription_details: { metadata, subscription: pledge } },
        status: 'open',
      },
      payment: { type: 'payment_intent', payment_intent: gift },
    },
  ];
};

/** The real library, over a line that ends in this process. It does not try again by itself: that would take seconds. */
export const stripeClient = (stripe: OutsideStripe, outside: Outside, run: () => HandlerRun): Stripe => {
  const overLine = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = init?.method ?? 'GET';
    const call = outside.call(run(), {
      service: 'stripe',
      what: `${method} ${url.pathname}`,
      effect: async () => answer(stripe, method, url),
      slowMilliseconds: 300,
    });
    return call.catch((error: unknown) => {
      if (error instanceof Error && 'type' in error && error.type === 'StripeRateLimitError') {
        return json(429, {
          error: { type: 'invalid_request_error', code: 'rate_limit', message: 'slow down' },
        });
      }
      throw new TypeError('fetch failed');
    });
  };
  return new Stripe('sk_test_simulation', {
    apiVersion: stripeApiVersion,
    httpClient: Stripe.createFetchHttpClient(overLine),
    maxNetworkRetries: 0,
    telemetry: false,
  });
};
