import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckoutRequest } from '../../shared/routes/checkout.ts';
import { aDoor, ask, type Door, insides, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const wild = fc.oneof(
  fc.jsonValue({ stringUnit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    'free',
    'staff',
    'de',
    'en',
    'https://example.org/',
    'a-key-of-some-form',
    2500,
    0,
    -1,
    1e21,
  ),
);
const valid = fc.record(
  {
    amountCents: fc.integer({ min: 100, max: 10_000_00 }),
    idempotencyKey: fc.stringMatching(/^[A-Za-z0-9_-]{16,80}$/),
    earmark: fc.constantFrom('free', 'staff', 'material'),
    interval: fc.constantFrom('once', 'month', 'quarter', 'year'),
    locale: fc.constantFrom('de', 'en'),
  },
  { requiredKeys: ['amountCents', 'idempotencyKey'] },
);
const fields = [
  'amountCents',
  'idempotencyKey',
  'earmark',
  'interval',
  'locale',
  'returnUrl',
  '__proto__',
  'surprise',
];
/** A request of ours, with up to two fields that may hold anything. */
const ourFields = fc
  .tuple(valid, fc.dictionary(fc.constantFrom(...fields), wild, { maxKeys: 2 }))
  .map(([right, odd]) => ({ ...right, ...odd }));
const bodies = fc.oneof(fc.json({ stringUnit: 'binary' }), fc.string({ unit: 'binary' }), {
  weight: 3,
  arbitrary: ourFields.map((fields) => JSON.stringify(fields)),
});

/** Whether a request may be answered with a payment page; rules of giving may still refuse it. */
const isValid = (body: string): boolean => {
  try {
    return CheckoutRequest.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
};

describe('whatever a page sends', () => {
  it('is answered, never with an error of ours, and never taken if it is not valid', async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const sessions = await door.sessions();
        const answer = await door.checkout(body);
        seen.add(answer.status);
        expect(answer.status).toBeLessThan(500);
        expect(answer.text).not.toMatch(insides);
        if (answer.status === 200) {
          expect(isValid(body)).toBe(true);
          return;
        }
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(refusalIn(answer).message).not.toBe('');
        expect(await door.sessions()).toBe(sessions);
      }),
      { numRuns: 400 },
    );
    expect(seen).toContain(400);
    expect(seen).toContain(200);
  });

  it('as an address is answered too', async () => {
    const segment = fc
      .oneof(fc.string({ unit: 'binary' }), fc.string())
      .map((text) => encodeURIComponent(text.toWellFormed()));
    const raw = fc.stringMatching(/^[!-~]{0,60}$/);
    await fc.assert(
      fc.asyncProperty(fc.oneof(segment, raw), async (name) => {
        const { status, text } = await ask(door.origin, `/v1/campaigns/${name}`);
        expect(status).toBeLessThan(500);
        expect(text).not.toMatch(insides);
      }),
      { numRuns: 300 },
    );
  });

  it('has alarmed nobody', () => {
    expect(door.lines.filter((line) => line.includes('"alarm"'))).toEqual([]);
  });
});
