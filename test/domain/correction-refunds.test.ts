import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import {
  leftToRefund,
  needsSecond,
  type RefundOrder,
  RefundOrderId,
  refundOrderCount,
  refundOrderGift,
  refundOrderId,
} from '../../shared/domain/refund-order.ts';
import { after, card, refunded, told } from './a-gift.ts';

const kim = { subject: 'kim', name: 'Kim Beispiel' };

const anOrder = (more: Partial<RefundOrder> = {}): RefundOrder => ({
  order: 'pi_1.refund-1',
  gift: 'pi_1',
  campaign: 'netzwerk',
  cents: cents(10_00),
  reason: 'auf Wunsch',
  state: 'ordered',
  orderedBy: kim,
  orderedAt: Instant.parse('2026-11-22T10:00:00.000Z'),
  attempt: 1,
  ...more,
});

describe('what can still be sent back', () => {
  const { gift } = after([told('received', card)]);

  it.each([
    ['nobody ordered anything', [], 40_00],
    ['an order waits for a second person', [anOrder({ state: 'asked' })], 30_00],
    ['an order is on its way to Stripe', [anOrder()], 30_00],
    ['Stripe has taken it and not told of it yet', [anOrder({ state: 'taken', refund: 're_1' })], 30_00],
    ['Stripe has refused it', [anOrder({ state: 'refused' })], 40_00],
    ['somebody gave it up', [anOrder({ state: 'rejected' })], 40_00],
    ['all of it is ordered', [anOrder({ cents: cents(40_00) })], 0],
  ] as const)('if %s', (_, orders, left) => {
    expect(leftToRefund(gift, orders)).toBe(left);
  });

  it('is not counted twice once Stripe has told of it', () => {
    const taken = [anOrder({ state: 'taken', refund: 're_1' })];
    expect(leftToRefund(after([told('received', card), refunded('re_1', 10_00)]).gift, taken)).toBe(30_00);
  });

  it.each([true, false])('is all of it again when the refund failed (money had moved: %s)', (moved) => {
    const failed = refunded('re_1', 10_00, 'failed', { moved });
    const taken = [anOrder({ state: 'taken', refund: 're_1' })];
    expect(leftToRefund(after([told('received', card), failed]).gift, taken)).toBe(40_00);
  });

  it('is nothing of money that is still on its way', () => {
    expect(leftToRefund(after([told('pending', { method: 'sepa_debit' })]).gift, [])).toBe(0);
  });
});

describe('a second person', () => {
  it('is asked above a sum, and not at it', () => {
    expect(needsSecond(100_00, [], 100_00)).toBe(false);
    expect(needsSecond(100_01, [], 100_00)).toBe(true);
  });

  it('is asked once the parts together are above it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_00 }), { minLength: 1, maxLength: 20 }), (parts) => {
        const orders: RefundOrder[] = [];
        for (const part of parts) {
          if (!needsSecond(part, orders, 100_00)) orders.push(anOrder({ cents: cents(part) }));
        }
        expect(orders.reduce((sum, order) => sum + order.cents, 0)).toBeLessThanOrEqual(100_00);
      }),
    );
  });

  it('is not asked again for what one has confirmed, nor for what came to nothing', () => {
    const confirmed = anOrder({ cents: cents(200_00), decidedBy: { subject: 'toni', name: 'Toni' } });
    expect(needsSecond(50_00, [confirmed, anOrder({ state: 'refused', cents: cents(99_00) })], 100_00)).toBe(
      false,
    );
  });
});

it('is named by its gift and its number', () => {
  const name = refundOrderId('pi_3ABc', 12);
  expect(RefundOrderId.parse(name)).toBe('pi_3ABc.refund-12');
  expect([refundOrderGift(name), refundOrderCount(name)]).toEqual(['pi_3ABc', 12]);
});
