import { describe, expect, it } from 'vitest';
import { openStripeDesk } from '../../shared/stripe/checkout.ts';
import { minutes } from '../house/a-treasury.ts';
import { aDesk } from './a-desk.ts';
import { aDeskWithStripe } from './a-desk-with-stripe.ts';
import { kim, refundsAtStripe, refundsOf, refundTasks, told, wanted } from './reading-refunds.ts';

describe('a refund Stripe did not take', () => {
  it('stays on the list while Stripe is away, and goes out when it is asked again', async () => {
    const { house, desk } = await aDeskWithStripe({
      refund: async () => {
        throw Object.assign(new Error('away'), { type: 'StripeConnectionError' });
      },
    });
    const { id } = await house.card('told', 80_00);
    const order = await desk.as(...kim).post(`/v1/treasury/gifts/${id}/refunds`, wanted);
    expect([order.status, order.body.state]).toEqual([201, 'ordered']);
    expect(await refundTasks(desk)).toEqual([]);
    await house.later(minutes(3));
    expect(await refundTasks(desk)).toMatchObject([{ matter: 'refund-not-taken', order: `${id}.refund-1` }]);

    const again = await aDesk(undefined, {
      place: house,
      now: house.now,
      stripe: openStripeDesk(async () => house.stripe),
    });
    const path = `/v1/treasury/refund-orders/${id}.refund-1`;
    expect((await again.as(...kim).post(`${path}/reject`, {})).body.error.code).toBe('refund.perhaps-taken');
    expect((await told(house, async () => again.as(...kim).post(`${path}/retry`, {}))).status).toBe(200);
    expect(await refundsAtStripe(house, id)).toHaveLength(1);
    expect(await refundTasks(again)).toEqual([]);
    expect(await refundsOf(again, id)).toMatchObject({ leftCents: 50_00, orders: [{ state: 'taken' }] });
  });

  it('is found again at Stripe when only its answer was lost, also after all of the gift has gone back', async () => {
    const { house, desk } = await aDeskWithStripe();
    const { id } = await house.card('told', 30_00);
    const real = openStripeDesk(async () => house.stripe);
    const deaf = await aDesk(undefined, {
      place: house,
      now: house.now,
      stripe: {
        refund: async (order) => {
          await real.refund(order);
          throw new Error('the line broke');
        },
      },
    });
    await told(house, async () => deaf.as(...kim).post(`/v1/treasury/gifts/${id}/refunds`, wanted));
    expect(await refundsOf(desk, id)).toMatchObject({ leftCents: 0, orders: [{ state: 'ordered' }] });
    // A day and more: Stripe has forgotten the idempotency key.
    await house.later(minutes(30 * 60));
    await told(house, async () =>
      desk.as(...kim).post(`/v1/treasury/refund-orders/${id}.refund-1/retry`, {}),
    );
    expect(await refundsAtStripe(house, id)).toHaveLength(1);
    expect(await refundsOf(desk, id)).toMatchObject({ leftCents: 0, orders: [{ state: 'taken' }] });
    expect(await house.wrongTotals()).toEqual([]);
  });

  it('says why, and can be given up', async () => {
    const { house, desk } = await aDeskWithStripe();
    const { id } = await house.card('told', 80_00);
    await house.refund('lost', id);
    const path = `/v1/treasury/gifts/${id}/refunds`;
    await told(house, async () => desk.as(...kim).post(path, wanted));
    const [order] = (await refundsOf(desk, id)).orders;
    expect(order).toMatchObject({ state: 'refused', refusedBecause: 'charge_already_refunded' });
    expect(await refundTasks(desk)).toMatchObject([{ matter: 'refund-not-taken', order: order.order }]);
    expect((await refundTasks(desk))[0]?.says).toContain('charge_already_refunded');
    expect((await desk.as(...kim).post(`/v1/treasury/refund-orders/${order.order}/reject`, {})).status).toBe(
      200,
    );
    expect(await refundTasks(desk)).toEqual([]);
  });

  it('is asked for under a new name after a no, and only if it is still there', async () => {
    const names: string[] = [];
    const { house, desk } = await aDeskWithStripe({
      refund: async ({ order, attempt }) => {
        names.push(`${order}-${attempt}`);
        return { refused: 'insufficient_funds' };
      },
    });
    const { id } = await house.card('told', 80_00);
    await desk.as(...kim).post(`/v1/treasury/gifts/${id}/refunds`, wanted);
    await desk.as(...kim).post(`/v1/treasury/refund-orders/${id}.refund-1/retry`, {});
    expect(names).toEqual([`${id}.refund-1-1`, `${id}.refund-1-2`]);
    await house.refund('told', id, 60_00);
    const late = await desk.as(...kim).post(`/v1/treasury/refund-orders/${id}.refund-1/retry`, {});
    expect(late.body.error.code).toBe('refund.too-much');
  });

  it('is not made in another currency than ours', async () => {
    const { house, desk } = await aDeskWithStripe();
    const { id } = await house.card('told', 80_00);
    const payment = await house.stripe.paymentIntents.retrieve(id);
    const abroad = openStripeDesk(async () => {
      const { stripe } = house;
      return Object.assign(Object.create(stripe), {
        refunds: stripe.refunds,
        paymentIntents: { retrieve: async () => ({ ...payment, currency: 'usd' }) },
      });
    });
    const there = await aDesk(undefined, { place: house, now: house.now, stripe: abroad });
    await there.as(...kim).post(`/v1/treasury/gifts/${id}/refunds`, wanted);
    expect((await refundsOf(desk, id)).orders).toMatchObject([
      { state: 'refused', refusedBecause: 'other_currency' },
    ]);
    expect(await refundsAtStripe(house, id)).toEqual([]);
  });
});
