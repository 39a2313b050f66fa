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

const plan = ['product.created', 'plan.created', 'price.created'];
const payer = ['customer.created', 'payment_method.attached'];
const first = ['customer.subscription.created', 'invoice.created', 'invoice.finalized'];
const settled = ['invoice.updated', 'invoice.paid', 'invoice.payment_succeeded'];
const paidInvoice = [...card, ...settled, 'invoice_payment.paid'];
const subscribed = [...payer, ...plan, ...first, ...paidInvoice, 'customer.subscription.updated'];
const trial = ['customer.created', ...plan, ...first, ...settled];
const draft = ['customer.created', 'invoiceitem.created', 'invoice.created'];
const open = [...draft, 'invoice.finalized', 'payment_intent.created'];
const billed = [...payer, 'invoiceitem.created', 'invoice.created', 'invoice.finalized'];
const refused = ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'];
const member = [...payer, 'customer.updated', ...plan, ...first];
const clock = 'test_helpers.test_clock';

describe.skipIf(missingCli !== null)('the scenarios Stripe publishes with its CLI', () => {
  it.each([
    ['payment_intent.succeeded', card],
    ['charge.succeeded', card],
    ['checkout.session.completed', [...shop, ...card, 'checkout.session.completed']],
    ['payment_intent.created', ['payment_intent.created']],
    ['payment_intent.canceled', ['payment_intent.created', 'payment_intent.canceled']],
    ['payment_intent.payment_failed', refused],
    ['payment_intent.processing', ['payment_intent.created', 'charge.pending', 'payment_intent.processing']],
    ['payment_intent.requires_action', ['payment_intent.created', 'payment_intent.requires_action']],
    ['customer.created', ['customer.created']],
    ['customer.updated', ['customer.created', 'customer.updated']],
    ['customer.deleted', ['customer.created', 'customer.deleted']],
    ['payment_method.attached', payer],
    ['payment_method.detached', [...payer, 'payment_method.detached']],
    ['customer.subscription.created', subscribed],
    ['customer.subscription.updated', [...subscribed, 'customer.subscription.updated']],
    ['customer.subscription.deleted', [...subscribed, 'customer.subscription.deleted']],
    [
      'customer.subscription.paused',
      [...trial, 'customer.subscription.updated', 'customer.subscription.paused'],
    ],
    ['customer.subscription.trial_will_end', [...trial, 'customer.subscription.trial_will_end']],
    ['subscription.payment_succeeded', [...member, ...paidInvoice, 'customer.subscription.updated']],
    ['subscription.payment_failed', [...member, ...refused, 'invoice.updated', 'invoice.payment_failed']],
    ['invoice.created', draft],
    ['invoice.updated', [...draft, 'invoice.updated']],
    ['invoice.deleted', [...draft, 'invoice.deleted']],
    ['invoice.finalized', open],
    ['invoice.sent', [...open, 'invoice.sent']],
    ['invoice.voided', [...open, 'payment_intent.canceled', 'invoice.voided']],
    ['invoice.marked_uncollectible', [...open, 'invoice.marked_uncollectible']],
    ['invoice.paid', [...billed, ...paidInvoice]],
    ['invoice.payment_succeeded', [...billed, ...paidInvoice]],
    ['invoice.payment_failed', [...billed, ...refused, 'invoice.updated', 'invoice.payment_failed']],
    [
      'invoice.payment_action_required',
      [
        ...billed,
        'payment_intent.created',
        'payment_intent.requires_action',
        'invoice.payment_action_required',
        'invoice.updated',
        'invoice.payment_failed',
      ],
    ],
    ['invoiceitem.created', ['customer.created', 'invoiceitem.created']],
    ['invoiceitem.deleted', ['customer.created', 'invoiceitem.created', 'invoiceitem.deleted']],
    [`${clock}.created`, [`${clock}.created`]],
    [`${clock}.advancing`, [`${clock}.created`, `${clock}.advancing`, `${clock}.ready`]],
    [`${clock}.ready`, [`${clock}.created`, `${clock}.advancing`, `${clock}.ready`]],
    [`${clock}.deleted`, [`${clock}.created`, `${clock}.deleted`]],
    ['billing_portal.configuration.created', ['billing_portal.configuration.created']],
    [
      'billing_portal.configuration.updated',
      ['billing_portal.configuration.created', 'billing_portal.configuration.updated'],
    ],
    ['billing_portal.session.created', ['customer.created', 'billing_portal.session.created']],
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
