import { buffer } from 'node:stream/consumers';
import { Stripe } from 'stripe';
import { onTestFinished, vi } from 'vitest';
import { startStripeSandbox } from '../../../infra/local/stripe-sandbox/sandbox.ts';
import { listening } from './listening.ts';

process.env['STRIPE_SUPPRESS_NOTICES'] = 'true';

export const apiVersion = '2026-10-28.endive';
export const secret = 'whsec_of_the_sandbox';
export const daySeconds = 86_400;

/** A server that believes only what is signed, and answers what the test tells it to. */
const aReceiver = async (now: () => Date, stripe: Stripe) => {
  const heard: Stripe.Event[] = [];
  const bodies: string[] = [];
  const doubts: string[] = [];
  const answers: number[] = [];
  const url = await listening(async (request, response) => {
    const body = await buffer(request);
    try {
      const signed = request.headers['stripe-signature'] ?? '';
      const seconds = Math.floor(now().getTime() / 1000);
      const event = stripe.webhooks.constructEvent(body, signed, secret, 300, undefined, seconds);
      const status = answers.shift() ?? 200;
      if (status < 300) {
        heard.push(event);
        bodies.push(body.toString());
      }
      response.writeHead(status).end();
    } catch (error) {
      doubts.push(String(error));
      response.writeHead(400).end();
    }
  });
  return { url: `${url}/stripe`, heard, bodies, doubts, answers };
};

/** A sandbox, the real `stripe` client that talks to it, somebody who listens to its webhook, and a clock to turn. */
export const aSandbox = async (
  options: {
    events?: readonly string[];
    webhookUrl?: string;
    pausing?: Promise<void>;
    startsAt?: string;
  } = {},
) => {
  const clock = { now: new Date(options.startsAt ?? '2026-11-20T10:00:00Z') };
  const now = () => clock.now;
  const verifier = new Stripe('sk_test_verifier');
  const receiver = await aReceiver(now, verifier);
  const pausesMilliseconds: number[] = [];
  const sandbox = await startStripeSandbox({
    port: 0,
    now,
    apiVersion,
    webhook: { url: options.webhookUrl ?? receiver.url, secret, events: options.events ?? ['*'] },
    pause: async (milliseconds) => {
      pausesMilliseconds.push(milliseconds);
      await options.pausing;
    },
  });
  onTestFinished(() => sandbox.close());
  const stripe = new Stripe('sk_test_sandbox', {
    host: '127.0.0.1',
    port: Number(new URL(sandbox.url).port),
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  });
  const idle = async (): Promise<void> => {
    await vi.waitFor(() => {
      if (sandbox.outstanding() > 0) throw new Error(`${sandbox.outstanding()} deliveries are outstanding`);
    }, 15_000);
  };
  return {
    sandbox,
    stripe,
    receiver,
    pausesMilliseconds,
    idle,
    turnClockBy: (seconds: number): void => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
      sandbox.settleDue();
    },
    /** What happened, but for the payouts, which the clock brings to every story. */
    types: (): string[] =>
      sandbox
        .events()
        .map((event) => event.type)
        .filter((type) => !/^(balance|payout)\./.test(type)),
    payoutTypes: (): string[] =>
      sandbox
        .events()
        .map((event) => event.type)
        .filter((type) => /^(balance|payout)\./.test(type)),
    post: async (
      path: string,
      form: Readonly<Record<string, string>>,
      headers: Record<string, string> = {},
    ) =>
      fetch(`${sandbox.url}${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers,
        redirect: 'manual',
      }),
  };
};

/** A session as our public API opens it. */
export const aDonation: Stripe.Checkout.SessionCreateParams = {
  mode: 'payment',
  ui_mode: 'hosted_page',
  submit_type: 'donate',
  line_items: [
    {
      quantity: 1,
      price_data: { currency: 'eur', unit_amount: 2500, product_data: { name: 'Poliklinik Leipzig' } },
    },
  ],
  metadata: { campaign: 'camp_1', donation: 'don_1', earmark: 'free', locale: 'de' },
  payment_intent_data: { metadata: { campaign: 'camp_1', donation: 'don_1' } },
  allowed_payment_method_types: ['card', 'sepa_debit'],
  locale: 'de',
  success_url: 'http://127.0.0.1:3000/thanks?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:3000/campaign',
};

export const aDonor = { email: 'kim@example.org', name: 'Kim Ö. Muster' };
