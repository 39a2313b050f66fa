import { describe, expect, it } from 'vitest';
import { minutes } from '../house/a-treasury.ts';
import { aDesk } from './a-desk.ts';
import { aDeskWithStripe } from './a-desk-with-stripe.ts';
import { kim, refundsAtStripe, refundsOf, refundTasks, told, toni, wanted } from './reading-refunds.ts';
import { aGift, book, statusesOf } from './some-corrections.ts';

describe('money sent back by the treasurer', () => {
  it('is one entry: what we asked for and what Stripe tells are the same', async () => {
    const { house, desk, sums } = await aDeskWithStripe();
    const { id } = await house.card('told', 80_00);
    const path = `/v1/treasury/gifts/${id}/refunds`;
    const { status, body } = await told(house, async () => desk.as(...kim).post(path, wanted));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      order: `${id}.refund-1`,
      state: 'ordered',
      cents: 30_00,
      orderedBy: 'treasurer',
    });
    const [refund] = await refundsAtStripe(house, id);
    const back = (await house.entries()).filter(({ account }) => account === 'returned');
    expect(back).toMatchObject([{ entry: `stripe:${refund?.id}`, cents: -30_00, campaign: 'netzwerk' }]);
    expect(await refundsOf(desk, id)).toMatchObject({
      leftCents: 50_00,
      confirmAboveCents: 100_00,
      orders: [{ state: 'taken', refund: refund?.id }],
    });
    expect(await house.reconcile()).toMatchObject({ agrees: true });
    expect(await sums('netzwerk')).toEqual(['2026-11 staff 5000']);
    expect(await house.wrongTotals()).toEqual([]);
    expect(await refundTasks(desk)).toEqual([]);
  });

  it('is sent once, however often the same is asked with one key', async () => {
    const { house, desk } = await aDeskWithStripe();
    const { id } = await house.card('told', 80_00);
    const key = { 'idempotency-key': 'the-form-of-this-evening' };
    const ask = async () => desk.as(...kim).post(`/v1/treasury/gifts/${id}/refunds`, wanted, key);
    const answers = await told(house, async () => [await ask(), await ask(), await ask()]);
    expect(answers.map(({ body }) => body)).toEqual([answers[0]?.body, answers[0]?.body, answers[0]?.body]);
    expect(await refundsAtStripe(house, id)).toHaveLength(1);
  });

  it('is never more than is left, all at once and with what Stripe’s own page sends back', async () => {
    const { house, desk } = await aDeskWithStripe();
    const { id } = await house.card('told', 80_00);
    const path = `/v1/treasury/gifts/${id}/refunds`;
    const answers = await told(house, async () =>
      Promise.all(Array.from({ length: 4 }, async () => desk.as(...kim).post(path, wanted))),
    );
    expect(statusesOf(answers)).toEqual([201, 201, 409, 409]);
    const refused = answers.find(({ status }) => status === 409)?.body.error;
    expect([refused.code, refused.field]).toEqual(['refund.too-much', 'cents']);
    expect(refused.message).toContain('20,00');
    await house.refund('told', id, 20_00);
    expect((await desk.as(...kim).post(path, { ...wanted, cents: 1 })).body.error.code).toBe(
      'refund.too-much',
    );
    expect(await house.wrongTotals()).toEqual([]);
  });

  it.each([
    ['did not come through Stripe', 'manual:kasse-7', 'refund.not-through-stripe'],
    ['is not in the books', 'pi_nowhere', 'gift.unknown'],
  ])('is refused for money that %s', async (_, gift, code) => {
    const desk = await aDesk();
    await book(desk, [aGift({ gift: 'manual:kasse-7', entry: 'manual:kasse-7', line: 'manual:kasse-7' })]);
    expect((await desk.as(...kim).post(`/v1/treasury/gifts/${gift}/refunds`, wanted)).body.error.code).toBe(
      code,
    );
  });
});

describe('a refund above the sum that one person may send', () => {
  const large = { ...wanted, cents: 150_00 };

  const asked = async () => {
    const all = await aDeskWithStripe();
    const { id } = await all.house.card('told', 200_00);
    const { body } = await all.desk.as(...kim).post(`/v1/treasury/gifts/${id}/refunds`, large);
    return { ...all, id, body, path: `/v1/treasury/refund-orders/${body.order}` };
  };

  it('waits for a second person, on the list, and nothing moves', async () => {
    const { house, desk, id, body } = await asked();
    expect(body.state).toBe('asked');
    expect(await refundsAtStripe(house, id)).toEqual([]);
    expect(await refundTasks(desk)).toMatchObject([
      { matter: 'refund-asked', order: body.order, gift: id, cents: 150_00, mayBeDone: false },
    ]);
    const left = await desk.as(...toni).post(`/v1/treasury/gifts/${id}/refunds`, { ...wanted, cents: 60_00 });
    expect(left.body.error.code).toBe('refund.too-much');
  });

  it('is not confirmed by whoever ordered it', async () => {
    const { house, desk, id, path } = await asked();
    const { status, body } = await desk.as(...kim).post(`${path}/confirm`, {});
    expect([status, body.error.code]).toEqual([409, 'refund.same-person']);
    expect(await refundsAtStripe(house, id)).toEqual([]);
  });

  it('goes out when another person confirms it, once', async () => {
    const { house, desk, id, path } = await asked();
    await house.later(minutes(5));
    const both = await told(house, async () =>
      Promise.all([1, 2].map(async () => desk.as(...toni).post(`${path}/confirm`, {}))),
    );
    expect(statusesOf(both)).toEqual([200, 409]);
    expect(await refundsAtStripe(house, id)).toMatchObject([
      { amount: 150_00, metadata: { order: `${id}.refund-1` } },
    ]);
    expect(await refundsOf(desk, id)).toMatchObject({
      leftCents: 50_00,
      orders: [{ state: 'taken', orderedBy: 'treasurer', decidedBy: 'treasurer+reader' }],
    });
    expect(await refundTasks(desk)).toEqual([]);
    const log = await desk.as('auditor').get(`/v1/treasury/audit/2026-11?subject=${id}`);
    expect(log.body.entries.map(({ done }: { done: string }) => done)).toEqual([
      'refund.confirmed',
      'refund.ordered',
    ]);
  });

  it('stays with us when somebody rejects it', async () => {
    const { house, desk, id, path } = await asked();
    expect((await desk.as(...kim).post(`${path}/reject`, {})).body.state).toBe('rejected');
    expect((await desk.as(...toni).post(`${path}/confirm`, {})).body.error.code).toBe('refund.other-state');
    expect(await refundsOf(desk, id)).toMatchObject({ leftCents: 200_00 });
    expect([await refundsAtStripe(house, id), await refundTasks(desk)]).toEqual([[], []]);
  });

  it('is not sent in small parts by one person alone', async () => {
    const { house, desk } = await aDeskWithStripe();
    const { id } = await house.card('told', 200_00);
    const states: string[] = [];
    for (const cents of [60_00, 40_00, 10_00]) {
      const { body } = await desk.as(...kim).post(`/v1/treasury/gifts/${id}/refunds`, { ...wanted, cents });
      states.push(body.state);
    }
    expect(states).toEqual(['ordered', 'ordered', 'asked']);
  });
});
