import * as z from 'zod';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLetterGifts } from '../../shared/store/letter-gifts.ts';
import { aHouse } from '../a-house.ts';
import { aTable } from '../a-table.ts';
import { StripeEvent } from '../doors/a-door.ts';
import { fieldsToward } from '../site/a-form.ts';
import { aDesk } from '../treasury/a-desk.ts';
import { announce } from '../treasury/some-corrections.ts';
import { aBookingOffice } from './a-booking-office.ts';
import { aRenewal } from './a-promise.ts';

let house: Awaited<ReturnType<typeof aHouse>>;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => house.close());
beforeEach(async () => house.moveClock({ minutes: 30 }));

const send = async (path: string, fields: Readonly<Record<string, string>>) => {
  const answer = await fetch(`${house.origin}${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() };
};
const page = async (query: string) => (await fetch(`${house.origin}/c/netzwerk${query}`)).text();

/** From the link in a letter to Stripe's button, without a script. */
const giveBy = async (letter: string, { interval = 'once', method = 'card' } = {}) => {
  const shown = fieldsToward('/review', await page(`?lang=de&by=${letter}`));
  const reviewed = await send('/c/netzwerk/review?lang=de', { ...shown, amount: '25', interval, method });
  const started = await send('/c/netzwerk/give?lang=de', fieldsToward('/give', reviewed.text));
  expect(started.status).toBe(303);
  if (method === 'bank_transfer') return started.location;
  await fetch(started.location, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ method, email: 'ada@example.org', name: 'Ada Beispiel' }),
  });
  await house.idle();
  return started.location;
};
const brought = async (topic = 'netzwerk') => openLetterGifts(house.table).of(topic);
const ofLetter = async (edition: string, topic?: string) =>
  (await brought(topic)).find((each) => each.edition === edition);
const newestPayment = (): string => {
  const told = house.sandbox?.events().findLast(({ type }) => type === 'payment_intent.succeeded');
  return z.object({ id: z.string() }).parse(told?.data.object).id;
};

describe('a gift by the link of a letter', () => {
  it('is counted for that letter, with nobody in it, and a refund takes it back', async () => {
    await giveBy('netzwerk-2026-12');
    expect(await ofLetter('2026-12')).toEqual({
      topic: 'netzwerk',
      edition: '2026-12',
      gifts: 1,
      cents: 25_00,
    });
    await house.lever(`payments/${newestPayment()}/refund`, { amount: '10' });
    await house.idle();
    expect(await ofLetter('2026-12')).toMatchObject({ gifts: 1, cents: 15_00 });
    await giveBy('netzwerk-2026-12');
    expect(await ofLetter('2026-12')).toMatchObject({ gifts: 2, cents: 40_00 });
  });

  it('that goes on every month counts its first payment', async () => {
    await giveBy('netzwerk-2027-01', { interval: 'month' });
    expect(await ofLetter('2027-01')).toMatchObject({ gifts: 1, cents: 25_00 });
  });

  it('to a campaign that the letter about all told of counts for that one', async () => {
    await giveBy('federation-2026-12');
    expect(await ofLetter('2026-12', 'federation')).toMatchObject({ gifts: 1, cents: 25_00 });
  });

  it('that told of several campaigns counts for the letter, whichever of them it is given to', async () => {
    await giveBy('wahljahr-2026-12-03');
    expect(await ofLetter('2026-12-03', 'wahljahr')).toMatchObject({ gifts: 1, cents: 25_00 });
  });

  it('is a gift like any other where the link is broken or made up', async () => {
    const before = await brought();
    for (const wrong of ['ada', 'netzwerk-2026-12-sup_1', '"><script>']) {
      const shown = await page(`?by=${encodeURIComponent(wrong)}`);
      expect(shown).not.toContain('name="by"');
      expect(shown).not.toContain('<script>"');
    }
    const { gifts } = (await house.read()).totals;
    await giveBy('nirgends-2026-12');
    expect((await house.read()).totals.gifts).toBe(gifts + 1);
    expect(await brought()).toEqual(before);
    expect(await brought('nirgends')).toEqual([]);
  });

  it('keeps its letter in every language, through the review and back again from Stripe', async () => {
    const shown = await page('?lang=de&by=netzwerk-2027-02');
    expect(shown).toContain('/c/netzwerk?lang=uk&amp;by=netzwerk-2027-02');
    const fields = { ...fieldsToward('/review', shown), amount: '25', interval: 'once', method: 'card' };
    const review = await send('/c/netzwerk/review?lang=de', fields);
    const changed = await send('/c/netzwerk/review?lang=de', {
      ...fieldsToward('/give', review.text),
      change: 'yes',
    });
    expect(fieldsToward('/review', changed.text)['by']).toBe('netzwerk-2027-02');
    const refused = await send('/c/netzwerk/review?lang=de', { ...fields, amount: '' });
    expect(refused.status).toBe(400);
    expect(fieldsToward('/review', refused.text)['by']).toBe('netzwerk-2027-02');
    expect(await (await fetch(await giveBy('netzwerk-2027-02'))).text()).toContain('by=netzwerk-2027-02');
  });

  it('by bank transfer is no gift before it stands on the account', async () => {
    const page = await giveBy('netzwerk-2027-03', { method: 'bank_transfer' });
    const reference = new URL(page).pathname.split('/').at(-1) ?? '';
    expect(await house.parts.transfers.find(reference)).toMatchObject({ by: 'netzwerk-2027-03' });
    expect(await ofLetter('2027-03')).toBeUndefined();
  });
});

describe('a later payment of a promise that a letter brought', () => {
  it('did not come by the letter, in whatever order it is told', async () => {
    const { charge, link, paid, stands } = aRenewal();
    const told = [charge, link, paid, stands('active')].map((event) => led(event, 'netzwerk-2027-01'));
    for (const events of [told, told.toReversed()]) {
      const office = await aBookingOffice(await aTable());
      await office.book(await office.keep(events));
      expect((await office.progress()).totals.gifts).toBe(1);
      expect(await openLetterGifts(office.table).of('netzwerk')).toEqual([]);
    }
  });
});

/** The same event, with a letter in what our page wrote on the promise. */
const led = (event: { readonly id: string }, by: string) =>
  StripeEvent.parse(
    JSON.parse(JSON.stringify(event).replaceAll('"locale":"de"', `"locale":"de","by":"${by}"`)),
  );

describe('a transfer that a letter brought', () => {
  it('counts when a treasurer notes it; of a regular one the first time', async () => {
    const desk = await aDesk();
    const announced = await announce(desk, { interval: 'month', by: 'netzwerk-2026-12' });
    const note = async (day: string) =>
      desk.as('treasurer').post('/v1/treasury/campaigns/netzwerk/transfers', {
        day,
        reason: 'Kontoauszug 47',
        reference: announced.reference,
      });
    const noted = await note('2026-11-20');
    expect(noted.status).toBe(201);
    const sums = async () => openLetterGifts(desk.table).of('netzwerk');
    expect(await sums()).toMatchObject([{ edition: '2026-12', gifts: 1, cents: 25_00 }]);
    desk.now.at = new Date('2026-12-22T10:00:00Z');
    expect((await note('2026-12-20')).status).toBe(201);
    expect(await sums()).toMatchObject([{ gifts: 1, cents: 25_00 }]);
    const corrected = await desk
      .as('treasurer')
      .post(`/v1/treasury/entries/${noted.body.entry}/corrections`, {
        cents: -5_00,
        reason: 'verzählt',
      });
    expect(corrected.body).toMatchObject({ cents: -5_00 });
    expect(await sums()).toMatchObject([{ gifts: 1, cents: 20_00 }]);
  });
});
