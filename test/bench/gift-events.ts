import { createHash, createHmac } from 'node:crypto';
import { startStripeSandbox } from '../../infra/local/stripe-sandbox/sandbox.ts';
import { cents } from '../../shared/domain/money.ts';
import { openStripeClient } from '../../shared/house/stripe-client.ts';
import { donationOf, openStripeDesk } from '../../shared/stripe/checkout.ts';
import { subscribedEvents } from '../../shared/stripe/events.ts';
import { stripeApiVersion } from '../../shared/stripe/version.ts';

/** The events of one gift of each kind, as texts, in the order our webhook hears of them. */
export interface GiftTemplates {
  readonly card: readonly string[];
  readonly sepaDebit: readonly string[];
}

/** Starts a checkout as our house does and pays it at Stripe's double: once by card, once by SEPA debit. */
export const giftTemplates = async (): Promise<GiftTemplates> => {
  let now = new Date();
  const sandbox = await startStripeSandbox({
    port: 0,
    now: () => now,
    apiVersion: stripeApiVersion,
    webhook: { url: '', secret: 'unused', events: subscribedEvents },
  });
  const address = { host: '127.0.0.1', port: Number(new URL(sandbox.url).port) };
  const desk = openStripeDesk(async () => openStripeClient('sk_test_bench', address));
  const pay = async (method: string): Promise<string[]> => {
    const before = sandbox.events().length;
    const page = await desk.startCheckout({
      campaign: 'netzwerk',
      campaignTitle: 'Überregionale Netzwerkarbeit',
      donation: donationOf({
        campaign: 'netzwerk',
        interval: 'once',
        idempotencyKey: `bench-template-${method}`,
      }),
      earmark: 'free',
      interval: 'once',
      amountCents: cents(2500),
      method: undefined,
      wishes: false,
      language: 'de',
      returnUrl: 'https://spenden.example.org/c/netzwerk',
      idempotencyKey: `bench-template-${method}`,
    });
    const form = new URLSearchParams({ method, email: 'ada@example.org', name: 'Ada Beispiel' });
    const paid = await fetch(page, { method: 'POST', redirect: 'manual', body: form });
    if (paid.status >= 400) throw new Error(`the sandbox did not take the payment: ${paid.status}`);
    // A SEPA debit settles after days.
    now = new Date(now.getTime() + 14 * 24 * 60 * 60 * 1000);
    sandbox.settleDue();
    return sandbox
      .events()
      .slice(before)
      .filter(({ type }) => subscribedEvents.includes(type))
      .map((event) => JSON.stringify(event, null, 2));
  };
  try {
    return { card: await pay('card'), sepaDebit: await pay('sepa_debit') };
  } finally {
    await sandbox.close();
  }
};

const randomLetters = (seed: string, length: number): string =>
  ['', 'more']
    .map((part) => createHash('sha512').update(`${seed}${part}`).digest('base64url'))
    .join('')
    .replaceAll(/[-_]/g, 'x')
    .slice(0, length);

const earmarks = ['free', 'free', 'staff', 'material', 'free'] as const;

export interface Gift {
  readonly amountCents: number;
  /** What Stripe sends about it: pretty-printed, as Stripe does. */
  readonly bodies: readonly string[];
}

/**
 * A gift of its own: the template's events with new ids, a new donor, a new amount. Where the double prints null
 * and Stripe something long and random, that is filled in, so that an event is as large as in life.
 */
export const aGift = (template: readonly string[], seed: string, now: Date): Gift => {
  const dice = createHash('sha256').update(seed).digest();
  const amountCents = 500 + (dice.readUInt16BE() % 20_000);
  const hex = dice.toString('hex');
  const donor = randomLetters(`${seed} donor`, 17).toLowerCase();
  const seconds = Math.floor(now.getTime() / 1000);
  const own: Readonly<Record<string, unknown>> = {
    amount: amountCents,
    amount_captured: amountCents,
    amount_authorized: amountCents,
    maximum_amount_capturable: amountCents,
    created: seconds,
    email: `${donor}@example.org`,
    name: `${donor.slice(0, 8)} ${donor.slice(8)}`,
    donation: `don_${hex.slice(0, 24)}`,
    earmark: earmarks[dice.readUInt8(2) % earmarks.length],
    idempotency_key: hex.slice(24, 56).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    authorization_code: randomLetters(`${seed} code`, 6).toUpperCase(),
    fingerprint: randomLetters(`${seed} fingerprint`, 16),
    network_transaction_id: randomLetters(`${seed} network`, 15),
    receipt_url: `https://pay.stripe.com/receipts/payment/CAcaFwoVYWNjdF8x${randomLetters(`${seed} receipt`, 100)}`,
  };
  const replaced = (key: string, value: unknown): unknown => {
    if (Object.hasOwn(own, key)) return own[key];
    if (typeof value !== 'string') return value;
    return value.replace(
      /^(evt_1|ch_3|py_3|pi_3|pm_1|txn_3|mandate_1|req_)(\w+)$/,
      (id: string, prefix: string, rest: string) => prefix + randomLetters(`${seed} ${id}`, rest.length),
    );
  };
  return {
    amountCents,
    bodies: template.map((text) => {
      const event: unknown = JSON.parse(text);
      return JSON.stringify(event, replaced, 2);
    }),
  };
};

/** `Stripe-Signature`, as Stripe writes it. */
export const signatureOf = (body: string, secret: string, now: Date): string => {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
};
