import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/domain/refusal.ts';
import { LinkPurpose, pledgeLink, readPledgeLink } from '../../shared/house/pledge-link.ts';

const secret = 'a secret of this test, long enough';
const parts = { secret, origin: 'https://spenden.example.org' };
const now = new Date('2026-11-22T10:00:00.700Z');
const pledge = 'sub_1QabcDEF2345';

const tokenFor = (purpose: LinkPurpose, signed = parts): string =>
  new URL(pledgeLink({ purpose, pledge }, signed, now)).searchParams.get('token') ?? '';

/** How a token is refused; undefined if it is good. */
const refusalOf = (
  token: string | undefined,
  { purpose, at = now }: { purpose?: LinkPurpose; at?: Date } = {},
): string | undefined => {
  try {
    readPledgeLink(token, purpose, secret, at);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.status} ${error.code}`;
    throw error;
  }
};

describe('a link in a letter', () => {
  it('leads to our own page and opens one promise for one purpose', () => {
    for (const purpose of LinkPurpose.options) {
      const url = new URL(pledgeLink({ purpose, pledge }, parts, now));
      expect(url.origin + url.pathname).toBe('https://spenden.example.org/v1/pledges/link');
      expect(readPledgeLink(tokenFor(purpose), purpose, secret, now)).toMatchObject({ purpose, pledge });
      expect(readPledgeLink(tokenFor(purpose), undefined, secret, now)).toMatchObject({ purpose, pledge });
    }
  });

  it('says which promise and for what, and nothing of its giver', () => {
    const [payload = ''] = tokenFor('stop').split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      purpose: 'stop',
      pledge,
      until: Date.parse('2026-11-22T10:00:00Z') / 1000 + 90 * 86_400,
    });
    expect(() => pledgeLink({ purpose: 'stop', pledge: 'ada@example.org' }, parts, now)).toThrow('pledge');
  });

  it('is no link for another purpose', () => {
    for (const purpose of LinkPurpose.options)
      for (const other of LinkPurpose.options)
        expect(refusalOf(tokenFor(other), { purpose })).toBe(
          other === purpose ? undefined : '400 link.invalid',
        );
  });

  it.each([
    ['manage', '2027-12-27T10:00:00Z'],
    ['payment-method', '2026-12-22T10:00:00Z'],
    ['stop', '2027-02-20T10:00:00Z'],
  ] as const)('to %s works up to the second before %s', (purpose, until) => {
    const end = new Date(until).getTime();
    expect(refusalOf(tokenFor(purpose), { purpose, at: new Date(end - 1) })).toBeUndefined();
    expect(refusalOf(tokenFor(purpose), { purpose, at: new Date(end) })).toBe('410 link.expired');
  });

  it('to manage a yearly promise lasts until the next year’s debit has arrived, in a leap year, too', () => {
    const later = new Date(now.getTime() + (366 + 14 + 7) * 86_400_000);
    expect(refusalOf(tokenFor('manage'), { at: later })).toBeUndefined();
  });
});

describe('a stranger', () => {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ %');

  it('gets nowhere with any character of a token changed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LinkPurpose.options),
        fc.nat(),
        fc.constantFrom(...letters),
        (purpose, place, letter) => {
          const token = tokenFor(purpose);
          const index = place % token.length;
          fc.pre(token[index] !== letter);
          const changed = token.slice(0, index) + letter + token.slice(index + 1);
          expect(refusalOf(changed)).toBe('400 link.invalid');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gets nowhere with any last character, though base64 would read four of them as the same', () => {
    const token = tokenFor('manage');
    const good = letters.filter((letter) => refusalOf(token.slice(0, -1) + letter) === undefined);
    expect(good).toEqual([token.at(-1)]);
  });

  it('gets nowhere with a longer, shorter or other text', () => {
    const token = tokenFor('manage');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' })), (text) => {
        for (const guess of [text, `${token}${text}x`, `${text}.${token}`, token.slice(0, text.length)])
          expect(refusalOf(guess)).toBe('400 link.invalid');
      }),
    );
    for (const guess of [undefined, '', '.', '..', `${token}.`, `.${token.split('.')[1]}`])
      expect(refusalOf(guess)).toBe('400 link.invalid');
  });

  it('gets nowhere with a signature of another secret, or made for anything else with ours', () => {
    const other = { ...parts, secret: 'another secret, just as long as ours' };
    expect(refusalOf(tokenFor('manage', other))).toBe('400 link.invalid');
    const [payload = ''] = tokenFor('manage').split('.');
    const signature = createHmac('sha256', secret).update(payload).digest('base64url');
    expect(refusalOf(`${payload}.${signature}`)).toBe('400 link.invalid');
  });

  it('never meets a house without a secret worth the name', () => {
    for (const weak of ['', 'short']) {
      expect(() => pledgeLink({ purpose: 'manage', pledge }, { ...parts, secret: weak }, now)).toThrow(
        'link-secret',
      );
      expect(() => readPledgeLink('x.y', undefined, weak, now)).toThrow('link-secret');
    }
  });
});
