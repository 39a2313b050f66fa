import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/domain/refusal.ts';
import { pledgeLink, readPledgeLink } from '../../shared/house/pledge-link.ts';
import { readWallLink, wallLink } from '../../shared/house/wall-link.ts';

const secret = 'a secret of this test, long enough';
const parts = { secret, origin: 'https://spenden.example.org' };
const now = new Date('2026-11-22T10:00:00.700Z');
const donation = 'don_0123456789abcdef01234567';

const tokenIn = (link: string): string => new URL(link).searchParams.get('token') ?? '';
const token = tokenIn(wallLink(donation, parts, now));

const refusalOf = (read: () => unknown): string | undefined => {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.code}`;
    throw error;
  }
};

const refusedAt = (instant: string) => refusalOf(() => readWallLink(token, secret, new Date(instant)));

describe('the link that takes a name off the wall', () => {
  it('leads to our own page, is about one gift and says nothing of its giver', () => {
    expect(wallLink(donation, parts, now)).toMatch(/^https:\/\/spenden\.example\.org\/wall\/link\?token=/);
    const [payload = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      donation,
      until: Date.parse('2026-11-22T10:00:00Z') / 1000 + 400 * 86_400,
    });
    expect(readWallLink(token, secret, now)).toMatchObject({ donation });
  });

  it('is good for 400 days', () => {
    expect(refusedAt('2027-12-27T09:59:59Z')).toBeUndefined();
    expect(refusedAt('2027-12-27T10:00:00Z')).toBe('410 link.expired');
  });

  it('opens no regular gift, and the link to a regular gift takes nothing off the wall', () => {
    const pledge = tokenIn(pledgeLink({ purpose: 'manage', pledge: 'sub_1QabcDEF2345' }, parts, now));
    expect(refusalOf(() => readWallLink(pledge, secret, now))).toBe('400 link.invalid');
    expect(refusalOf(() => readPledgeLink(token, undefined, secret, now))).toBe('400 link.invalid');
  });

  it('is refused when anything in it is changed', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '0', '.', '-', ''), (at, sign) => {
        fc.pre(token[at] !== sign);
        const changed = `${token.slice(0, at)}${sign}${token.slice(at + 1)}`;
        expect(refusalOf(() => readWallLink(changed, secret, now))).toBe('400 link.invalid');
      }),
    );
    expect(refusalOf(() => readWallLink(token, 'another secret of this test, too', now))).toBe(
      '400 link.invalid',
    );
    expect(refusalOf(() => readWallLink(undefined, secret, now))).toBe('400 link.invalid');
  });
});
