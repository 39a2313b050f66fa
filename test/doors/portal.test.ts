import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CheckoutStarted } from '../../shared/routes/checkout.ts';
import type { PortalPurpose } from '../../shared/stripe/portal.ts';
import { aDoor, type Door } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const stripe = async (path: string, changes?: Record<string, string>) =>
  (
    await fetch(`${door.sandbox.url}/v1/${path}`, {
      headers: { authorization: 'Bearer sk_test_local' },
      ...(changes && { method: 'POST', body: new URLSearchParams(changes) }),
    })
  ).json();
const Subscription = z.object({
  id: z.string(),
  customer: z.string(),
  default_payment_method: z.string().nullable(),
});
const Customer = z.object({
  invoice_settings: z.object({ default_payment_method: z.string().nullable() }),
});
const Charges = z.object({
  data: z.array(z.object({ customer: z.string(), payment_method_details: z.object({ type: z.string() }) })),
});

/** A monthly gift by card, begun on Stripe's page. */
const begun = async () => {
  await door.moveClock({ minutes: 11 });
  const { text } = await door.checkout({ amountCents: 25_00, idempotencyKey: door.key(), interval: 'month' });
  const body = new URLSearchParams({ method: 'card', email: 'ada@example.org', name: 'Ada Beispiel' });
  await fetch(CheckoutStarted.parse(JSON.parse(text)).checkoutUrl, {
    method: 'POST',
    redirect: 'manual',
    body,
  });
  const listed = z.object({ data: z.array(Subscription) }).parse(await stripe('subscriptions?limit=1'));
  const [subscription] = listed.data;
  if (!subscription) throw new Error('no subscription has begun');
  return subscription;
};
const open = async ({ id, customer }: z.infer<typeof Subscription>, purpose: PortalPurpose) =>
  door.parts.portal.openPortal({
    customer,
    pledge: id,
    purpose,
    locale: 'de',
    returnUrl: `${door.origin}/c/netzwerk`,
  });

describe('Stripe’s portal', () => {
  it.each(['payment-method', 'manage'] as const)(
    'changes how the next gift is paid, and not only the one after all: %s',
    async (purpose) => {
      const pledge = await begun();
      const tied = pledge.default_payment_method;
      expect(tied).toMatch(/^pm_/);
      for (const _ of [1, 2]) {
        const page = await fetch((await open(pledge, purpose)) ?? '');
        expect(page.status).toBe(200);
        // The subscription asks its customer now, whose means of payment the portal changes.
        expect(
          Subscription.parse(await stripe(`subscriptions/${pledge.id}`)).default_payment_method,
        ).toBeNull();
        expect(
          Customer.parse(await stripe(`customers/${pledge.customer}`)).invoice_settings
            .default_payment_method,
        ).toBe(tied);
      }
    },
  );

  it('stops one gift, and touches nothing before', async () => {
    const pledge = await begun();
    const url = (await open(pledge, 'stop')) ?? '';
    expect(Subscription.parse(await stripe(`subscriptions/${pledge.id}`))).toEqual(pledge);
    const page = await (await fetch(url)).text();
    expect(page).toContain('25,00');
    expect(page).not.toContain('name="iban"');
  });

  it('is not opened for what has ended, nor to stop what ends already', async () => {
    const pledge = await begun();
    await stripe(`subscriptions/${pledge.id}`, { cancel_at_period_end: 'true' });
    expect(await open(pledge, 'stop')).toBeUndefined();
    expect(await open(pledge, 'manage')).toMatch(/^http/);
    await fetch(`${door.sandbox.url}/v1/subscriptions/${pledge.id}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer sk_test_local' },
    });
    for (const purpose of ['stop', 'manage', 'payment-method'] as const) {
      expect(await open(pledge, purpose)).toBeUndefined();
    }
  });

  it.each([
    [429, 'stripe.busy'],
    [500, 'stripe.away'],
  ])('may be away: %d', async (status, code) => {
    const pledge = await begun();
    const fail = async (count: number) =>
      fetch(`${door.sandbox.url}/sandbox/fail`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ status: String(status), count: String(count) }),
      });
    await fail(100);
    await expect(open(pledge, 'payment-method')).rejects.toMatchObject({ status: 503, code });
    await fail(0);
    expect(await open(pledge, 'payment-method')).toMatch(/^http/);
  });

  it('charges the next gift to what has been chosen there, whichever letter led there', async () => {
    const pledges = [];
    for (const purpose of ['payment-method', 'manage'] as const) {
      const pledge = await begun();
      pledges.push(pledge);
      const chosen = await fetch(`${(await open(pledge, purpose)) ?? ''}/method`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ method: 'paypal' }),
      });
      expect(chosen.status).toBe(303);
    }
    await door.moveClock({ days: 31 });
    const charges = Charges.parse(await stripe('charges?limit=100')).data;
    for (const pledge of pledges) {
      const theirs = charges.filter(({ customer }) => customer === pledge.customer);
      expect(theirs.map(({ payment_method_details: { type } }) => type)).toEqual(['paypal', 'card']);
    }
  });
});
