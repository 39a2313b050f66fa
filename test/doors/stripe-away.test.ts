import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CheckoutStarted } from '../../shared/routes/checkout.ts';
import { aDoor, type Door, insides, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());
// Nobody here is one of too many.
beforeEach(async () => door.moveClock({ minutes: 11 }));

const fail = async (status: number, count: number) => {
  const body = new URLSearchParams({ status: String(status), count: String(count) });
  await fetch(`${door.sandbox.url}/sandbox/fail`, { method: 'POST', body, redirect: 'manual' });
};
const give = async (idempotencyKey: string) =>
  door.checkout({ amountCents: 25_00, idempotencyKey }, { 'accept-language': 'en' });

describe('while Stripe is away', () => {
  it.each([
    ['busy', 429, 'stripe.busy', 'Very many people are giving right now. Please try again in a few seconds.'],
    [
      'broken',
      500,
      'stripe.away',
      'The payment service does not answer right now. Nothing was charged; please try again in a moment.',
    ],
    [
      'down',
      503,
      'stripe.away',
      'The payment service does not answer right now. Nothing was charged; please try again in a moment.',
    ],
  ])('a giver is told so, and gives with the same form later: %s', async (_, status, code, sentence) => {
    const key = door.key();
    await fail(status, 100);
    for (const answer of [await give(key), await give(key)]) {
      expect(answer.status).toBe(503);
      expect(refusalIn(answer)).toEqual({ code, message: sentence });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.text).not.toMatch(insides);
    }
    await fail(status, 0);
    const sessions = await door.sessions();
    const answer = await give(key);
    expect(answer.status).toBe(200);
    expect(CheckoutStarted.parse(JSON.parse(answer.text)).checkoutUrl).toContain(door.sandbox.url);
    expect(await door.sessions()).toBe(sessions + 1);
  });

  it('one stumble is not even noticed', async () => {
    await fail(500, 1);
    expect((await give(door.key())).status).toBe(200);
  });

  it('no alarm rings: it is nobody’s mistake here', () => {
    expect(door.lines.filter((line) => line.includes('"alarm"'))).toEqual([]);
  });

  it('the campaign can be read, and who wants to give is told, even if nothing answers there', async () => {
    await door.sandbox.close();
    const answer = await give(door.key());
    expect(answer.status).toBe(503);
    expect(refusalIn(answer).code).toBe('stripe.away');
    expect(answer.text).not.toMatch(insides);
    expect((await door.read()).campaign).toBe('netzwerk');
  });
});
