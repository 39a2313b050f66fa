import { describe, expect, it } from 'vitest';
import { aSandbox, daySeconds } from './a-sandbox.ts';
import { byCard, byDebit } from './paying.ts';

const paidGift = async (pay: typeof byCard = byCard, method?: string) => {
  const house = await aSandbox();
  const payment = await pay(house.stripe, 10_000, method);
  const before = house.types().length;
  return {
    ...house,
    payment,
    charge: () => house.stripe.charges.retrieve(payment.latest_charge),
    told: () =>
      house
        .types()
        .slice(before)
        .filter((type) => /refund/.test(type)),
  };
};

describe('a refund', () => {
  it('of a card is done at once, and leaves the balance without giving the fee back', async () => {
    const { stripe, payment, told, charge, sandbox } = await paidGift();
    const refund = await stripe.refunds.create({
      payment_intent: payment.id,
      reason: 'requested_by_customer',
      metadata: { donation: 'don_1' },
      expand: ['balance_transaction'],
    });
    expect(refund).toMatchObject({
      object: 'refund',
      amount: 10_000,
      charge: payment.latest_charge,
      payment_intent: payment.id,
      status: 'succeeded',
      reason: 'requested_by_customer',
      metadata: { donation: 'don_1' },
      destination_details: { type: 'card', card: { type: 'refund' } },
      balance_transaction: {
        amount: -10_000,
        fee: 0,
        net: -10_000,
        type: 'refund',
        reporting_category: 'refund',
        source: refund.id,
      },
    });
    expect(refund.id).toMatch(/^re_3/);
    expect(refund).not.toHaveProperty('pending_reason');
    expect(refund).not.toHaveProperty('failure_reason');
    expect(told()).toEqual(['refund.created', 'charge.refunded']);
    await expect(charge()).resolves.toMatchObject({ amount_refunded: 10_000, refunded: true });
    expect(sandbox.events().at(-1)?.data.object).toMatchObject({
      id: payment.latest_charge,
      amount_refunded: 10_000,
    });
  });

  it('goes in parts up to the amount, and the charge counts them together', async () => {
    const { stripe, payment, charge, sandbox } = await paidGift();
    const part = (amount?: number) =>
      stripe.refunds.create({ charge: payment.latest_charge, ...(amount === undefined ? {} : { amount }) });
    await part(2500);
    await part(1500);
    await expect(part(6001)).rejects.toMatchObject({
      statusCode: 400,
      param: 'amount',
      message: 'Refund amount (€60.01) is greater than unrefunded amount on charge (€60.00)',
    });
    await expect(charge()).resolves.toMatchObject({ amount_refunded: 4000, refunded: false });
    await expect(part()).resolves.toMatchObject({ amount: 6000 });
    await expect(charge()).resolves.toMatchObject({ amount_refunded: 10_000, refunded: true });
    await expect(part(1)).rejects.toMatchObject({
      code: 'charge_already_refunded',
      message: `Charge ${payment.latest_charge} has already been refunded.`,
    });
    const counted = sandbox
      .events()
      .flatMap((event) => (event.type === 'charge.refunded' ? [event.data.object.amount_refunded] : []));
    expect(counted).toEqual([2500, 4000, 10_000]);
  });

  it('of a debit reaches the donor three days later, and the balance at once', async () => {
    const { stripe, payment, told, turnClockBy } = await paidGift(byDebit);
    const refund = await stripe.refunds.create({
      payment_intent: payment.id,
      amount: 4000,
      expand: ['balance_transaction'],
    });
    expect(refund).toMatchObject({
      status: 'pending',
      balance_transaction: { amount: -4000, type: 'payment_refund', fee: 0 },
    });
    expect(refund.id).toMatch(/^pyr_1/);
    expect(told()).toEqual(['refund.created', 'charge.refunded']);
    turnClockBy(3 * daySeconds - 1);
    expect(told()).toHaveLength(2);
    turnClockBy(1);
    expect(told().slice(2)).toEqual(['refund.updated', 'charge.refund.updated']);
    await expect(stripe.refunds.retrieve(refund.id)).resolves.toMatchObject({ status: 'succeeded' });
    const moved = await stripe.balanceTransactions.list({ source: refund.id });
    expect(moved.data).toHaveLength(1);
  });

  it('may wait for its network: nothing has moved, and nothing is counted, until it has', async () => {
    const { stripe, payment, told, charge, turnClockBy } = await paidGift(byCard, 'pm_card_pendingRefund');
    const refund = await stripe.refunds.create({ payment_intent: payment.id });
    expect(refund).toMatchObject({
      status: 'pending',
      pending_reason: 'processing',
      balance_transaction: null,
    });
    await expect(charge()).resolves.toMatchObject({ amount_refunded: 0, refunded: false });
    await expect(stripe.refunds.create({ payment_intent: payment.id })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
    expect(told()).toEqual(['refund.created']);
    turnClockBy(180);
    expect(told().slice(1)).toEqual(['refund.updated', 'charge.refund.updated', 'charge.refunded']);
    const after = await stripe.refunds.retrieve(refund.id);
    expect(after).toMatchObject({ status: 'succeeded', balance_transaction: expect.stringMatching(/^txn_/) });
    expect(after).not.toHaveProperty('pending_reason');
    await expect(charge()).resolves.toMatchObject({ amount_refunded: 10_000, refunded: true });
  });

  it('fails after it succeeded, and the money is back', async () => {
    const { stripe, payment, told, charge, turnClockBy, sandbox } = await paidGift(
      byCard,
      'pm_card_refundFail',
    );
    const refund = await stripe.refunds.create({ payment_intent: payment.id, amount: 3000 });
    expect(refund.status).toBe('succeeded');
    turnClockBy(180);
    expect(told().slice(2)).toEqual(['refund.updated', 'charge.refund.updated', 'refund.failed']);
    expect(sandbox.events().findLast((event) => event.type === 'refund.updated')?.data).toMatchObject({
      object: { status: 'failed' },
      previous_attributes: { status: 'succeeded' },
    });
    await expect(
      stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] }),
    ).resolves.toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
      failure_balance_transaction: { amount: 3000, fee: 0, type: 'refund_failure', source: refund.id },
    });
    await expect(charge()).resolves.toMatchObject({ amount_refunded: 0, refunded: false });
    await expect(stripe.refunds.create({ payment_intent: payment.id })).resolves.toMatchObject({
      amount: 10_000,
    });
  });

  it('is taken back as long as no money has moved, and not later', async () => {
    const { stripe, payment, told, turnClockBy } = await paidGift(byCard, 'pm_card_pendingRefund');
    const { id } = await stripe.refunds.create({ payment_intent: payment.id });
    await expect(stripe.refunds.cancel(id)).resolves.toMatchObject({ status: 'canceled' });
    turnClockBy(daySeconds);
    expect(told()).toEqual(['refund.created', 'refund.updated', 'charge.refund.updated']);
    expect((await stripe.balanceTransactions.list({ source: id })).data).toEqual([]);
    const again = await stripe.refunds.create({ payment_intent: payment.id });
    turnClockBy(180);
    await expect(stripe.refunds.cancel(again.id)).rejects.toMatchObject({
      statusCode: 400,
      message: 'Canceling this refund is unsupported.',
    });
  });

  it('is found by charge, payment and time, and on its charge for who asks', async () => {
    const { stripe, payment, turnClockBy } = await paidGift();
    const other = await byCard(stripe);
    const first = await stripe.refunds.create({ payment_intent: payment.id, amount: 100 });
    turnClockBy(60);
    const second = await stripe.refunds.create({ charge: other.latest_charge, amount: 200 });
    const ids = async (filter: Parameters<typeof stripe.refunds.list>[0]) =>
      (await stripe.refunds.list(filter)).data.map(({ id }) => id);
    await expect(ids({})).resolves.toEqual([second.id, first.id]);
    await expect(ids({ charge: payment.latest_charge })).resolves.toEqual([first.id]);
    await expect(ids({ payment_intent: other.id })).resolves.toEqual([second.id]);
    await expect(ids({ created: { lt: second.created } })).resolves.toEqual([first.id]);
    await expect(ids({ created: second.created })).resolves.toEqual([second.id]);
    const charge = await stripe.charges.retrieve(payment.latest_charge, { expand: ['refunds'] });
    expect(charge.refunds?.data.map(({ id }) => id)).toEqual([first.id]);
    expect(await stripe.charges.retrieve(payment.latest_charge)).not.toHaveProperty('refunds');
  });

  it('takes new metadata, and says what was there before', async () => {
    const { stripe, payment, sandbox } = await paidGift();
    const { id } = await stripe.refunds.create({
      payment_intent: payment.id,
      metadata: { why: 'mistake', who: 'kim' },
    });
    await expect(stripe.refunds.update(id, { metadata: { why: '', note: 'x' } })).resolves.toMatchObject({
      metadata: { who: 'kim', note: 'x' },
    });
    expect(sandbox.events().at(-2)).toMatchObject({
      type: 'refund.updated',
      data: { previous_attributes: { metadata: { why: 'mistake', note: null } } },
    });
  });

  it.each([
    [{}, { statusCode: 400, message: expect.stringContaining('payment_intent or charge') }],
    [{ charge: 'ch_none' }, { statusCode: 404, param: 'id', message: "No such charge: 'ch_none'" }],
    [{ payment_intent: 'pi_none' }, { statusCode: 404 }],
    [{ charge: 'ch_none', foo: 1 }, { code: 'parameter_unknown' }],
    [{ charge: 'ch_none', reason: 'expired_uncaptured_charge' }, { param: 'reason' }],
    [
      { charge: 'ch_none', amount: 0 },
      { code: 'parameter_invalid_integer', param: 'amount' },
    ],
  ])('refuses %j', async (asked, refusal) => {
    const { stripe } = await aSandbox();
    await expect(stripe.refunds.create(asked)).rejects.toMatchObject(refusal);
  });

  it('needs money that arrived', async () => {
    const { stripe } = await aSandbox();
    const unpaid = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
    await expect(stripe.refunds.create({ payment_intent: unpaid.id })).rejects.toMatchObject({
      message: `This PaymentIntent (${unpaid.id}) does not have a successful charge to refund.`,
    });
    const slow = await byDebit(stripe, 1000, 'DE08370400440532013003');
    await expect(stripe.refunds.create({ charge: slow.latest_charge })).rejects.toMatchObject({
      message: expect.stringContaining('does not have a successful charge'),
    });
  });

  it('happens once for one idempotency key', async () => {
    const { stripe, payment } = await paidGift();
    const ask = () =>
      stripe.refunds.create({ payment_intent: payment.id, amount: 100 }, { idempotencyKey: 'refund-1' });
    const [one, other] = [await ask(), await ask()];
    expect(other.id).toBe(one.id);
    expect((await stripe.refunds.list()).data).toHaveLength(1);
  });
});
