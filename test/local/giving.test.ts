import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse } from '../a-house.ts';

describe('a gift, from the button to the letter', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(async () => house.close());

  it('counts a card payment at once, in the right month and need, and thanks for it', async () => {
    const given = await house.give({ amountCents: 25_00 });
    expect(given.status).toBe(303);
    await house.idle();
    const { months, totals } = await house.read();
    expect(totals).toMatchObject({ receivedCents: 25_00, coveredCents: 25_00, pendingCents: 0, gifts: 1 });
    expect(months[0]?.receivedCents).toEqual({ donation: 25_00, membership: 0, grant: 0, event: 0 });
    expect(months[0]?.needs[0]).toMatchObject({ costType: 'staff', coveredCents: 25_00 });
    const letters = await house.letters();
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain(given.donation);
    expect(letters[0]?.text.replaceAll('\u00a0', ' ')).toContain('25,00 €');
  });

  it('shows a SEPA debit as on its way, and counts it when the money is there', async () => {
    await house.give({
      amountCents: 40_00,
      method: 'sepa_debit',
      earmark: 'material',
      email: 'ben@example.org',
    });
    await house.idle();
    expect((await house.read()).months[0]).toMatchObject({
      pendingCents: 40_00,
      receivedCents: { donation: 25_00 },
    });
    expect(await house.letters()).toHaveLength(1);

    await house.moveClock({ days: 6 });
    await house.idle();
    const { months, totals } = await house.read();
    expect(totals).toMatchObject({ receivedCents: 65_00, pendingCents: 0, gifts: 2 });
    const materials = months.flatMap(({ needs }) => needs).filter(({ costType }) => costType === 'material');
    expect(materials.reduce((sum, need) => sum + need.coveredCents, 0)).toBe(40_00);
    expect((await house.letters()).map(({ to }) => to.email)).toEqual(['ada@example.org', 'ben@example.org']);
  });

  it('takes a bounced debit off again and writes no letter', async () => {
    await house.give({ amountCents: 12_00, method: 'sepa_debit_bounces' });
    await house.idle();
    expect((await house.read()).totals.pendingCents).toBe(12_00);
    await house.moveClock({ days: 10 });
    await house.idle();
    expect((await house.read()).totals).toMatchObject({ receivedCents: 65_00, pendingCents: 0, gifts: 2 });
    expect(await house.letters()).toHaveLength(2);
  });

  it('leaves a declined card without a trace', async () => {
    await house.give({ amountCents: 99_00, method: 'card_declined' });
    await house.idle();
    expect((await house.read()).totals).toMatchObject({ receivedCents: 65_00, gifts: 2 });
    expect(await house.letters()).toHaveLength(2);
  });

  it('shows a promise apart from its first payment, which alone is money', async () => {
    const before = await house.read();
    await house.give({ amountCents: 30_00, interval: 'quarter', email: 'cem@example.org' });
    await house.idle();
    const { months, totals, pledged } = await house.read();
    expect(pledged).toEqual({
      active: { pledges: 1, monthlyCents: 10_00 },
      pastDue: { pledges: 0, monthlyCents: 0 },
      paused: { pledges: 0, monthlyCents: 0 },
    });
    expect(totals).toMatchObject({ receivedCents: 95_00, gifts: 3 });
    expect(months.map(({ neededCents }) => neededCents)).toEqual(
      before.months.map(({ neededCents }) => neededCents),
    );
    expect(await house.letters()).toHaveLength(3);
    expect(house.lines.filter((line) => line.includes('"alarm"'))).toEqual([]);
  });

  it('changes nothing when Stripe tells everything again, twice and shuffled', async () => {
    const before = await house.read();
    house.sandbox?.setWebhook({
      url: `${house.origin}/v1/webhooks/stripe`,
      secret: 'whsec_test_of_this_house',
      events: ['*'],
    });
    Object.assign(house.sandbox?.delivery ?? {}, { duplicate: true, reorder: true });
    await house.sandbox?.redeliver();
    await house.idle();
    expect({ ...(await house.read()), asOf: before.asOf }).toEqual(before);
    expect(await house.letters()).toHaveLength(3);
    expect(house.pump.failures()).toEqual([]);
  });

  it('has told no name and no address to its log', async () => {
    const log = house.lines.join('\n');
    expect(log).toContain('booked');
    for (const secret of ['Ada', 'Beispiel', 'example.org', 'whsec_']) expect(log).not.toContain(secret);
  });
});
