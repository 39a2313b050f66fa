import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { aDonation, aSandbox } from './a-sandbox.ts';

describe('what the API takes and gives', () => {
  it('opens a Checkout Session with the shape of Stripe', async () => {
    const { stripe, sandbox } = await aSandbox();
    const session = await stripe.checkout.sessions.create(aDonation);
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 2500,
      currency: 'eur',
      livemode: false,
      metadata: { campaign: 'camp_1', donation: 'don_1', earmark: 'free', locale: 'de' },
      mode: 'payment',
      payment_intent: null,
      payment_method_types: ['card', 'sepa_debit'],
      payment_status: 'unpaid',
      status: 'open',
      submit_type: 'donate',
      ui_mode: 'hosted_page',
      url: `${sandbox.url}/c/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_a1\w{56}$/);
    expect(session.expires_at - session.created).toBe(86_400);
    expect(session.lastResponse.requestId).toMatch(/^req_\w{14}$/);
    expect(session.lastResponse.apiVersion).toBe('2026-10-28.endive');
    expect(session).not.toHaveProperty('line_items');
    expect(sandbox.events()).toEqual([]);
  });

  it('gives line items to who asks for them', async () => {
    const { stripe } = await aSandbox();
    const { id } = await stripe.checkout.sessions.create(aDonation);
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] });
    expect(session.line_items?.data).toMatchObject([
      { description: 'Poliklinik Leipzig', amount_total: 2500, price: { unit_amount: 2500 } },
    ]);
    await expect(stripe.checkout.sessions.listLineItems(id)).resolves.toMatchObject({
      data: [{ amount_total: 2500 }],
    });
  });

  it('expands a charge and its balance transaction', async () => {
    const { stripe } = await aSandbox();
    const paid = await stripe.paymentIntents.create({
      amount: 10_000,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_visa',
      metadata: { donation: 'don_2' },
    });
    const intent = await stripe.paymentIntents.retrieve(paid.id, {
      expand: ['latest_charge.balance_transaction'],
    });
    expect(intent).toMatchObject({
      status: 'succeeded',
      amount_received: 10_000,
      receipt_email: null,
      latest_charge: {
        object: 'charge',
        status: 'succeeded',
        metadata: { donation: 'don_2' },
        payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
        balance_transaction: {
          object: 'balance_transaction',
          amount: 10_000,
          fee: 175,
          net: 9825,
          currency: 'eur',
          exchange_rate: null,
          type: 'charge',
        },
      },
    });
  });

  it('settles other currencies in euros, one to one', async () => {
    const { stripe } = await aSandbox();
    await stripe.paymentIntents.create({
      amount: 2000,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    const { data } = await stripe.balanceTransactions.list();
    expect(data).toMatchObject([{ currency: 'eur', amount: 2000, exchange_rate: 1 }]);
  });

  it('makes money available when the clock says so', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    const one = { amount: 2000, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' };
    await stripe.paymentIntents.create(one);
    await expect(stripe.balanceTransactions.list()).resolves.toMatchObject({ data: [{ status: 'pending' }] });
    turnClockBy(3 * 86_400);
    await expect(stripe.balanceTransactions.list()).resolves.toMatchObject({
      data: [{ status: 'available' }],
    });
  });

  it('refuses a card with a card error that carries the payment', async () => {
    const { stripe, types } = await aSandbox();
    const refused = stripe.paymentIntents.create({
      amount: 2000,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    });
    await expect(refused).rejects.toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      payment_intent: { status: 'requires_payment_method' },
    });
    expect(types()).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);
  });

  it('confirms and cancels, and says why it cannot do so twice', async () => {
    const { stripe, types } = await aSandbox();
    const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
    await stripe.paymentIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
    await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    const other = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
    const canceled = await stripe.paymentIntents.cancel(other.id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    expect(types()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'payment_intent.created',
      'payment_intent.canceled',
    ]);
  });

  it('pages through lists, newest first', async () => {
    const { stripe } = await aSandbox();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1)
      ids.unshift((await stripe.paymentIntents.create({ amount: 500, currency: 'eur' })).id);
    const all = await stripe.paymentIntents.list({ limit: 2 }).autoPagingToArray({ limit: 100 });
    expect(all.map((intent) => intent.id)).toEqual(ids);
    const before = await stripe.paymentIntents.list({ limit: 2, ending_before: ids[4] ?? '' });
    expect(before).toMatchObject({ has_more: true, data: [{ id: ids[2] }, { id: ids[3] }] });
  });

  it('lists events by type, with the version the webhook hears', async () => {
    const { stripe } = await aSandbox();
    const product = await stripe.products.create({ name: 'Seife' });
    await stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: 300 });
    await stripe.customers.create({ email: 'kim@example.org' });
    const { data } = await stripe.events.list({ types: ['price.*', 'customer.created'] });
    expect(data).toMatchObject([
      { type: 'customer.created', api_version: '2026-10-28.endive' },
      { type: 'price.created', data: { object: { product: product.id, unit_amount_decimal: '300' } } },
    ]);
    expect(data[0]?.request?.id).toMatch(/^req_/);
    await expect(stripe.events.retrieve(data[0]?.id ?? '')).resolves.toMatchObject({
      type: 'customer.created',
    });
  });

  it('asks for a test key', async () => {
    const { sandbox } = await aSandbox();
    const nobody = await fetch(`${sandbox.url}/v1/charges`);
    expect(nobody.status).toBe(401);
    await expect(nobody.json()).resolves.toMatchObject({ error: { type: 'invalid_request_error' } });
    const live = await fetch(`${sandbox.url}/v1/charges`, {
      headers: { authorization: 'Bearer sk_live_123456' },
    });
    expect(live.status).toBe(401);
    await expect(live.text()).resolves.not.toContain('123456');
    const basic = { authorization: `Basic ${btoa('sk_test_1:')}` };
    expect((await fetch(`${sandbox.url}/v1/charges`, { headers: basic })).status).toBe(200);
  });

  it('says what it does not know', async () => {
    const { stripe } = await aSandbox();
    await expect(stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
      message: "No such checkout.session: 'cs_test_none'",
    });
    await expect(stripe.refunds.create({ payment_intent: 'pi_1' })).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('fails when it is told to, in the words of Stripe, and then works again', async () => {
    const { stripe, post } = await aSandbox();
    await post('/sandbox/fail', { status: '429', count: '2' });
    await expect(stripe.checkout.sessions.create(aDonation)).rejects.toBeInstanceOf(
      Stripe.errors.StripeRateLimitError,
    );
    await expect(stripe.checkout.sessions.create(aDonation)).rejects.toMatchObject({ code: 'rate_limit' });
    await expect(stripe.checkout.sessions.create(aDonation)).resolves.toMatchObject({ status: 'open' });
    await post('/sandbox/fail', { status: '503', count: '1' });
    await expect(stripe.checkout.sessions.create(aDonation)).rejects.toBeInstanceOf(
      Stripe.errors.StripeAPIError,
    );
  });
});
