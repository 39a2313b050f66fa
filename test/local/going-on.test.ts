import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aHouse } from '../a-house.ts';

const Named = z.object({ id: z.string() });

describe('a monthly gift by SEPA debit, through all that can happen to it', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(async () => house.close());

  /** The newest object that an event of this type is about. */
  const newest = (type: string): string => {
    const event = house.sandbox?.events().findLast((candidate) => candidate.type === type);
    return Named.parse(event?.data.object).id;
  };
  const promised = async () => (await house.read()).pledged;
  const subjects = async () => (await house.letters()).map(({ subject }) => subject);
  /** Months that anything happened in, with what came in less what went back. */
  const received = async () =>
    (await house.read()).months.map(({ receivedCents }) => receivedCents.donation).filter((sum) => sum !== 0);
  const unassigned = async () => (await house.read('unassigned')).totals;

  it('is promised at once and received when the money is there', async () => {
    await house.give({ amountCents: 25_00, interval: 'month', method: 'sepa_debit', earmark: 'staff' });
    await house.idle();
    expect((await promised()).active).toEqual({ pledges: 1, monthlyCents: 25_00 });
    expect(await received()).toEqual([]);
    await house.moveClock({ days: 6 });
    await house.idle();
    expect(await received()).toEqual([25_00]);
    expect(await house.letters()).toHaveLength(1);
    expect((await house.letters())[0]?.text).toContain('/v1/pledges/link?token=');
  });

  it('is received again in its second month, for the same campaign and purpose', async () => {
    await house.moveClock({ days: 35 });
    await house.idle();
    expect((await received()).reduce((sum, cents) => sum + cents, 0)).toBe(50_00);
    expect(await house.letters()).toHaveLength(2);
    expect(await unassigned()).toMatchObject({ receivedCents: 0, pendingCents: 0, gifts: 0 });
  });

  it('that bounces is told to its giver once, with the reason and a way to go on', async () => {
    const pledge = newest('customer.subscription.created');
    await house.lever(`subscriptions/${pledge}/fail-next`, { reason: 'AM04' });
    await house.moveClock({ days: 32 });
    await house.idle();
    await house.moveClock({ hours: 2 });
    await house.idle();
    const failed = (await house.letters()).slice(2);
    expect(failed).toHaveLength(1);
    expect(failed[0]?.text).toContain('nicht genug Geld');
    expect(failed[0]?.text.match(/\/v1\/pledges\/link\?token=/g)?.length).toBeGreaterThanOrEqual(2);
    expect((await house.read()).totals.receivedCents).toBe(50_00);
    expect((await promised())['pastDue'].pledges + (await promised()).active.pledges).toBe(1);
  });

  it('goes on when the next try succeeds', async () => {
    await house.moveClock({ days: 12 });
    await house.idle();
    expect((await house.read()).totals.receivedCents).toBe(75_00);
    expect((await promised()).active.pledges).toBe(1);
  });

  it('is refunded in part: the month it happens in has less, and its giver is told', async () => {
    const before = (await subjects()).length;
    await house.lever(`payments/${newest('payment_intent.succeeded')}/refund`, { amount: '10' });
    await house.idle();
    const { months, totals } = await house.read();
    expect(totals.receivedCents).toBe(65_00);
    expect(months.reduce((sum, { returnedCents }) => sum + returnedCents, 0)).toBe(-10_00);
    expect((await subjects()).length).toBe(before + 1);
    expect((await house.letters()).at(-1)?.text.replaceAll('\u00a0', ' ')).toContain('10,00 €');
    expect(await unassigned()).toMatchObject({ receivedCents: 0, gifts: 0 });
  });

  it('is taken back by its bank: the money is gone, the promise ends, and its giver hears why', async () => {
    const pledge = newest('customer.subscription.created');
    await house.lever(`payments/${newest('payment_intent.succeeded')}/return`, { reason: 'MD06' });
    await house.idle();
    expect((await house.read()).totals.receivedCents).toBe(50_00);
    // The sweep ends the promise at Stripe within the hour.
    await house.moveClock({ hours: 2 });
    await house.idle();
    expect(newest('customer.subscription.deleted')).toBe(pledge);
    expect(await promised()).toMatchObject({ active: { pledges: 0 }, pastDue: { pledges: 0 } });
    await house.moveClock({ days: 40 });
    await house.idle();
    expect((await house.read()).totals.receivedCents).toBe(50_00);
  });

  it('leaves a gift by card that is disputed and lost with nothing, and says so in its month', async () => {
    await house.give({ amountCents: 30_00, email: 'ben@example.org' });
    await house.idle();
    expect((await house.read()).totals.receivedCents).toBe(80_00);
    await house.lever(`payments/${newest('payment_intent.succeeded')}/dispute`);
    await house.idle();
    expect((await house.read()).totals.receivedCents).toBe(50_00);
    await house.lever(`disputes/${newest('charge.dispute.created')}/lose`);
    await house.idle();
    expect((await house.read()).totals.receivedCents).toBe(50_00);
  });

  it('changes nothing when Stripe tells all of it again, twice and shuffled', async () => {
    const before = await house.read();
    const letters = await house.letters();
    house.sandbox?.setWebhook({
      url: `${house.origin}/v1/webhooks/stripe`,
      secret: 'whsec_test_of_this_house',
      events: ['*'],
    });
    Object.assign(house.sandbox?.delivery ?? {}, { duplicate: true, reorder: true });
    await house.sandbox?.redeliver();
    await house.idle();
    expect({ ...(await house.read()), asOf: before.asOf }).toEqual(before);
    expect(await house.letters()).toHaveLength(letters.length);
    expect(house.pump.failures()).toEqual([]);
    const alarms = house.lines.filter((line) => line.includes('"alarm"'));
    expect(alarms.filter((line) => !line.includes('unknown-event'))).toEqual([]);
  });
});
