import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Claim, type Claimed, neverClaimed, withClaim } from '../../shared/domain/claim.ts';
import { Instant } from '../../shared/domain/month.ts';

const at = Instant.parse('2026-11-22T10:00:00.000Z');

const aClaim = (count: number, released = false): Claim => ({
  gift: 'pi_1',
  count,
  receipt: `rcpt_claimed-${count}`,
  claimedAt: at,
  ...(released && { releasedAt: at }),
});

const after = (claims: readonly Claim[]): Claimed => claims.reduce(withClaim, neverClaimed);

describe('the claims of a gift', () => {
  it('say at first that no receipt has it', () => {
    expect(after([])).toEqual({ count: 0 });
  });

  it('say which receipt has it', () => {
    expect(after([aClaim(1)])).toEqual({ count: 1, receipt: 'rcpt_claimed-1' });
  });

  it('say that it is free again once the receipt was withdrawn, and how often it was taken', () => {
    expect(after([aClaim(1, true)])).toEqual({ count: 1 });
  });

  it('say in any order that the last one counts: all before it are released, else it could not be there', () => {
    const history = fc
      .record({ taken: fc.integer({ min: 1, max: 12 }), free: fc.boolean() })
      .map(({ taken, free }) =>
        Array.from({ length: taken }, (_, place) => aClaim(place + 1, place + 1 < taken || free)),
      );
    const inAnyOrder = history.chain((claims) =>
      fc.record({
        claims: fc.constant(claims),
        read: fc.shuffledSubarray(claims, { minLength: claims.length }),
      }),
    );
    fc.assert(
      fc.property(inAnyOrder, ({ claims, read }) => {
        const last = claims.at(-1);
        expect(after(read)).toEqual({
          count: claims.length,
          ...(last?.releasedAt === undefined && { receipt: last?.receipt }),
        });
      }),
    );
  });

  it('name no receipt that is not one, and begin with the first', () => {
    for (const wrong of [{ receipt: 'LEIPZIG-2026-000001' }, { receipt: 'rcpt_' }, { count: 0 }])
      expect(Claim.safeParse({ ...aClaim(1), ...wrong }).success).toBe(false);
  });
});
