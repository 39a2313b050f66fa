import { describe, expect, it } from 'vitest';
import { aSandbox } from './a-sandbox.ts';
import { missingCli, trigger } from './stripe-cli.ts';

const card = ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'];
const refunded = [...card, 'refund.created', 'charge.refunded'];
const inquired = [
  'payment_intent.created',
  'charge.succeeded',
  'charge.dispute.created',
  'payment_intent.succeeded',
];
const available = [...card, 'balance.available'];

/**
 * Every scenario the CLI knows for money after its payment. It has none for `refund.*`, `payout.paid`, `payout.failed`,
 * `charge.updated` and the funds of disputes: those are side effects of these, or have tests of their own.
 */
describe.skipIf(missingCli !== null)(
  'the scenarios Stripe publishes with its CLI for money after payment',
  () => {
    it.each([
      [
        'charge.captured',
        [
          'payment_intent.created',
          'charge.succeeded',
          'payment_intent.amount_capturable_updated',
          'charge.captured',
          'payment_intent.succeeded',
        ],
      ],
      ['charge.failed', ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']],
      ['charge.refunded', refunded],
      ['charge.refund.updated', [...refunded, 'refund.updated', 'charge.refund.updated']],
      ['charge.dispute.created', inquired],
      ['charge.dispute.updated', [...inquired, 'charge.dispute.updated', 'charge.updated']],
      ['charge.dispute.closed', [...inquired, 'charge.dispute.closed', 'charge.updated']],
      ['balance.available', available],
      ['payout.created', [...available, 'payout.created']],
      ['payout.updated', [...available, 'payout.created', 'payout.updated']],
    ])('%s', async (event, expected) => {
      const { sandbox, receiver, idle } = await aSandbox();
      await expect(trigger(event, sandbox.url)).resolves.toContain('Trigger succeeded!');
      expect(sandbox.events().map(({ type }) => type)).toEqual(expected);
      await idle();
      expect(receiver.heard.map(({ type }) => type).toSorted()).toEqual(expected.toSorted());
      expect(receiver.doubts).toEqual([]);
    });
  },
);
