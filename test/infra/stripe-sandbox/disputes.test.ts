import { describe, expect, it } from 'vitest';
import { aSandbox, daySeconds } from './a-sandbox.ts';
import { byCard } from './paying.ts';

const withdrawn = ['charge.dispute.created', 'charge.dispute.funds_withdrawn'];
const answered = ['charge.dispute.updated', 'charge.updated'];
const ended = ['charge.dispute.closed', 'charge.updated'];

const aDispute = async (method = 'pm_card_createDispute') => {
  const house = await aSandbox();
  const payment = await byCard(house.stripe, 10_000, method);
  const [dispute] = (await house.stripe.disputes.list({ payment_intent: payment.id })).data;
  if (!dispute) throw new Error('Nobody disputes.');
  const told = () =>
    house.types().filter((type) => type.startsWith('charge.dispute.') || type === 'charge.updated');
  return {
    ...house,
    payment,
    dispute,
    told,
    now: () => house.stripe.disputes.retrieve(dispute.id),
    netOfAll: async () =>
      (await house.stripe.balanceTransactions.list({ limit: 100 })).data.reduce(
        (sum, one) => sum + one.net,
        0,
      ),
    evidence: (text: string) =>
      house.stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: text } }),
  };
};

describe('a dispute', () => {
  it('takes the money and a fee at once, and says until when to answer', async () => {
    const { stripe, payment, dispute, types } = await aDispute();
    expect(types()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      ...withdrawn,
      'payment_intent.succeeded',
    ]);
    expect(dispute).toMatchObject({
      object: 'dispute',
      amount: 10_000,
      charge: payment.latest_charge,
      payment_intent: payment.id,
      status: 'needs_response',
      reason: 'fraudulent',
      is_charge_refundable: false,
      network_reason_code: '10.4',
      payment_method_details: {
        type: 'card',
        card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      },
      evidence_details: { has_evidence: false, past_due: false, submission_count: 0 },
      balance_transactions: [
        {
          amount: -10_000,
          fee: 2000,
          net: -12_000,
          type: 'adjustment',
          reporting_category: 'dispute',
          source: dispute.id,
          fee_details: [{ amount: 2000, type: 'stripe_fee', description: 'Dispute fee' }],
        },
      ],
    });
    expect(new Date((dispute.evidence_details.due_by ?? 0) * 1000).toISOString()).toBe(
      '2026-11-28T23:59:59.000Z',
    );
    await expect(stripe.charges.retrieve(payment.latest_charge)).resolves.toMatchObject({ disputed: true });
    await expect(stripe.refunds.create({ payment_intent: payment.id })).rejects.toMatchObject({
      code: 'charge_disputed',
      message: `Charge ${payment.latest_charge} has been charged back; cannot issue a refund.`,
    });
  });

  it('that is won brings the money back, and the fee with it', async () => {
    const { stripe, evidence, told, now, netOfAll, payment } = await aDispute();
    await expect(evidence('winning_evidence')).resolves.toMatchObject({
      status: 'under_review',
      evidence: { uncategorized_text: 'winning_evidence' },
      evidence_details: { has_evidence: true, submission_count: 1, submission_method: 'manual' },
    });
    expect(told()).toEqual([...withdrawn, ...answered, 'charge.dispute.funds_reinstated', ...ended]);
    const won = await now();
    expect(won).toMatchObject({ status: 'won', is_charge_refundable: true });
    expect(won.balance_transactions).toMatchObject([
      { net: -12_000 },
      { amount: 10_000, fee: -2000, net: 12_000, type: 'adjustment', reporting_category: 'dispute_reversal' },
    ]);
    expect(await netOfAll()).toBe(10_000 - 175);
    await expect(stripe.refunds.create({ payment_intent: payment.id })).resolves.toMatchObject({
      amount: 10_000,
    });
  });

  it('that is lost leaves the money and the fee where they are', async () => {
    const { evidence, told, now, netOfAll } = await aDispute('pm_card_createDisputeProductNotReceived');
    await evidence('losing_evidence');
    expect(told()).toEqual([...withdrawn, ...answered, ...ended]);
    await expect(now()).resolves.toMatchObject({ status: 'lost', reason: 'product_not_received' });
    expect(await netOfAll()).toBe(-175 - 2000);
  });

  it('is lost when nobody answers in time, at the second', async () => {
    const { told, now, turnClockBy, sandbox, dispute } = await aDispute();
    const dueBy = dispute.evidence_details.due_by ?? 0;
    turnClockBy(dueBy - dispute.created - 1);
    expect(told()).toEqual(withdrawn);
    turnClockBy(30 * daySeconds);
    expect(told()).toEqual([...withdrawn, ...ended]);
    await expect(now()).resolves.toMatchObject({ status: 'lost', evidence_details: { past_due: true } });
    expect(sandbox.events().find((event) => event.type === 'charge.dispute.closed')?.created).toBe(dueBy);
  });

  it('stays under review after plain evidence, and is lost when the time is over', async () => {
    const { evidence, now, turnClockBy } = await aDispute();
    await evidence('The donor wrote to us on 3 May.');
    await expect(now()).resolves.toMatchObject({ status: 'under_review' });
    turnClockBy(10 * daySeconds);
    await expect(now()).resolves.toMatchObject({ status: 'lost', evidence_details: { past_due: false } });
  });

  it('keeps evidence that is only staged to itself', async () => {
    const { stripe, dispute, now } = await aDispute();
    await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'winning_evidence' },
      submit: false,
    });
    await expect(now()).resolves.toMatchObject({
      status: 'needs_response',
      evidence_details: { has_evidence: true, submission_count: 0 },
    });
    await stripe.disputes.update(dispute.id, { submit: true });
    await expect(now()).resolves.toMatchObject({ status: 'won' });
  });

  it('can be given up, once', async () => {
    const { stripe, dispute, told } = await aDispute();
    await expect(stripe.disputes.close(dispute.id)).resolves.toMatchObject({ status: 'lost' });
    expect(told()).toEqual([...withdrawn, ...ended]);
    const refusal = { statusCode: 400, message: 'This dispute is already closed' };
    await expect(stripe.disputes.close(dispute.id)).rejects.toMatchObject(refusal);
    await expect(stripe.disputes.update(dispute.id, { metadata: { a: '1' } })).rejects.toMatchObject(refusal);
    await expect(stripe.disputes.retrieve('du_none')).rejects.toMatchObject({ statusCode: 404 });
  });

  it('takes what is left of a charge that was refunded in part', async () => {
    const { stripe, post } = await aSandbox();
    const payment = await byCard(stripe);
    await stripe.refunds.create({ payment_intent: payment.id, amount: 4000 });
    expect((await post(`/sandbox/payments/${payment.id}/dispute`, {})).status).toBe(303);
    const [dispute] = (await stripe.disputes.list()).data;
    expect(dispute).toMatchObject({ amount: 6000, balance_transactions: [{ net: -8000 }] });
    expect((await post(`/sandbox/payments/${payment.id}/dispute`, {})).status).toBe(409);
    await post(`/sandbox/disputes/${dispute?.id}/win`, {});
    await expect(stripe.disputes.retrieve(dispute?.id ?? '')).resolves.toMatchObject({ status: 'won' });
    expect((await post(`/sandbox/disputes/${dispute?.id}/lose`, {})).status).toBe(409);
  });
});

describe('an inquiry', () => {
  it('moves no money, lets the charge be refunded, and closes by itself', async () => {
    const { stripe, payment, dispute, told, now, turnClockBy } = await aDispute(
      'pm_card_createDisputeInquiry',
    );
    expect(dispute).toMatchObject({
      status: 'warning_needs_response',
      is_charge_refundable: true,
      balance_transactions: [],
      payment_method_details: { card: { case_type: 'inquiry' } },
    });
    await stripe.refunds.create({ payment_intent: payment.id, amount: 100 });
    turnClockBy(9 * daySeconds);
    expect(told()).toEqual(['charge.dispute.created', ...ended]);
    await expect(now()).resolves.toMatchObject({ status: 'warning_closed', balance_transactions: [] });
  });

  it('becomes a dispute when it is escalated, and refunds on their way come back', async () => {
    const { stripe, dispute, told, now, post, payment } = await aDispute('pm_card_createDisputeInquiry');
    await post(`/sandbox/payments/${payment.id}/refund`, { amount: '30', course: 'waits for funds' });
    await stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: 'escalate_inquiry_evidence' },
    });
    expect(told()).toEqual([
      'charge.dispute.created',
      ...answered,
      ...answered,
      'charge.dispute.funds_withdrawn',
    ]);
    await expect(now()).resolves.toMatchObject({
      status: 'needs_response',
      is_charge_refundable: false,
      balance_transactions: [{ amount: -10_000 }],
      payment_method_details: { card: { case_type: 'chargeback' } },
    });
    expect((await stripe.refunds.list()).data).toMatchObject([
      { status: 'failed', failure_reason: 'charge_for_pending_refund_disputed' },
    ]);
  });
});
