import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse } from '../a-house.ts';
import { missingCli, trigger } from '../infra/stripe-sandbox/stripe-cli.ts';

/** Stripe's own published scenarios, each an honest payment in dollars without any metadata of ours. */
describe.skipIf(missingCli)('what `stripe trigger` causes', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(async () => house.close());

  it.each([
    { scenario: 'payment_intent.succeeded', gifts: 1 },
    { scenario: 'charge.succeeded', gifts: 1 },
    { scenario: 'checkout.session.completed', gifts: 1 },
    { scenario: 'checkout.session.async_payment_succeeded', gifts: 1 },
    { scenario: 'checkout.session.async_payment_failed', gifts: 0 },
  ])('by $scenario is booked under unassigned: $gifts gift', async ({ scenario, gifts }) => {
    const before = (await house.read('unassigned')).totals;
    await trigger(scenario, house.sandbox?.url ?? '');
    await house.idle();
    // The scenario's own debit answers within some minutes.
    await house.moveClock({ minutes: 10 });
    await house.idle();
    const after = (await house.read('unassigned')).totals;
    expect(after.gifts - before.gifts).toBe(gifts);
    expect(after.receivedCents > before.receivedCents).toBe(gifts === 1);
    expect(after.pendingCents).toBe(0);
    expect(house.sandbox?.events().map(({ type }) => type)).toContain(scenario);
  });

  it('reaches no campaign, no letter and no quarantine', async () => {
    expect((await house.read()).totals.gifts).toBe(0);
    expect(await house.letters()).toEqual([]);
    const aside = [];
    for await (const events of house.parts.inbox.quarantined(house.clock.now())) aside.push(...events);
    expect(aside).toEqual([]);
  });
});
