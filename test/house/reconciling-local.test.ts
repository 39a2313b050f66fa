import { describe, expect, it, onTestFinished } from 'vitest';
import { aHouse } from '../a-house.ts';

describe('the reconciliation in the local house', () => {
  it('runs with the rights of the manifest, by hand and each night, and finds what a lost webhook left out', async () => {
    const house = await aHouse();
    onTestFinished(house.close);
    await house.give({ amountCents: 25_00 });
    await house.idle();
    if (house.sandbox) house.sandbox.delivery.dropNext = 50;
    await house.give({ amountCents: 15_00 });
    if (house.sandbox) house.sandbox.delivery.dropNext = 0;
    await house.idle();
    expect((await house.read()).totals.receivedCents).toBe(25_00);
    await house.moveClock({ minutes: 30 });
    await house.schedules.runNow('reconcile');
    expect((await house.read()).totals.receivedCents).toBe(40_00);
    const told = house.lines.join('\n');
    expect(told).toContain('books = Stripe');
    expect(told).not.toMatch(/"alarm":"(?:books-differ|quarantined)"/);
    await house.idle();
    expect(await house.letters()).toHaveLength(2);

    const proofs = house.lines.filter((line) => line.includes('books = Stripe')).length;
    await house.moveClock({ days: 1 });
    await house.idle();
    expect(house.lines.filter((line) => line.includes('books = Stripe'))).toHaveLength(proofs + 1);
  });
});
