import { Stripe } from 'stripe';
import { describe, expect, it, vi } from 'vitest';
import { startStripeSandbox } from '../../../infra/local/stripe-sandbox/sandbox.ts';
import { aSandbox, apiVersion, daySeconds, secret } from './a-sandbox.ts';
import { listening } from './listening.ts';

const paying = { amount: 1000, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' };
const three = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'];
const idsOf = (events: readonly Stripe.Event[]) => events.map(({ id }) => id);

describe('delivery', () => {
  it('brings each event, signed, as Stripe writes it', async () => {
    const { stripe, receiver, idle, sandbox } = await aSandbox();
    await stripe.paymentIntents.create(paying);
    await idle();
    expect(receiver.doubts).toEqual([]);
    expect(idsOf(receiver.heard).toSorted()).toEqual(idsOf(sandbox.events()).toSorted());
    const [body = ''] = receiver.bodies;
    expect(body).toMatch(/^\{\n {2}"id": "evt_1\w{23}",\n {2}"object": "event",\n/);
    expect(receiver.heard[0]).toMatchObject({
      api_version: apiVersion,
      livemode: false,
      pending_webhooks: 1,
      request: { id: expect.stringMatching(/^req_/) },
    });
  });

  it('brings only what is subscribed, and remembers the rest', async () => {
    const { stripe, receiver, idle, types } = await aSandbox({ events: ['charge.succeeded'] });
    await stripe.paymentIntents.create(paying);
    await idle();
    expect(receiver.heard.map(({ type }) => type)).toEqual(['charge.succeeded']);
    expect(types()).toEqual(three);
  });

  it('tries again, ever later, until somebody says yes', async () => {
    const { stripe, receiver, idle, sandbox, pausesMilliseconds } = await aSandbox({
      events: ['charge.succeeded'],
    });
    receiver.answers.push(500, 503, 404, 302, 500, 500, 500, 500);
    await stripe.paymentIntents.create(paying);
    expect(sandbox.outstanding()).toBe(1);
    await idle();
    expect(receiver.heard).toHaveLength(1);
    expect(pausesMilliseconds).toEqual([50, 100, 200, 400, 800, 1600, 2000, 2000]);
  });

  it('gives up after twenty tries, says so, and delivers when asked again', async () => {
    const { stripe, receiver, idle, sandbox } = await aSandbox({ events: ['charge.succeeded'] });
    receiver.answers.push(...Array.from({ length: 20 }, () => 500));
    await stripe.paymentIntents.create(paying);
    await idle();
    expect(receiver.heard).toEqual([]);
    const dashboard = await (await fetch(sandbox.url)).text();
    expect(dashboard).toContain('<span class="badge bad">failed</span> <small>20 tries, 500</small>');
    await sandbox.redeliver();
    expect(receiver.heard).toHaveLength(1);
  });

  it('outlives a receiver that is not there yet', async () => {
    const gate = Promise.withResolvers<void>();
    const { stripe, receiver, idle, sandbox, pausesMilliseconds } = await aSandbox({
      webhookUrl: 'http://127.0.0.1:9/nobody',
      events: ['charge.succeeded'],
      pausing: gate.promise,
    });
    await stripe.paymentIntents.create(paying);
    await vi.waitFor(() => {
      expect(pausesMilliseconds).toEqual([50]);
    }, 15_000);
    sandbox.setWebhook({ url: receiver.url, secret, events: ['charge.succeeded'] });
    gate.resolve();
    await idle();
    expect(receiver.heard).toHaveLength(1);
  });

  it('keeps what happens before there is an address', async () => {
    const { stripe, receiver, idle, sandbox } = await aSandbox({ webhookUrl: '' });
    await stripe.paymentIntents.create(paying);
    expect(sandbox.outstanding()).toBe(3);
    sandbox.setWebhook({ url: receiver.url, secret, events: ['*'] });
    await idle();
    expect(receiver.heard).toHaveLength(3);
  });

  it('delivers everything twice, if so switched', async () => {
    const { stripe, receiver, idle, sandbox } = await aSandbox();
    sandbox.delivery.duplicate = true;
    await stripe.paymentIntents.create(paying);
    await idle();
    const ids = idsOf(sandbox.events());
    expect(idsOf(receiver.heard).toSorted()).toEqual([...ids, ...ids].toSorted());
    // The two copies are the same to the last letter: one event, told twice.
    expect(new Set(receiver.bodies).size).toBe(3);
  });

  it('shuffles, if so switched, and loses nothing', async () => {
    const { stripe, idle, sandbox, pausesMilliseconds } = await aSandbox();
    const sent: string[] = [];
    const url = await listening((request, response) => {
      request.on('data', (chunk: Buffer) => sent.push(/"id": "(evt_\w+)"/.exec(chunk.toString())?.[1] ?? ''));
      request.on('end', () => response.end());
    });
    sandbox.setWebhook({ url, secret, events: ['*'] });
    sandbox.delivery.reorder = true;
    await stripe.paymentIntents.create(paying);
    expect(sandbox.outstanding()).toBe(3);
    await idle();
    const ids = idsOf(sandbox.events());
    expect(sent).not.toEqual(ids);
    expect(sent.toSorted()).toEqual(ids.toSorted());
    expect(pausesMilliseconds).toEqual([120]);
  });

  it('waits for no delivery before it sends the next, and has at most eight on the way', async () => {
    const { stripe, idle, sandbox } = await aSandbox({ webhookUrl: '' });
    let onTheWay = 0;
    let most = 0;
    const answers: (() => void)[] = [];
    const url = await listening((request, response) => {
      request.resume();
      onTheWay += 1;
      most = Math.max(most, onTheWay);
      answers.push(() => {
        onTheWay -= 1;
        response.end();
      });
    });
    for (let count = 0; count < 4; count += 1) await stripe.paymentIntents.create(paying);
    sandbox.setWebhook({ url, secret, events: ['*'] });
    await vi.waitFor(() => {
      expect(onTheWay).toBe(8);
    }, 15_000);
    expect(sandbox.outstanding()).toBe(12);
    const answering = setInterval(() => {
      for (const answer of answers.splice(0)) answer();
    }, 5);
    await idle();
    clearInterval(answering);
    expect(most).toBe(8);
  });

  it('delivers again what is named, with a signature of its own time', async () => {
    const { stripe, receiver, idle, sandbox, turnClockBy } = await aSandbox();
    await stripe.paymentIntents.create(paying);
    await idle();
    const [first] = sandbox.events();
    turnClockBy(3 * daySeconds);
    await sandbox.redeliver([first?.id ?? '']);
    expect(idsOf(receiver.heard)).toHaveLength(4);
    expect(receiver.heard.at(-1)?.id).toBe(first?.id);
    expect(receiver.doubts).toEqual([]);
  });

  it('closes while a delivery is under way', async () => {
    const url = await listening(() => undefined);
    const sandbox = await startStripeSandbox({
      port: 0,
      now: () => new Date(),
      apiVersion,
      webhook: { url, secret, events: ['*'] },
    });
    const stripe = new Stripe('sk_test_x', {
      host: '127.0.0.1',
      port: Number(new URL(sandbox.url).port),
      protocol: 'http',
      telemetry: false,
    });
    await stripe.products.create({ name: 'A' });
    const again = sandbox.redeliver();
    await sandbox.close();
    await again;
    await expect(fetch(sandbox.url)).rejects.toThrow('fetch failed');
  });
});
