import { describe, expect, it } from 'vitest';
import { aDonor, daySeconds } from './a-sandbox.ts';
import { aRecurringGift, every, idIn } from './a-subscription.ts';

const begun = [
  'customer.created',
  'customer.subscription.created',
  'invoice.created',
  'invoice.finalized',
  'payment_intent.created',
];
const paid = ['invoice.updated', 'invoice.paid', 'invoice.payment_succeeded', 'invoice_payment.paid'];

describe('a gift that recurs', () => {
  it('begins on the payment page with a card', async () => {
    const { answer, session, types, stripe, id } = await aRecurringGift('card');
    expect(answer.status).toBe(303);
    expect(types()).toEqual([
      ...begun,
      'charge.succeeded',
      'payment_intent.succeeded',
      ...paid,
      'customer.subscription.updated',
      'payment_method.attached',
      'checkout.session.completed',
    ]);
    expect(session).toMatchObject({
      mode: 'subscription',
      status: 'complete',
      payment_status: 'paid',
      payment_intent: null,
      customer: expect.stringMatching(/^cus_/),
      subscription: expect.stringMatching(/^sub_1/),
      invoice: expect.stringMatching(/^in_1/),
      amount_total: 1000,
    });
    const subscription = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice.payments'] });
    expect(subscription).toMatchObject({
      status: 'active',
      metadata: { campaign: 'camp_1', pledge: 'plg_1' },
      items: {
        data: [{ current_period_end: Date.UTC(2026, 11, 20, 10) / 1000, price: { unit_amount: 1000 } }],
      },
      latest_invoice: {
        billing_reason: 'subscription_create',
        status: 'paid',
        amount_paid: 1000,
        attempt_count: 1,
        parent: {
          type: 'subscription_details',
          subscription_details: { subscription: id, metadata: { campaign: 'camp_1', pledge: 'plg_1' } },
        },
        payments: { data: [{ status: 'paid', amount_paid: 1000, payment: { type: 'payment_intent' } }] },
      },
    });
    expect(subscription).not.toHaveProperty('current_period_end');
    for (const gone of ['charge', 'payment_intent', 'subscription'])
      expect(subscription.latest_invoice).not.toHaveProperty(gone);
  });

  it('says nothing of ours on the payment and the charge, and names the customer', async () => {
    const { stripe, session, told } = await aRecurringGift('card');
    const invoice = await stripe.invoices.retrieve(idIn(session.invoice));
    expect(invoice).not.toHaveProperty('payments');
    const { data } = await stripe.invoicePayments.list({ invoice: invoice.id });
    const intent = await stripe.paymentIntents.retrieve(idIn(data[0]?.payment.payment_intent), {
      expand: ['latest_charge'],
    });
    expect(intent.metadata).toEqual({});
    expect(told('charge.succeeded')[0]?.data.object.metadata).toEqual({});
    expect(intent).toMatchObject({
      customer: session.customer,
      description: 'Subscription creation',
      setup_future_usage: 'off_session',
      latest_charge: { customer: session.customer, billing_details: aDonor },
    });
    await expect(
      stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: intent.id } }),
    ).resolves.toMatchObject({ data: [{ invoice: invoice.id }] });
    const [updated] = told('customer.subscription.updated');
    expect(updated?.data.previous_attributes).toEqual({ status: 'incomplete' });
  });

  it('runs at once with a debit, whose money comes five days later', async () => {
    const { session, types, subscription, since, turnClockBy, stripe } = await aRecurringGift('sepa_debit');
    expect(types()).toEqual([
      ...begun,
      'charge.pending',
      'payment_intent.processing',
      'invoice.updated',
      'customer.subscription.updated',
      'payment_method.attached',
      'checkout.session.completed',
    ]);
    expect(session.payment_status).toBe('unpaid');
    await expect(subscription()).resolves.toMatchObject({ status: 'active' });
    await expect(stripe.invoices.retrieve(idIn(session.invoice))).resolves.toMatchObject({
      status: 'open',
      attempted: true,
      attempt_count: 1,
    });
    turnClockBy(5 * daySeconds);
    expect(since()).toEqual([
      'charge.succeeded',
      'payment_intent.succeeded',
      ...paid,
      'checkout.session.async_payment_succeeded',
    ]);
    await expect(stripe.invoices.retrieve(idIn(session.invoice))).resolves.toMatchObject({
      status: 'paid',
      attempt_count: 1,
    });
  });

  it.each([
    ['card', 'month', 3, Date.UTC(2027, 1, 20, 10)],
    ['paypal', 'year', 1, Date.UTC(2027, 10, 20, 10)],
  ] as const)('is debited by %s every %s (%i)', async (method, interval, count, next) => {
    const { subscription, since, turnClockBy } = await aRecurringGift(method, every(interval, count));
    const [item] = (await subscription()).items.data;
    expect(item?.current_period_end).toBe(next / 1000);
    turnClockBy(next / 1000 - Date.UTC(2026, 10, 20, 10) / 1000);
    expect(since()).toEqual([
      'customer.subscription.updated',
      'invoice.created',
      'invoice.finalized',
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      ...paid,
    ]);
  });
});
