import { describe, expect, it } from 'vitest';
import { aSandbox } from './a-sandbox.ts';
import { missingCli, trigger } from './stripe-cli.ts';

const card = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'];
const shop = ['product.created', 'price.created'];
const debit = [
  ...shop,
  'payment_intent.created',
  'charge.pending',
  'payment_intent.processing',
  'checkout.session.completed',
];

describe.skipIf(missingCli !== null)('the scenarios Stripe publishes with its CLI', () => {
  it.each([
    ['payment_intent.succeeded', card],
    ['charge.succeeded', card],
    ['checkout.session.completed', [...shop, ...card, 'checkout.session.completed']],
    [
      'checkout.session.async_payment_succeeded',
      [...debit, 'charge.succeeded', 'payment_intent.succeeded', 'checkout.session.async_payment_succeeded'],
    ],
    [
      'checkout.session.async_payment_failed',
      [...debit, 'charge.failed', 'payment_intent.payment_failed', 'checkout.session.async_payment_failed'],
    ],
  ])('%s', async (event, expected) => {
    const { sandbox, receiver, types, idle } = await aSandbox();
    await expect(trigger(event, sandbox.url)).resolves.toContain('Trigger succeeded!');
    expect(types()).toEqual(expected);
    await idle();
    expect(receiver.heard.map((heard) => heard.type).toSorted()).toEqual(expected.toSorted());
    expect(receiver.doubts).toEqual([]);
  });

  it('is told when the sandbox refuses', async () => {
    const { sandbox, post } = await aSandbox();
    await post('/sandbox/fail', { status: '500', count: '1' });
    await expect(trigger('charge.succeeded', sandbox.url)).rejects.toThrow(/Trigger failed|500|error/i);
  });
});
