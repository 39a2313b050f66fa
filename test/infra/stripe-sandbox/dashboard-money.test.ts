import { describe, expect, it } from 'vitest';
import { aSandbox, daySeconds } from './a-sandbox.ts';
import { byCard, byDebit } from './paying.ts';

const aDashboard = async () => {
  const house = await aSandbox();
  return { ...house, text: async () => (await fetch(house.sandbox.url)).text() };
};

describe('the dashboard, for money after its payment', () => {
  it('offers what can happen to a payment, and only that', async () => {
    const { stripe, text, post } = await aDashboard();
    const card = await byCard(stripe);
    const debit = await byDebit(stripe);
    const before = await text();
    expect(before).toContain(`/sandbox/payments/${card.id}/refund`);
    expect(before).toContain(`/sandbox/payments/${card.id}/dispute`);
    expect(before).not.toContain(`/sandbox/payments/${card.id}/return`);
    expect(before).toContain(`/sandbox/payments/${debit.id}/return`);
    expect(before).not.toContain(`/sandbox/payments/${debit.id}/dispute`);
    await post(`/sandbox/payments/${debit.id}/return`, { reason: 'AM04' });
    await post(`/sandbox/payments/${card.id}/refund`, { amount: '' });
    const after = await text();
    expect(after).not.toMatch(/payments\/pi_\w+\/(refund|dispute|return)/);
    expect(after).toContain('€100.00 refunded');
    expect(after).toContain('insufficient funds <small>AM04</small>');
  });

  it('refunds in euros and cents, and says no to what is no amount', async () => {
    const { stripe, post } = await aDashboard();
    const payment = await byCard(stripe);
    const refund = async (amount: string) =>
      (await post(`/sandbox/payments/${payment.id}/refund`, { amount })).status;
    await expect(refund('12,50')).resolves.toBe(303);
    await expect(refund('0.5')).resolves.toBe(303);
    await expect(refund('7')).resolves.toBe(303);
    await expect(refund('80.01')).resolves.toBe(409);
    await expect(refund('-1')).resolves.toBe(400);
    await expect(refund('much')).resolves.toBe(400);
    const { data } = await stripe.refunds.list();
    expect(data.map(({ amount }) => amount)).toEqual([700, 50, 1250]);
  });

  it('lets a refund fail, now or later, or wait for funds', async () => {
    const { stripe, post, turnClockBy, text } = await aDashboard();
    const payment = await byDebit(stripe);
    const path = `/sandbox/payments/${payment.id}/refund`;
    await post(path, { amount: '1', course: 'fails later' });
    await post(path, { amount: '2', course: 'waits for funds' });
    await post(path, { amount: '3' });
    const [third, second, first] = (await stripe.refunds.list()).data;
    expect(second).toMatchObject({
      status: 'pending',
      pending_reason: 'insufficient_funds',
      balance_transaction: null,
    });
    expect(await text()).toContain('insufficient_funds');
    expect((await post(`/sandbox/refunds/${third?.id}/fail`, {})).status).toBe(303);
    expect((await post(`/sandbox/refunds/${third?.id}/fail`, {})).status).toBe(409);
    turnClockBy(3 * daySeconds);
    const statusOf = async (id: string | undefined) => (await stripe.refunds.retrieve(id ?? '')).status;
    await expect(statusOf(first?.id)).resolves.toBe('failed');
    await expect(statusOf(second?.id)).resolves.toBe('succeeded');
    await expect(statusOf(third?.id)).resolves.toBe('failed');
    await expect(stripe.charges.retrieve(payment.latest_charge)).resolves.toMatchObject({
      amount_refunded: 200,
    });
  });

  it('shows a dispute with its deadline until it is over', async () => {
    const { stripe, post, text } = await aDashboard();
    const payment = await byCard(stripe);
    await post(`/sandbox/payments/${payment.id}/dispute`, { kind: 'inquiry' });
    const [dispute] = (await stripe.disputes.list()).data;
    expect(await text()).toContain('answer until 2026-11-28 23:59');
    expect((await post(`/sandbox/disputes/${dispute?.id}/escalate`, {})).status).toBe(303);
    expect((await post(`/sandbox/disputes/${dispute?.id}/escalate`, {})).status).toBe(409);
    expect((await post(`/sandbox/disputes/${dispute?.id}/lose`, {})).status).toBe(303);
    const after = await text();
    expect(after).toContain('<span class="badge bad">lost</span>');
    expect(after).not.toContain('answer until');
  });

  it('shows the balance, and pays it out when asked', async () => {
    const { stripe, post, text } = await aDashboard();
    expect((await post('/sandbox/payouts', {})).status).toBe(409);
    await byDebit(stripe, 4035);
    await byCard(stripe);
    expect(await text()).toContain('Available: €40.00. On its way: €98.25.');
    await post('/sandbox/payouts', {});
    expect((await stripe.payouts.list()).data).toMatchObject([{ amount: 4000, automatic: true }]);
    expect(await text()).toMatch(/\/sandbox\/payouts\/po_1\w+\/fail/);
  });
});
