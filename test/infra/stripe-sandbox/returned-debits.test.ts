import { describe, expect, it } from 'vitest';
import { aSandbox } from './a-sandbox.ts';
import { byCard, byDebit } from './paying.ts';

const takenBack = [
  'charge.dispute.created',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.closed',
  'charge.updated',
];

describe('a returned debit', () => {
  it('is a dispute that is lost at once', async () => {
    const { stripe, types, post } = await aSandbox();
    const payment = await byDebit(stripe, 4000);
    const before = types().length;
    expect((await post(`/sandbox/payments/${payment.id}/return`, { reason: 'MD06' })).status).toBe(303);
    expect(types().slice(before)).toEqual(takenBack);
    const [dispute] = (await stripe.disputes.list({ charge: payment.latest_charge })).data;
    expect(dispute).toMatchObject({
      amount: 4000,
      status: 'lost',
      reason: 'customer_initiated',
      network_reason_code: 'MD06',
      is_charge_refundable: false,
      payment_method_details: { type: 'sepa_debit' },
      evidence_details: { due_by: null, submission_count: 0 },
      balance_transactions: [{ amount: -4000, fee: 1000, net: -5000, reporting_category: 'dispute' }],
    });
    expect((await post(`/sandbox/payments/${payment.id}/return`, { reason: 'MD06' })).status).toBe(409);
  });

  it('comes by itself for the accounts Stripe sets aside for it', async () => {
    const { stripe, types } = await aSandbox();
    await byDebit(stripe, 4000, 'DE35370400440532013002');
    expect(types().slice(-6)).toEqual(['charge.succeeded', ...takenBack, 'payment_intent.succeeded']);
    expect((await stripe.disputes.list()).data).toMatchObject([
      { status: 'lost', network_reason_code: 'MD01' },
    ]);
  });

  it('takes back a refund that was on its way: nobody is paid twice', async () => {
    const { stripe, post } = await aSandbox();
    const payment = await byDebit(stripe, 4000);
    await stripe.refunds.create({ payment_intent: payment.id, amount: 1500 });
    await post(`/sandbox/payments/${payment.id}/return`, { reason: 'AC04' });
    expect((await stripe.disputes.list()).data).toMatchObject([{ amount: 4000 }]);
    expect((await stripe.refunds.list()).data).toMatchObject([{ status: 'failed' }]);
    const { data } = await stripe.balanceTransactions.list();
    expect(data.reduce((sum, { net }) => sum + net, 0)).toBe(-35 - 1000);
  });

  it.each([
    ['pi_none', 'MD06', 409],
    ['debit', 'XX99', 400],
    ['card', 'MD06', 409],
  ])('is refused for %s with %s', async (which, reason, status) => {
    const { stripe, post } = await aSandbox();
    const id =
      which === 'card' ? (await byCard(stripe)).id : which === 'debit' ? (await byDebit(stripe)).id : which;
    expect((await post(`/sandbox/payments/${id}/return`, { reason })).status).toBe(status);
  });
});
