import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { aDonation, aDonor, aSandbox, daySeconds } from './a-sandbox.ts';
import { byCard, byDebit } from './paying.ts';

const hour = 3600;
const netOf = (transactions: readonly Stripe.BalanceTransaction[]): number =>
  transactions.reduce((sum, { net }) => sum + net, 0);

/** The sandbox's clock starts at ten in the morning: the next payout is nineteen hours away. */
const untilNextPayout = 19 * hour;

const partsOf = async (stripe: Stripe, payout: string) =>
  stripe.balanceTransactions.list({ payout, limit: 100 }).autoPagingToArray({ limit: 1000 });

describe('the daily payout', () => {
  it('takes along what became available, and lists it to the cent', async () => {
    const { stripe, turnClockBy, payoutTypes, sandbox } = await aSandbox();
    const debit = await byDebit(stripe, 4000);
    const refund = await stripe.refunds.create({ payment_intent: debit.id, amount: 1000 });
    await byCard(stripe);
    turnClockBy(untilNextPayout);
    expect(payoutTypes()).toEqual(['balance.available', 'payout.created']);
    const [payout] = (await stripe.payouts.list()).data;
    expect(payout).toMatchObject({
      object: 'payout',
      amount: 4000 - 35 - 1000,
      automatic: true,
      currency: 'eur',
      method: 'standard',
      status: 'pending',
      reconciliation_status: 'in_progress',
      type: 'bank_account',
    });
    expect(new Date((payout?.arrival_date ?? 0) * 1000).toISOString()).toBe('2026-11-23T00:00:00.000Z');
    const parts = await partsOf(stripe, payout?.id ?? '');
    expect(parts.map(({ type, net }) => [type, net])).toEqual([
      ['payout', -2965],
      ['payment_refund', -1000],
      ['payment', 3965],
    ]);
    expect(parts.map(({ source }) => source)).toEqual([payout?.id, refund.id, debit.latest_charge]);
    expect(netOf(parts)).toBe(0);

    turnClockBy(hour);
    expect(payoutTypes().slice(2)).toEqual(['payout.updated', 'payout.reconciliation_completed']);
    expect(sandbox.events().at(-1)?.data.object).toMatchObject({
      status: 'in_transit',
      reconciliation_status: 'completed',
    });
    turnClockBy(2 * daySeconds - hour);
    expect(payoutTypes().slice(4)).toEqual(['payout.updated', 'payout.paid']);
    await expect(stripe.payouts.retrieve(payout?.id ?? '')).resolves.toMatchObject({ status: 'paid' });
  });

  it('waits until more has come than has gone', async () => {
    const { stripe, turnClockBy, payoutTypes } = await aSandbox();
    const first = await byDebit(stripe, 1000);
    turnClockBy(untilNextPayout);
    await stripe.refunds.create({ payment_intent: first.id });
    await byDebit(stripe, 900);
    turnClockBy(daySeconds);
    expect(payoutTypes().filter((type) => type === 'payout.created')).toHaveLength(1);
    await byDebit(stripe, 500);
    turnClockBy(daySeconds);
    const [payout] = (await stripe.payouts.list()).data;
    expect(payout?.amount).toBe(900 - 35 + 500 - 35 - 1000);
    expect(await partsOf(stripe, payout?.id ?? '')).toHaveLength(4);
  });

  it('is dated to its hour, however far the clock jumps, and waits for cards', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    await byCard(stripe);
    await byDebit(stripe);
    turnClockBy(20 * daySeconds);
    const { data } = await stripe.payouts.list();
    const days = data.map((payout) => [new Date(payout.created * 1000).toISOString(), payout.amount]);
    expect(days).toEqual([
      ['2026-11-24T05:00:00.000Z', 10_000 - 175],
      ['2026-11-21T05:00:00.000Z', 10_000 - 35],
    ]);
  });

  it('leaves a debit on its way alone, and one that bounces early with what it takes back', async () => {
    const { stripe, turnClockBy, post } = await aSandbox();
    for (const _ of [1, 2]) {
      const { id } = await stripe.checkout.sessions.create(aDonation);
      await post(`/c/pay/${id}`, { ...aDonor, method: 'sepa_debit' });
    }
    await byDebit(stripe, 1000);
    const [bouncing] = (await stripe.paymentIntents.list({ limit: 2 })).data.slice(1);
    await post(`/sandbox/payments/${bouncing?.id}/bounce`, {});
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({
      available: [{ amount: 965 }],
      pending: [{ amount: 2465 }],
    });
    turnClockBy(5 * daySeconds - 1);
    expect((await stripe.payouts.list()).data.map(({ amount }) => amount)).toEqual([965]);
    turnClockBy(daySeconds);
    const [payout] = (await stripe.payouts.list()).data;
    const parts = await partsOf(stripe, payout?.id ?? '');
    expect(parts.map(({ type, net }) => `${type} ${net}`).toSorted()).toEqual([
      'payment 2465',
      'payment 2465',
      'payment_failure_refund -2465',
      'payout -2465',
    ]);
  });

  it('waits for a debit whose test clock stands still', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    const { id: clock } = await stripe.testHelpers.testClocks.create({
      frozen_time: Date.UTC(2026, 10, 20, 10) / 1000,
    });
    const { id: customer } = await stripe.customers.create({ name: 'Kim Muster', test_clock: clock });
    await stripe.paymentIntents.create({
      amount: 4000,
      currency: 'eur',
      confirm: true,
      customer,
      payment_method_data: {
        type: 'sepa_debit',
        sepa_debit: { iban: 'DE08370400440532013003' },
        billing_details: aDonor,
      },
    });
    turnClockBy(10 * daySeconds);
    expect((await stripe.payouts.list()).data).toEqual([]);
    expect((await stripe.balanceTransactions.list()).data).toMatchObject([{ net: 3965, status: 'pending' }]);
    await stripe.testHelpers.testClocks.advance(clock, {
      frozen_time: Date.UTC(2026, 10, 20, 11) / 1000,
    });
    turnClockBy(daySeconds);
    expect((await stripe.payouts.list()).data).toMatchObject([{ amount: 3965 }]);
  });

  it('that fails brings the money back, and the next one takes it along', async () => {
    const { stripe, turnClockBy, post, payoutTypes } = await aSandbox();
    await byDebit(stripe);
    turnClockBy(untilNextPayout);
    const [first] = (await stripe.payouts.list()).data;
    expect((await post(`/sandbox/payouts/${first?.id}/fail`, {})).status).toBe(303);
    expect((await post(`/sandbox/payouts/${first?.id}/fail`, {})).status).toBe(409);
    expect(payoutTypes().at(-1)).toBe('payout.failed');
    await expect(
      stripe.payouts.retrieve(first?.id ?? '', { expand: ['failure_balance_transaction'] }),
    ).resolves.toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
      failure_balance_transaction: { amount: 9965, type: 'payout_failure', source: first?.id },
    });
    turnClockBy(daySeconds);
    const [second] = (await stripe.payouts.list()).data;
    expect(second?.amount).toBe(9965);
    expect((await partsOf(stripe, second?.id ?? '')).map(({ type }) => type)).toEqual([
      'payout',
      'payout_failure',
    ]);
    turnClockBy(5 * daySeconds);
    await expect(stripe.payouts.retrieve(first?.id ?? '')).resolves.toMatchObject({ status: 'failed' });
  });
});

describe('a payout by hand', () => {
  it('takes what is there, and Stripe does not say what is in it', async () => {
    const { stripe, payoutTypes } = await aSandbox();
    await byDebit(stripe);
    const payout = await stripe.payouts.create({ amount: 5000, currency: 'eur', metadata: { a: '1' } });
    expect(payout).toMatchObject({
      automatic: false,
      amount: 5000,
      reconciliation_status: 'not_applicable',
      metadata: { a: '1' },
    });
    expect(payoutTypes().at(-1)).toBe('payout.created');
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({ available: [{ amount: 4965 }] });
    await expect(stripe.balanceTransactions.list({ payout: payout.id })).rejects.toMatchObject({
      message: 'Balance transaction history can only be filtered on automatic transfers, not manual.',
    });
    await expect(stripe.payouts.create({ amount: 4966, currency: 'eur' })).rejects.toMatchObject({
      statusCode: 400,
      code: 'balance_insufficient',
    });
  });

  it('is found by time, arrival and status', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    await byDebit(stripe);
    const first = await stripe.payouts.create({ amount: 100, currency: 'eur' });
    turnClockBy(daySeconds);
    const ids = async (filter: Stripe.PayoutListParams) =>
      (await stripe.payouts.list(filter)).data.map(({ id }) => id);
    const [automatic] = await ids({ created: { gt: first.created } });
    await expect(ids({ status: 'in_transit' })).resolves.toEqual([automatic, first.id]);
    await expect(ids({ arrival_date: first.arrival_date })).resolves.toEqual([first.id]);
    await expect(ids({ arrival_date: { gt: first.arrival_date } })).resolves.toEqual([automatic]);
    await expect(ids({ status: 'paid' })).resolves.toEqual([]);
    await expect(stripe.payouts.retrieve('po_none')).rejects.toMatchObject({ statusCode: 404 });
  });
});
