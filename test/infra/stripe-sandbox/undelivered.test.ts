import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { aSandbox, apiVersion, secret } from './a-sandbox.ts';
import { byCard } from './paying.ts';

const three = ['payment_intent.succeeded', 'charge.succeeded', 'payment_intent.created'];

describe('events that nobody acknowledged', () => {
  it('are told apart from those somebody did, and from those nobody wants', async () => {
    const { stripe, sandbox, idle } = await aSandbox({
      events: ['charge.*', 'charge.succeeded', 'payment_intent.created'],
    });
    sandbox.delivery.dropNext = 1;
    await byCard(stripe);
    await idle();
    const undelivered = await stripe.events.list({ delivery_success: false });
    expect(undelivered.data).toMatchObject([{ type: 'payment_intent.created', pending_webhooks: 1 }]);
    const delivered = await stripe.events.list({ delivery_success: true });
    expect(delivered.data).toMatchObject([
      { type: 'payment_intent.succeeded', pending_webhooks: 0 },
      { type: 'charge.succeeded', pending_webhooks: 0 },
    ]);
    await expect(stripe.events.list({ delivery_success: false, type: 'charge.*' })).resolves.toMatchObject({
      data: [],
    });
  });

  it('are those still on their way, too, and those that were given up', async () => {
    const { stripe, sandbox, receiver, idle } = await aSandbox({
      webhookUrl: '',
      events: ['charge.succeeded'],
    });
    await byCard(stripe);
    const types = async () =>
      (await stripe.events.list({ delivery_success: false })).data.map(({ type }) => type);
    await expect(types()).resolves.toEqual(['charge.succeeded']);
    receiver.answers.push(...Array.from({ length: 20 }, () => 500));
    sandbox.setWebhook({ url: receiver.url, secret, events: ['charge.succeeded'] });
    await idle();
    await expect(types()).resolves.toEqual(['charge.succeeded']);
    await sandbox.redeliver();
    await expect(types()).resolves.toEqual([]);
  });

  it('can be dropped for good, as many as wanted: nothing arrives, nothing is outstanding', async () => {
    const { stripe, sandbox, receiver, idle, post } = await aSandbox();
    await post('/sandbox/delivery', { dropNext: '4' });
    await byCard(stripe);
    expect(sandbox.outstanding()).toBe(0);
    expect(sandbox.delivery.dropNext).toBe(1);
    await byCard(stripe);
    await idle();
    expect(receiver.heard.map(({ type }) => type).toSorted()).toEqual(three.slice(0, 2).toSorted());
    const lost = await stripe.events.list({ delivery_success: false });
    expect(lost.data.map(({ type }) => type)).toEqual(['payment_intent.created', ...three]);
    await sandbox.redeliver(lost.data.map(({ id }) => id));
    await expect(stripe.events.list({ delivery_success: false })).resolves.toMatchObject({ data: [] });
  });

  it('are listed by time and by several types, page by page', async () => {
    const { stripe, turnClockBy } = await aSandbox();
    await byCard(stripe);
    turnClockBy(10);
    await byCard(stripe);
    const [newest] = (await stripe.events.list({ limit: 1 })).data;
    const later = await stripe.events.list({ created: { gte: newest?.created ?? 0 } });
    expect(later.data.map(({ type }) => type)).toEqual(three);
    const all = await stripe.events
      .list({ types: ['charge.succeeded', 'payment_intent.created'], limit: 3 })
      .autoPagingToArray({ limit: 100 });
    expect(all.map(({ type }) => type)).toEqual([
      'charge.succeeded',
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.created',
    ]);
  });
});

describe('the webhook endpoint', () => {
  it('shows where it is and what it hears, but never its secret', async () => {
    const { stripe, receiver } = await aSandbox({ events: ['charge.succeeded'] });
    const { data } = await stripe.webhookEndpoints.list();
    expect(data).toMatchObject([
      {
        object: 'webhook_endpoint',
        api_version: apiVersion,
        enabled_events: ['charge.succeeded'],
        livemode: false,
        status: 'enabled',
        url: receiver.url,
      },
    ]);
    expect(JSON.stringify(data)).not.toContain(secret);
  });

  it('hears what it is told to hear from then on', async () => {
    const { stripe, receiver, idle } = await aSandbox({ events: ['charge.succeeded'] });
    const [endpoint] = (await stripe.webhookEndpoints.list()).data;
    await stripe.webhookEndpoints.update(endpoint?.id ?? '', {
      enabled_events: ['payment_intent.succeeded'],
      metadata: { by: 'doctor' },
    });
    await byCard(stripe);
    await idle();
    expect(receiver.heard.map(({ type }) => type)).toEqual(['payment_intent.succeeded']);
    await expect(
      stripe.webhookEndpoints.update(endpoint?.id ?? '', { disabled: true }),
    ).resolves.toMatchObject({ status: 'disabled', metadata: { by: 'doctor' } });
    await byCard(stripe);
    await idle();
    expect(receiver.heard).toHaveLength(1);
    await expect(stripe.events.list({ delivery_success: false })).resolves.toMatchObject({ data: [] });
    await expect(stripe.webhookEndpoints.update('we_none', {})).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('the rate limit', () => {
  it('refuses what is too much in one second, and nothing by itself', async () => {
    const { stripe, sandbox, turnClockBy, post } = await aSandbox();
    const ask = () => stripe.charges.list();
    for (let count = 0; count < 30; count += 1) await ask();
    turnClockBy(1);
    await post('/sandbox/limit', { requestsPerSecond: '2' });
    expect(sandbox.limit.requestsPerSecond).toBe(2);
    await ask();
    await ask();
    await expect(ask()).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
    turnClockBy(1);
    await expect(ask()).resolves.toMatchObject({ data: [] });
    await post('/sandbox/limit', { requestsPerSecond: '' });
    expect(sandbox.limit.requestsPerSecond).toBeNull();
  });
});
