import { describe, expect, it } from 'vitest';
import { aDonation, aDonor, aSandbox, daySeconds } from './a-sandbox.ts';

const begun = [
  'payment_intent.created',
  'charge.pending',
  'payment_intent.processing',
  'checkout.session.completed',
];
const settled = ['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.async_payment_succeeded'];
const bounced = ['charge.failed', 'payment_intent.payment_failed', 'checkout.session.async_payment_failed'];

const aDebit = async (method: 'sepa_debit' | 'sepa_debit_bounces') => {
  const house = await aSandbox();
  const { id } = await house.stripe.checkout.sessions.create(aDonation);
  const answer = await house.post(`/c/pay/${id}`, { ...aDonor, method });
  expect(answer.status).toBe(303);
  const expand = ['payment_intent.latest_charge.balance_transaction'];
  const page = async () => (await fetch(`${house.sandbox.url}/c/pay/${id}`)).text();
  return { ...house, page, session: () => house.stripe.checkout.sessions.retrieve(id, { expand }) };
};

describe('a SEPA debit', () => {
  it('is not money until its bank has answered, five days later', async () => {
    const { session, types, turnClockBy, stripe, sandbox } = await aDebit('sepa_debit');
    expect(types()).toEqual(begun);
    await expect(session()).resolves.toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'processing',
        amount_received: 0,
        latest_charge: {
          status: 'pending',
          balance_transaction: { amount: 2500, fee: 35, net: 2465, type: 'payment', status: 'pending' },
        },
      },
    });
    turnClockBy(5 * daySeconds - 1);
    expect(types()).toEqual(begun);
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({
      available: [{ amount: 0 }],
      pending: [{ amount: 2465 }],
    });
    turnClockBy(1);
    expect(types()).toEqual([...begun, ...settled]);
    await expect(session()).resolves.toMatchObject({
      payment_status: 'paid',
      payment_intent: {
        status: 'succeeded',
        amount_received: 2500,
        latest_charge: {
          status: 'succeeded',
          balance_transaction: {
            amount: 2500,
            fee: 35,
            net: 2465,
            type: 'payment',
            status: 'available',
            created: sandbox.events()[0]?.created,
          },
        },
      },
    });
    expect((await stripe.balanceTransactions.list()).data).toHaveLength(1);
    turnClockBy(30 * daySeconds);
    expect(types()).toHaveLength(7);
  });

  it('bounces: the session stays unpaid, and its money leaves the balance again, with its fee', async () => {
    const { session, types, turnClockBy, stripe } = await aDebit('sepa_debit_bounces');
    turnClockBy(5 * daySeconds);
    expect(types()).toEqual([...begun, ...bounced]);
    await expect(session()).resolves.toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_payment_method',
        latest_charge: {
          status: 'failed',
          paid: false,
          amount_captured: 0,
          balance_transaction: { net: 2465, type: 'payment' },
        },
        last_payment_error: { code: 'insufficient_funds' },
      },
    });
    const { payment_intent: intent } = await session();
    const charge = typeof intent === 'object' ? intent?.latest_charge : null;
    if (typeof charge !== 'object' || !charge) throw new Error('The payment has no charge.');
    const [back, ...others] = (await stripe.balanceTransactions.list({ source: charge.id })).data;
    expect(others).toHaveLength(1);
    expect(back).toMatchObject({
      id: charge.failure_balance_transaction,
      amount: -2500,
      fee: -35,
      net: -2465,
      type: 'payment_failure_refund',
      reporting_category: 'charge_failure',
    });
    await expect(stripe.balance.retrieve()).resolves.toMatchObject({
      available: [{ amount: 0 }],
      pending: [{ amount: 0 }],
    });
  });

  it('is dated to the day it fell due, however far the clock jumps', async () => {
    const { sandbox, turnClockBy } = await aDebit('sepa_debit');
    const begunAt = sandbox.events()[0]?.created ?? 0;
    turnClockBy(30 * daySeconds);
    expect(
      sandbox
        .events()
        .slice(4, 7)
        .map((event) => event.created - begunAt),
    ).toEqual([5 * daySeconds, 5 * daySeconds, 5 * daySeconds]);
  });

  it('is what the payment page says, when the donor looks again', async () => {
    const { page, turnClockBy } = await aDebit('sepa_debit_bounces');
    await expect(page()).resolves.toContain('Lastschrift unterwegs');
    turnClockBy(5 * daySeconds);
    await expect(page()).resolves.toContain('Lastschrift zurückgegeben');
  });

  it('leaves earlier events as they were when they happened', async () => {
    const { sandbox, turnClockBy } = await aDebit('sepa_debit');
    const before = JSON.stringify(sandbox.events());
    turnClockBy(5 * daySeconds);
    expect(JSON.stringify(sandbox.events().slice(0, 4))).toBe(before);
    const completed = sandbox.events().find((event) => event.type === 'checkout.session.completed');
    expect(completed?.data.object.payment_status).toBe('unpaid');
  });

  it.each([
    ['settle', settled],
    ['bounce', bounced],
  ])('can be made to %s now, once, by the dashboard', async (verb, expected) => {
    const { sandbox, post, types, turnClockBy, stripe } = await aDebit('sepa_debit');
    const [intent] = (await stripe.paymentIntents.list()).data;
    const path = `/sandbox/payments/${intent?.id}/${verb}`;
    expect((await post(path, {})).status).toBe(303);
    expect((await post(path, {})).status).toBe(409);
    turnClockBy(5 * daySeconds);
    expect(types()).toEqual([...begun, ...expected]);
    expect(sandbox.events()[6]?.created).toBe(sandbox.events()[0]?.created);
  });

  it('answers at once to the API for the numbers Stripe sets aside, and after three minutes for the slow ones', async () => {
    const { stripe, types, turnClockBy } = await aSandbox();
    const pay = (iban: string) =>
      stripe.paymentIntents.create({
        amount: 1000,
        currency: 'eur',
        confirm: true,
        payment_method_data: { type: 'sepa_debit', sepa_debit: { iban }, billing_details: aDonor },
      });
    await expect(pay('AT611904300234573201')).resolves.toMatchObject({ status: 'processing' });
    expect(types().slice(-2)).toEqual(['charge.succeeded', 'payment_intent.succeeded']);
    await pay('AT861904300235473202');
    expect(types().slice(-2)).toEqual(['charge.failed', 'payment_intent.payment_failed']);
    await pay('AT321904300235473204');
    expect(types().at(-1)).toBe('payment_intent.processing');
    turnClockBy(180);
    expect(types().at(-1)).toBe('payment_intent.succeeded');
    await expect(pay('AT321904300235473205')).rejects.toMatchObject({ code: 'invalid_bank_account_iban' });
  });
});
