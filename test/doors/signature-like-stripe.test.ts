import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/domain/refusal.ts';
import { verifySignature } from '../../shared/stripe/signature.ts';

const { webhooks } = new Stripe('sk_test_signs_only');
const secret = 'whsec_of_the_endpoint';
const signedAt = 1_795_348_800;

const weAccept = (body: Uint8Array, header: string, now: Date): boolean => {
  try {
    verifySignature(body, header, [secret], now);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

const stripeAccepts = (body: Uint8Array, header: string, now: Date): boolean => {
  try {
    webhooks.constructEvent(Buffer.from(body), header, secret, 300, undefined, now.getTime());
    return true;
  } catch (error) {
    // What is signed but no JSON is not a matter of the signature.
    if (error instanceof SyntaxError) return true;
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
};

const v1 = (body: Uint8Array, key = secret): string =>
  createHmac('sha256', key).update(`${signedAt}.`).update(body).digest('hex');

/** Bodies as they come over the line: JSON with every kind of letter in it, with and without white space. */
const bodies = fc
  .tuple(fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2))
  .map(([value, space]) => Buffer.from(JSON.stringify(value, null, space)));

const partsFor = (body: Uint8Array) =>
  fc.constantFrom(
    `v1=${v1(body)}`,
    `v1=${v1(body, 'whsec_other')}`,
    `v1=${v1(body).slice(1)}`,
    `v1=${v1(body).toUpperCase()}`,
    `v0=${v1(body)}`,
    `v1=${'0'.repeat(64)}`,
    `t=${signedAt}`,
    `t=${signedAt + 1}`,
    ` v1=${v1(body)}`,
    'scheme=v1',
    '',
  );

const ages = fc.integer({ min: -60_000, max: 320_000 }).map((age) => new Date(signedAt * 1000 + age));

describe('our check of the signature and that of Stripe’s library', () => {
  it('agree on what Stripe sends, whatever was changed on the way', () => {
    const sent = bodies.chain((body) =>
      fc.record({ body: fc.constant(body), header: fc.constant(`t=${signedAt},v1=${v1(body)}`), now: ages }),
    );
    const flips = fc.option(fc.record({ where: fc.nat(), bit: fc.integer({ min: 0, max: 7 }) }));
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(sent, flips, ({ body, header, now }, flip) => {
        const arrived = Buffer.from(body);
        if (flip) {
          const where = flip.where % arrived.length;
          arrived[where] = (arrived[where] ?? 0) ^ (1 << flip.bit);
        }
        const verdict = weAccept(arrived, header, now);
        expect(verdict).toBe(stripeAccepts(arrived, header, now));
        if (verdict) accepted += 1;
        else refused += 1;
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(50);
  });

  it('agree on headers of any parts in any order', () => {
    const sent = bodies.chain((body) =>
      fc.record({ body: fc.constant(body), parts: fc.array(partsFor(body), { maxLength: 6 }), now: ages }),
    );
    fc.assert(
      fc.property(sent, ({ body, parts, now }) => {
        const header = parts.join(',');
        expect(weAccept(body, header, now)).toBe(stripeAccepts(body, header, now));
      }),
      { numRuns: 2000 },
    );
  });

  it('agree that no header made without the secret is a signature', () => {
    fc.assert(
      fc.property(bodies, fc.string({ unit: 'binary' }), ages, (body, header, now) => {
        expect(weAccept(body, header, now)).toBe(false);
        expect(stripeAccepts(body, header, now)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('part where the stamp lies in the future: the library takes it, we do not', () => {
    const body = Buffer.from('{}');
    const anHourBefore = new Date((signedAt - 3600) * 1000);
    expect(stripeAccepts(body, `t=${signedAt},v1=${v1(body)}`, anHourBefore)).toBe(true);
    expect(weAccept(body, `t=${signedAt},v1=${v1(body)}`, anHourBefore)).toBe(false);
  });
});
