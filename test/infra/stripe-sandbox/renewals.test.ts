import { describe, expect, it } from 'vitest';
import { aSandbox, daySeconds } from './a-sandbox.ts';
import { aRecurringGift, idIn } from './a-subscription.ts';

const day = (iso: string): number => Date.parse(iso) / 1000;
const month = 30 * daySeconds;
const renewed = [
  'customer.subscription.updated',
  'invoice.created',
  'invoice.finalized',
  'payment_intent.created',
];
const refused = [
  'charge.failed',
  'payment_intent.payment_failed',
  'invoice.updated',
  'invoice.payment_failed',
];
const paid = ['invoice.updated', 'invoice.paid', 'invoice.payment_succeeded', 'invoice_payment.paid'];

const withClock = async () => {
  const house = await aSandbox();
  const { stripe } = house;
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: day('2026-01-31T12:00:00Z') });
  const customer = await stripe.customers.create({
    email: 'kim@example.org',
    test_clock: clock.id,
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
  });
  const product = await stripe.products.create({ name: 'Spende' });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [
      {
        price_data: {
          currency: 'eur',
          unit_amount: 500,
          product: product.id,
          recurring: { interval: 'month', interval_count: 3 },
        },
      },
    ],
  });
  return { ...house, clock, customer, subscription };
};

describe('renewals', () => {
  it('keep the day of the month they began on, as far as the month has it', async () => {
    const { turnClockBy, invoices, told } = await aRecurringGift('card', undefined, '2027-01-31T09:30:00Z');
    turnClockBy(90 * daySeconds);
    const dates = (await invoices()).map(({ created }) => new Date(created * 1000).toISOString());
    expect(dates.toReversed()).toEqual([
      '2027-01-31T09:30:00.000Z',
      '2027-02-28T09:30:00.000Z',
      '2027-03-31T09:30:00.000Z',
      '2027-04-30T09:30:00.000Z',
    ]);
    // However far the clock jumped, each is told on its day, and by no request.
    expect(told('invoice.paid').map(({ created }) => new Date(created * 1000).toISOString())).toEqual(
      dates.toReversed(),
    );
    expect(told('invoice.paid').at(-1)?.request).toEqual({ id: null, idempotency_key: null });
  });

  it('tell what the period was before', async () => {
    const { turnClockBy, told, session } = await aRecurringGift('card');
    turnClockBy(month);
    const event = told('customer.subscription.updated').at(-1);
    expect(event?.data.previous_attributes).toMatchObject({
      latest_invoice: session.invoice,
      items: { data: [{ current_period_start: day('2026-11-20T10:00:00Z') }] },
    });
    expect(event?.data.object.items.data[0]).toMatchObject({
      current_period_start: day('2026-12-20T10:00:00Z'),
      current_period_end: day('2027-01-20T10:00:00Z'),
    });
    expect(told('invoice.created').at(-1)?.data.object).toMatchObject({
      billing_reason: 'subscription_cycle',
      period_start: day('2026-11-20T10:00:00Z'),
      period_end: day('2026-12-20T10:00:00Z'),
      lines: { data: [{ period: { end: day('2027-01-20T10:00:00Z') } }] },
    });
  });

  it('by debit are open until the bank has answered', async () => {
    const { turnClockBy, invoices, since, told } = await aRecurringGift('sepa_debit');
    turnClockBy(month);
    expect(since().slice(-7)).toEqual([
      ...renewed,
      'charge.pending',
      'payment_intent.processing',
      'invoice.updated',
    ]);
    expect((await invoices())[0]).toMatchObject({ status: 'open', attempt_count: 1 });
    turnClockBy(5 * daySeconds);
    expect((await invoices())[0]).toMatchObject({ status: 'paid', attempt_count: 1 });
    const mandates = told('charge.pending').map(
      ({ data }) => data.object.payment_method_details?.sepa_debit?.mandate,
    );
    expect(mandates).toEqual([mandates[0], mandates[0]]);
  });

  it('that fail are tried again after 3, 5 and 7 days, and then the subscription ends', async () => {
    const { turnClockBy, invoices, since, subscription, told } = await aRecurringGift('card_fails_later');
    turnClockBy(month);
    expect(since()).toEqual([...renewed, ...refused, 'customer.subscription.updated']);
    await expect(subscription()).resolves.toMatchObject({ status: 'past_due' });
    const failedAt = day('2026-12-20T10:00:00Z');
    const [first] = await invoices();
    expect(first).toMatchObject({ attempt_count: 1, next_payment_attempt: failedAt + 3 * daySeconds });

    turnClockBy(8 * daySeconds);
    const [third] = await invoices();
    expect(third).toMatchObject({ attempt_count: 3, next_payment_attempt: failedAt + 15 * daySeconds });

    turnClockBy(7 * daySeconds);
    expect(since().slice(-5)).toEqual([...refused, 'customer.subscription.deleted']);
    await expect(subscription()).resolves.toMatchObject({
      status: 'canceled',
      ended_at: failedAt + 15 * daySeconds,
      cancellation_details: { reason: 'payment_failed' },
    });
    expect((await invoices())[0]).toMatchObject({
      status: 'open',
      attempt_count: 4,
      next_payment_attempt: null,
      auto_advance: false,
    });
    expect(told('invoice.payment_failed').map(({ data }) => data.object.attempt_count)).toEqual([1, 2, 3, 4]);
    const count = since().length;
    turnClockBy(365 * daySeconds);
    expect(since()).toHaveLength(count);
  });

  it.each([
    ['AC04', 'account_closed', 'AC04'],
    ['MD07', 'recipient_deceased', 'MD07'],
    ['insufficient_funds', 'insufficient_funds', null],
  ])('fail once for %s, when the lever is pulled, and recover', async (reason, code, networkCode) => {
    const { turnClockBy, post, id, subscription, told, stripe, since } = await aRecurringGift('sepa_debit');
    turnClockBy(10 * daySeconds);
    expect((await post(`/sandbox/subscriptions/${id}/fail-next`, { reason })).status).toBe(303);
    turnClockBy(25 * daySeconds);
    expect(told('charge.failed').at(-1)?.data.object).toMatchObject({
      failure_code: code,
      outcome: { network_decline_code: networkCode, network_status: 'declined_by_network' },
    });
    const intent = told('payment_intent.payment_failed').at(-1)?.data.object;
    expect(intent?.last_payment_error).toMatchObject({ code, type: 'invalid_request_error' });
    await expect(subscription()).resolves.toMatchObject({ status: 'past_due' });
    const [invoice] = (await stripe.invoices.list({ subscription: id })).data;
    expect(invoice).toMatchObject({ attempt_count: 1, status: 'open' });

    turnClockBy(8 * daySeconds);
    expect(since().slice(-7)).toEqual([
      'charge.succeeded',
      'payment_intent.succeeded',
      ...paid,
      'customer.subscription.updated',
    ]);
    await expect(subscription()).resolves.toMatchObject({ status: 'active' });
    await expect(stripe.invoices.retrieve(invoice?.id ?? '')).resolves.toMatchObject({
      status: 'paid',
      attempt_count: 2,
    });
  });

  it('of a first debit that bounces are given up like any other', async () => {
    const { turnClockBy, subscription, session, told } = await aRecurringGift('sepa_debit_bounces');
    turnClockBy(5 * daySeconds);
    await expect(subscription()).resolves.toMatchObject({ status: 'past_due' });
    expect(told('checkout.session.async_payment_failed')).toHaveLength(1);
    expect(told('invoice.payment_failed')[0]?.data.object.id).toBe(session.invoice);
    turnClockBy((3 + 5 + 5 + 5 + 7 + 5) * daySeconds);
    await expect(subscription()).resolves.toMatchObject({ status: 'canceled' });
  });

  it('go on with another way to pay, and pay what is open when asked to', async () => {
    const { turnClockBy, stripe, session, id, subscription, invoices } =
      await aRecurringGift('card_fails_later');
    turnClockBy(month);
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: idIn(session.customer) });
    await stripe.subscriptions.update(id, { default_payment_method: method.id });
    const [open] = await invoices();
    await expect(stripe.invoices.pay(open?.id ?? '')).resolves.toMatchObject({ status: 'paid' });
    await expect(subscription()).resolves.toMatchObject({ status: 'active' });
    turnClockBy(31 * daySeconds);
    expect((await invoices())[0]).toMatchObject({ status: 'paid', attempt_count: 1 });
  });
});

describe('a test clock', () => {
  it('moves its own customers, and nobody else', async () => {
    const { stripe, clock, subscription, turnClockBy, sandbox } = await withClock();
    expect(subscription).toMatchObject({
      status: 'active',
      created: day('2026-01-31T12:00:00Z'),
      test_clock: clock.id,
    });
    turnClockBy(400 * daySeconds);
    const ours = () => stripe.invoices.list({ subscription: subscription.id });
    expect((await ours()).data).toHaveLength(1);
    const ready = await stripe.testHelpers.testClocks.advance(clock.id, {
      frozen_time: day('2026-07-31T12:00:00Z'),
    });
    expect(ready).toMatchObject({ status: 'ready', frozen_time: day('2026-07-31T12:00:00Z') });
    expect((await ours()).data.map(({ created }) => created)).toEqual([
      day('2026-07-31T12:00:00Z'),
      day('2026-04-30T12:00:00Z'),
      day('2026-01-31T12:00:00Z'),
    ]);
    const types = sandbox.events().map(({ type }) => type);
    expect(types.indexOf('test_helpers.test_clock.advancing')).toBeLessThan(
      types.lastIndexOf('invoice.paid'),
    );
    expect(types.at(-1)).toBe('test_helpers.test_clock.ready');
    await expect(
      stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: day('2026-07-31T12:00:00Z') }),
    ).rejects.toMatchObject({ param: 'frozen_time' });
  });

  it('takes its customers along when it is deleted', async () => {
    const { stripe, clock, customer, subscription } = await withClock();
    await stripe.testHelpers.testClocks.del(clock.id);
    await expect(stripe.customers.retrieve(customer.id)).resolves.toMatchObject({ deleted: true });
    await expect(stripe.subscriptions.retrieve(subscription.id)).resolves.toMatchObject({
      status: 'canceled',
    });
  });
});
