import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { aSandbox, daySeconds } from './a-sandbox.ts';
import { byCard, byDebit } from './paying.ts';

describe('balance transactions', () => {
  it('name what moved the money, whole where somebody asks', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    const payment = await byDebit(stripe);
    const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 100 });
    await byCard(stripe, 5000, 'pm_card_createDispute');
    turnClockBy(daySeconds);
    const { data } = await stripe.balanceTransactions.list({ expand: ['data.source'] });
    expect(data.map(({ source }) => (typeof source === 'object' ? source?.object : source))).toEqual([
      'payout',
      'dispute',
      'charge',
      'refund',
      'charge',
    ]);
    const [found] = (await stripe.balanceTransactions.list({ source: refund.id })).data;
    await expect(
      stripe.balanceTransactions.retrieve(found?.id ?? '', { expand: ['source'] }),
    ).resolves.toMatchObject({ source: { id: refund.id, amount: 100 } });
  });

  it('are found by time, type, source and currency, page by page in both directions', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    const ids: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      const payment = await byCard(stripe, 1000 + count);
      const [one] = (await stripe.balanceTransactions.list({ source: payment.latest_charge })).data;
      ids.unshift(one?.id ?? '');
      turnClockBy(60);
    }
    const idsOf = async (filter: Stripe.BalanceTransactionListParams) =>
      (await stripe.balanceTransactions.list(filter)).data.map(({ id }) => id);
    const paged = await stripe.balanceTransactions.list({ limit: 3 }).autoPagingToArray({ limit: 100 });
    expect(paged.map(({ id }) => id)).toEqual(ids);
    await expect(idsOf({ limit: 2, starting_after: ids[1] ?? '' })).resolves.toEqual(ids.slice(2, 4));
    await expect(idsOf({ limit: 2, ending_before: ids[4] ?? '' })).resolves.toEqual(ids.slice(2, 4));
    const third = paged[2]?.created ?? 0;
    await expect(idsOf({ created: { gte: third } })).resolves.toEqual(ids.slice(0, 3));
    await expect(idsOf({ created: { gt: third } })).resolves.toEqual(ids.slice(0, 2));
    await expect(idsOf({ created: { lte: third, gt: third - 61 } })).resolves.toEqual(
      ids.slice(2, 4).slice(0, 2),
    );
    await expect(idsOf({ created: { lt: third } })).resolves.toEqual(ids.slice(3));
    await expect(idsOf({ type: 'refund' })).resolves.toEqual([]);
    await expect(idsOf({ currency: 'usd' })).resolves.toEqual([]);
    await expect(idsOf({ type: 'charge', currency: 'eur' })).resolves.toHaveLength(7);
    for (const limit of [0, 101]) await expect(idsOf({ limit })).rejects.toMatchObject({ param: 'limit' });
  });

  it('of Stripe’s own bills have no source', async () => {
    const { stripe, post, turnClockBy } = await aSandbox();
    expect((await post('/sandbox/fee', { amount: '3,50' })).status).toBe(303);
    const [fee] = (await stripe.balanceTransactions.list({ type: 'stripe_fee' })).data;
    expect(fee).toMatchObject({
      amount: -350,
      fee: 0,
      net: -350,
      type: 'stripe_fee',
      reporting_category: 'fee',
      description: 'Billing usage fee',
      source: null,
    });
    await byCard(stripe);
    await byCard(stripe);
    await byDebit(stripe);
    turnClockBy(60 * daySeconds);
    const [monthly, ...others] = (await stripe.balanceTransactions.list({ type: 'stripe_fee' })).data;
    expect(monthly).toMatchObject({ net: -10, description: 'Radar (2026-11-01 – 2026-11-30)' });
    expect(new Date((monthly?.created ?? 0) * 1000).toISOString()).toBe('2026-12-01T00:00:00.000Z');
    expect(others).toHaveLength(1);
    expect((await post('/sandbox/fee', { amount: 'much' })).status).toBe(400);
  });
});

describe('the balance', () => {
  it('parts what is there from what is on its way', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    await byCard(stripe);
    await byDebit(stripe, 4000);
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({
      object: 'balance',
      available: [{ amount: 3965, currency: 'eur' }],
      pending: [{ amount: 9825, currency: 'eur' }],
    });
    turnClockBy(30 * daySeconds);
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({
      available: [{ amount: -5 }],
      pending: [{ amount: 0 }],
    });
  });

  it('has the money of one test card at once', async () => {
    const { stripe, payoutTypes } = await aSandbox();
    await byCard(stripe, 2000, 'pm_card_bypassPending');
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({ available: [{ amount: 1945 }] });
    expect(payoutTypes()).toEqual(['balance.available']);
  });
});
