import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { aSandbox, daySeconds } from './a-sandbox.ts';
import { aRecurringGift, idIn } from './a-subscription.ts';

const back = 'http://127.0.0.1:3000/thanks';

const aPortal = async (
  method = 'card',
  more: Omit<Stripe.BillingPortal.SessionCreateParams, 'customer'> = {},
) => {
  const house = await aRecurringGift(method);
  const open = async () =>
    house.stripe.billingPortal.sessions.create({
      customer: idIn(house.session.customer),
      return_url: back,
      locale: 'de',
      ...more,
    });
  const portal = await open();
  const path = new URL(portal.url).pathname;
  return {
    ...house,
    open,
    portal,
    path,
    show: async () => (await fetch(portal.url)).text(),
    submit: (action: string, form: Record<string, string> = {}) =>
      house.post(`${path}/${action}`, { subscription: house.id, ...form }),
    afterwards: () => house.since().filter((type) => !type.startsWith('billing_portal.')),
  };
};

describe('the customer portal', () => {
  it('shows what is debited, and when, and loads nothing from elsewhere', async () => {
    const { portal, show, told } = await aPortal();
    expect(portal).toMatchObject({ object: 'billing_portal.session', flow: null, return_url: back });
    expect(portal.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/p\/session\/test_\w{25}$/);
    expect(told('billing_portal.session.created')).toHaveLength(1);
    const text = await show();
    expect(text).toContain('10,00\u00a0€');
    expect(text).toContain('jeden Monat');
    expect(text).toContain('Nächste Abbuchung am 20. Dezember 2026');
    expect(text).not.toContain('kim@example.org');
    expect(text).not.toMatch(/(src|action|href)="(https?:)?\/\/(?!127\.0\.0\.1:3000\/thanks")/);
  });

  it('changes the amount from the next debit on', async () => {
    const { submit, subscription, turnClockBy, invoices, afterwards, told } = await aPortal();
    expect((await submit('amount', { amount: '12,50' })).status).toBe(303);
    expect(afterwards()).toEqual(['customer.subscription.updated']);
    const before = told('customer.subscription.updated').at(-1)?.data.previous_attributes;
    expect(before?.items?.data[0]?.price.unit_amount).toBe(1000);
    await expect(subscription()).resolves.toMatchObject({
      items: { data: [{ price: { unit_amount: 1250, recurring: { interval: 'month' } } }] },
    });
    turnClockBy(30 * daySeconds);
    expect((await invoices()).map(({ amount_paid }) => amount_paid)).toEqual([1250, 1000]);
  });

  it.each(['', 'viel', '0.10', '1e3', '-5'])('refuses the amount %j', async (amount) => {
    const { submit, afterwards } = await aPortal();
    const answer = await submit('amount', { amount });
    expect(answer.status).toBe(422);
    await expect(answer.text()).resolves.toContain('Bitte einen Betrag eingeben');
    expect(afterwards()).toEqual([]);
  });

  it('changes how the customer pays, and the next try of a subscription that follows them succeeds', async () => {
    const { submit, turnClockBy, id, session, afterwards, stripe, post } = await aPortal('card_fails_later');
    await stripe.subscriptions.update(id, { default_payment_method: '' });
    await post(`/sandbox/subscriptions/${id}/fail-next`, { reason: 'AM04' });
    const before = afterwards().length;
    expect((await submit('method', { method: 'sepa_debit', iban: 'DE12' })).status).toBe(422);
    expect((await submit('method', { method: 'cash' })).status).toBe(422);
    expect((await submit('method', { method: 'sepa_debit', iban: 'DE89370400440532013000' })).status).toBe(
      303,
    );
    expect(afterwards().slice(before)).toEqual(['payment_method.attached', 'customer.updated']);
    await expect(
      stripe.customers.retrieve(idIn(session.customer), {
        expand: ['invoice_settings.default_payment_method'],
      }),
    ).resolves.toMatchObject({ invoice_settings: { default_payment_method: { type: 'sepa_debit' } } });
    turnClockBy(35 * daySeconds);
    expect(afterwards().at(-1)).toBe('invoice_payment.paid');
  });

  it('leaves a subscription with the way to pay that it has of its own', async () => {
    const { submit, turnClockBy, subscription, stripe, id, post, invoices } = await aPortal();
    const { default_payment_method: tied } = await subscription();
    await post(`/sandbox/subscriptions/${id}/fail-next`, { reason: 'AM04' });
    await submit('method', { method: 'paypal' });
    await expect(subscription()).resolves.toMatchObject({ default_payment_method: tied });
    turnClockBy(30 * daySeconds);
    // Its card is the one that is to fail next, whatever the customer has beside it.
    expect((await invoices()).map(({ status }) => status)).toEqual(['open', 'paid']);
    turnClockBy(30 * daySeconds);
    const [payment] = (await stripe.paymentIntents.list({ limit: 1 })).data;
    expect(payment).toMatchObject({ status: 'succeeded', payment_method: tied });
  });

  it('has settings before anybody opens it', async () => {
    const { stripe } = await aSandbox();
    const { data } = await stripe.billingPortal.configurations.list({ is_default: true, active: true });
    expect(data).toMatchObject([
      { features: { payment_method_update: { enabled: true }, subscription_cancel: { enabled: true } } },
    ]);
    const { id: customer } = await stripe.customers.create({ name: 'Kim Muster' });
    await expect(stripe.billingPortal.sessions.create({ customer })).resolves.toMatchObject({
      configuration: data[0]?.id,
    });
    expect((await stripe.billingPortal.configurations.list()).data).toHaveLength(1);
  });

  it('pauses, and goes on with a debit on the day it is asked to', async () => {
    const { submit, open, post, id, subscription, turnClockBy, afterwards, invoices, show } = await aPortal();
    await submit('pause');
    expect(afterwards()).toEqual(['customer.subscription.updated', 'customer.subscription.paused']);
    await expect(subscription()).resolves.toMatchObject({
      status: 'paused',
      status_details: { paused: { subscription: { type: 'pause_requested' } } },
    });
    await expect(show()).resolves.toContain('Pausiert');
    turnClockBy(100 * daySeconds);
    expect(await invoices()).toHaveLength(1);
    await post(`${new URL((await open()).url).pathname}/resume`, { subscription: id });
    expect(afterwards().slice(2, 5)).toEqual([
      'customer.subscription.updated',
      'customer.subscription.resumed',
      'customer.subscription.updated',
    ]);
    expect(await invoices()).toHaveLength(2);
    const resumed = await subscription();
    expect(resumed.status).toBe('active');
    expect(resumed).not.toHaveProperty('status_details');
  });

  it('stops at the end of the period, unless the donor thinks again', async () => {
    const { submit, subscription, turnClockBy, told, show } = await aPortal();
    await submit('stop');
    await expect(subscription()).resolves.toMatchObject({
      status: 'active',
      cancel_at_period_end: true,
      cancellation_details: { reason: 'cancellation_requested' },
    });
    await expect(show()).resolves.toContain('Endet am 20. Dezember 2026');
    await submit('keep');
    await expect(subscription()).resolves.toMatchObject({ cancel_at_period_end: false, cancel_at: null });
    await submit('stop');
    turnClockBy(60 * daySeconds);
    await expect(subscription()).resolves.toMatchObject({ status: 'canceled' });
    const [ended] = told('customer.subscription.deleted');
    expect(ended?.created).toBe(Date.UTC(2026, 11, 20, 10) / 1000);
    expect(told('invoice.created')).toHaveLength(1);
  });

  it('leads a flow to one thing, and back to where it says', async () => {
    const { portal, stripe, session, id, post } = await aPortal();
    const flow = await stripe.billingPortal.sessions.create({
      customer: portal.customer,
      flow_data: {
        type: 'subscription_cancel',
        subscription_cancel: { subscription: id },
        after_completion: { type: 'redirect', redirect: { return_url: back } },
      },
    });
    const text = await (await fetch(flow.url)).text();
    expect(text).toContain('id="stop-');
    for (const other of ['id="pause-', 'name="amount"', 'name="method"']) expect(text).not.toContain(other);
    const { pathname } = new URL(flow.url);
    await post(`${pathname}/amount`, { subscription: id, amount: '99' });
    await expect(stripe.subscriptions.retrieve(id)).resolves.toMatchObject({
      items: { data: [{ price: { unit_amount: 1000 } }] },
    });
    const answer = await post(`${pathname}/stop`, { subscription: id });
    expect(answer.headers.get('location')).toBe(back);
    await expect(
      stripe.billingPortal.sessions.create({
        customer: idIn(session.customer),
        flow_data: { type: 'subscription_pause', subscription_pause: { subscription: 'sub_none' } },
      }),
    ).rejects.toMatchObject({ param: 'flow_data[subscription_pause][subscription]' });
  });

  it('obeys its configuration', async () => {
    const { stripe, session, id, post } = await aPortal();
    const configuration = await stripe.billingPortal.configurations.create({
      features: { subscription_cancel: { enabled: true, mode: 'immediately' } },
    });
    const { url } = await stripe.billingPortal.sessions.create({
      customer: idIn(session.customer),
      configuration: configuration.id,
    });
    expect(await (await fetch(url)).text()).not.toContain('id="pause-');
    await post(`${new URL(url).pathname}/stop`, { subscription: id });
    await expect((await fetch(url)).text()).resolves.toContain('There is no recurring gift here.');
    await expect(stripe.subscriptions.retrieve(id)).resolves.toMatchObject({ status: 'canceled' });
  });

  it("opens for an hour, and to nobody else's gift", async () => {
    const { portal, turnClockBy, sandbox, submit, stripe, afterwards, post, id } = await aPortal();
    const other = await stripe.customers.create({ email: 'robin@example.org' });
    const { url } = await stripe.billingPortal.sessions.create({ customer: other.id });
    for (const action of ['stop', 'pause', 'amount'])
      await post(`${new URL(url).pathname}/${action}`, { subscription: id, amount: '99' });
    turnClockBy(3601);
    expect((await fetch(portal.url)).status).toBe(410);
    expect((await submit('stop')).status).toBe(410);
    expect((await fetch(`${sandbox.url}/p/session/test_none`)).status).toBe(404);
    expect(afterwards()).toEqual(['customer.created']);
  });
});
