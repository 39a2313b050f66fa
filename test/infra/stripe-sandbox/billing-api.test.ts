import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { aDonation, aDonor, aSandbox, daySeconds } from './a-sandbox.ts';
import { aMonthlyGift, aRecurringGift, idIn } from './a-subscription.ts';

const opening = async (changes: Record<string, unknown>) => {
  const { stripe } = await aSandbox();
  return stripe.checkout.sessions.create({ ...aMonthlyGift, ...changes });
};

const recurring = (
  one: Record<string, unknown>,
): Pick<Stripe.Checkout.SessionCreateParams, 'line_items'> => ({
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'eur',
        unit_amount: 1000,
        product_data: { name: 'A' },
        recurring: { interval: 'month', ...one },
      },
    },
  ],
});

describe('a page for a gift that recurs', () => {
  it.each([
    ['payment_intent_data', { payment_intent_data: { metadata: { a: 'b' } } }],
    ['customer_creation', { customer_creation: 'always' }],
    ['subscription_data[foo]', { subscription_data: { foo: 1 } }],
    ['subscription_data[trial_period_days]', { subscription_data: { trial_period_days: 3 } }],
    ['line_items', { line_items: aDonation.line_items }],
    ['line_items', { mode: 'payment', subscription_data: undefined }],
    ['subscription_data', { mode: 'payment' }],
    ['line_items[0][price_data][recurring][interval]', recurring({ interval: 'fortnight' })],
    ['line_items[0][price_data][recurring][interval_count]', recurring({ interval_count: 37 })],
    ['line_items[0][price_data][recurring][foo]', recurring({ foo: 1 })],
  ])('refuses %s (%j)', async (param, changes) => {
    await expect(opening(changes)).rejects.toMatchObject({ statusCode: 400, param });
  });

  it('says what is due today, and how often', async () => {
    const { stripe } = await aSandbox();
    const session = await stripe.checkout.sessions.create({
      ...aMonthlyGift,
      ...recurring({ interval_count: 3 }),
    });
    const text = await (await fetch(session.url ?? '')).text();
    expect(text).toContain('Heute fällig: 10,00\u00a0€');
    expect(text).toContain('alle 3 Monate');
    expect(text).toContain('name="method" value="paypal"');
  });

  it('makes one subscription, however often a card is refused', async () => {
    const { stripe, post, sandbox, turnClockBy } = await aSandbox();
    const { id } = await stripe.checkout.sessions.create(aMonthlyGift);
    const pay = (method: string) => post(`/c/pay/${id}`, { ...aDonor, method });
    expect((await pay('card_declined')).status).toBe(422);
    await expect(stripe.checkout.sessions.retrieve(id)).resolves.toMatchObject({
      status: 'open',
      subscription: null,
      customer: null,
    });
    expect((await pay('card_declined')).status).toBe(422);
    expect((await pay('card')).status).toBe(303);
    const types = sandbox.events().map(({ type }) => type);
    for (const once of ['customer.created', 'customer.subscription.created', 'payment_intent.created'])
      expect(types.filter((type) => type === once)).toHaveLength(1);
    await expect(stripe.subscriptions.list({ status: 'active' })).resolves.toMatchObject({ data: [{}] });

    const other = await stripe.checkout.sessions.create(aMonthlyGift);
    await post(`/c/pay/${other.id}`, { ...aDonor, method: 'card_declined' });
    turnClockBy(daySeconds);
    const { data } = await stripe.subscriptions.list({ status: 'all' });
    expect(data.map(({ status }) => status)).toEqual(['incomplete_expired', 'active']);
  });

  it('takes PayPal for a single gift, too', async () => {
    const { stripe, post } = await aSandbox();
    const { id } = await stripe.checkout.sessions.create({
      ...aDonation,
      allowed_payment_method_types: ['card', 'paypal'],
    });
    expect((await post(`/c/pay/${id}`, { ...aDonor, method: 'paypal' })).status).toBe(303);
    const { data } = await stripe.charges.list();
    expect(data).toMatchObject([
      {
        id: expect.stringMatching(/^py_3/),
        status: 'succeeded',
        payment_method_details: {
          type: 'paypal',
          paypal: { payer_email: aDonor.email, payer_name: aDonor.name },
        },
      },
    ]);
    const card = await stripe.checkout.sessions.create({
      ...aDonation,
      allowed_payment_method_types: ['card'],
    });
    expect((await post(`/c/pay/${card.id}`, { ...aDonor, method: 'paypal' })).status).toBe(422);
  });
});

describe('a subscription, through the API', () => {
  it('takes another amount from the next invoice on', async () => {
    const { stripe, id, subscription, turnClockBy, invoices } = await aRecurringGift('card');
    const [item] = (await subscription()).items.data;
    const change = (prorationBehavior: 'none' | 'create_prorations', interval: 'month' | 'year' = 'month') =>
      stripe.subscriptions.update(id, {
        proration_behavior: prorationBehavior,
        items: [
          {
            id: item?.id ?? '',
            price_data: {
              currency: 'eur',
              product: idIn(item?.price.product),
              unit_amount: 2000,
              recurring: { interval },
            },
          },
        ],
      });
    await expect(change('create_prorations')).rejects.toMatchObject({ param: 'proration_behavior' });
    await expect(change('none', 'year')).rejects.toMatchObject({ statusCode: 400 });
    const changed = await change('none');
    expect(changed.items.data).toMatchObject([
      { id: item?.id, price: { unit_amount: 2000 }, current_period_end: item?.current_period_end },
    ]);
    turnClockBy(30 * daySeconds);
    expect((await invoices()).map(({ total }) => total)).toEqual([2000, 1000]);
  });

  it('tells of changed metadata key by key', async () => {
    const { stripe, id, told } = await aRecurringGift('card');
    const changed = await stripe.subscriptions.update(id, {
      metadata: { campaign: 'camp_2', pledge: '', new: '1' },
    });
    expect(changed.metadata).toEqual({ campaign: 'camp_2', new: '1' });
    expect(told('customer.subscription.updated').at(-1)?.data.previous_attributes).toEqual({
      metadata: { campaign: 'camp_1', pledge: 'plg_1', new: null },
    });
  });

  it.each([
    ['keep_as_draft', 'draft', 'invoice.created'],
    ['void', 'void', 'invoice.voided'],
    ['mark_uncollectible', 'uncollectible', 'invoice.marked_uncollectible'],
  ] as const)('collects nothing while collection is paused: %s', async (behavior, status, last) => {
    const { stripe, id, turnClockBy, invoices, since, subscription } = await aRecurringGift('card');
    const resumesAt = Date.UTC(2027, 0, 1) / 1000;
    await stripe.subscriptions.update(id, { pause_collection: { behavior, resumes_at: resumesAt } });
    turnClockBy(30 * daySeconds);
    expect((await invoices())[0]).toMatchObject({ status });
    expect(since().at(-1)).toBe(last);
    turnClockBy(31 * daySeconds);
    await expect(subscription()).resolves.toMatchObject({ status: 'active', pause_collection: null });
    expect((await invoices())[0]).toMatchObject({ status: 'paid' });
  });

  it('is listed by customer and status, and can be ended once', async () => {
    const { stripe, id, session, turnClockBy, invoices } = await aRecurringGift('card');
    const customer = idIn(session.customer);
    await expect(stripe.subscriptions.list({ customer })).resolves.toMatchObject({ data: [{ id }] });
    const details = { comment: 'zu teuer', feedback: 'too_expensive' as const };
    await expect(stripe.subscriptions.cancel(id, { cancellation_details: details })).resolves.toMatchObject({
      status: 'canceled',
      cancellation_details: { ...details, reason: 'cancellation_requested' },
    });
    await expect(stripe.subscriptions.cancel(id)).rejects.toMatchObject({ code: 'resource_missing' });
    await expect(stripe.subscriptions.update(id, { description: 'x' })).rejects.toMatchObject({
      code: 'invalid_canceled_subscription_fields',
    });
    expect((await stripe.subscriptions.list({ customer })).data).toEqual([]);
    await expect(stripe.subscriptions.list({ customer, status: 'ended' })).resolves.toMatchObject({
      data: [{ id }],
    });
    turnClockBy(90 * daySeconds);
    expect(await invoices()).toHaveLength(1);
  });

  it('waits for its first payment, and is told when that came', async () => {
    const { stripe, sandbox } = await aSandbox();
    const customer = await stripe.customers.create({ email: 'kim@example.org' });
    const { id: product } = await stripe.products.create({ name: 'Spende' });
    const price = await stripe.prices.create({
      product,
      currency: 'eur',
      unit_amount: 700,
      recurring: { interval: 'year' },
    });
    const params = { customer: customer.id, items: [{ price: price.id }] };
    await expect(stripe.subscriptions.create(params)).rejects.toMatchObject({ code: 'resource_missing' });
    const begun = await stripe.subscriptions.create({
      ...params,
      payment_behavior: 'default_incomplete',
      expand: ['latest_invoice.confirmation_secret', 'latest_invoice.payments'],
    });
    const invoice = typeof begun.latest_invoice === 'object' ? begun.latest_invoice : null;
    expect(begun.status).toBe('incomplete');
    const intent = idIn(invoice?.payments?.data[0]?.payment.payment_intent);
    expect(invoice?.confirmation_secret?.client_secret).toMatch(new RegExp(`^${intent}_secret_`));
    await stripe.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' });
    await expect(stripe.subscriptions.retrieve(begun.id)).resolves.toMatchObject({ status: 'active' });
    expect(sandbox.events().at(-1)?.type).toBe('customer.subscription.updated');
  });

  it('refuses what it does not know, or does not play', async () => {
    const { stripe, id } = await aRecurringGift('card');
    const unknown = { description: 'x', foo: 1 };
    await expect(stripe.subscriptions.update(id, unknown)).rejects.toMatchObject({
      code: 'parameter_unknown',
    });
    await expect(stripe.subscriptions.update(id, { discounts: [{ coupon: 'x' }] })).rejects.toMatchObject({
      param: 'discounts',
    });
    await expect(stripe.subscriptions.retrieve('sub_none')).rejects.toMatchObject({ statusCode: 404 });
    await expect(
      stripe.subscriptions.update(id, { default_payment_method: 'pm_none' }),
    ).rejects.toMatchObject({ param: 'default_payment_method' });
  });
});
