import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditorReference,
  formatReference,
  isCreditorReference,
  ownReference,
  ownReferencesIn,
} from '../../shared/domain/creditor-reference.ts';

const digest = fc.string({
  unit: fc.constantFrom(...'0123456789abcdef'.split('')),
  minLength: 12,
  maxLength: 64,
});
const own = fc.tuple(fc.constantFrom('gift' as const, 'need' as const), digest).map(([of, hexadecimal]) => ({
  of,
  hexadecimal,
  reference: ownReference(of, hexadecimal),
}));
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');

describe('a creditor reference', () => {
  it.each(['RF18539007547034', 'RF712348231', 'RF15SPENDE202611A7K3'])(
    '%s has the check digits that others give it',
    (reference) => {
      expect(creditorReference(reference.slice(4))).toBe(reference);
      expect(isCreditorReference(reference)).toBe(true);
    },
  );

  it('can be made of any 1 to 21 letters and digits', () => {
    const content = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 21 });
    fc.assert(fc.property(content, (text) => isCreditorReference(creditorReference(text))));
    for (const bad of ['', 'A'.repeat(22), 'a', 'Ä', 'A B'])
      expect(() => creditorReference(bad)).toThrow('cannot be');
  });

  it.each([
    '',
    'RF',
    'RF18',
    'RF1853900754703',
    'rf18539007547034',
    'RF18 5390 0754 7034',
    'DE18539007547034',
  ])('is not %j', (text) => expect(isCreditorReference(text)).toBe(false));
});

describe('a reference of ours', () => {
  it('says which kind it is and checks', () => {
    fc.assert(
      fc.property(own, ({ of, reference }) => {
        expect(isCreditorReference(reference)).toBe(true);
        expect(reference).toMatch(
          of === 'gift' ? /^RF\d\dTW[^N\d]{12}$/ : /^RF\d\dTWN[ACDFHJKMPQRTVWXY]{11}$/,
        );
        expect(ownReferencesIn(reference)).toEqual([reference]);
      }),
    );
  });

  it('is another one for each digest', () => {
    fc.assert(
      fc.property(own, own, (one, other) => {
        const told = one.of === 'gift' ? 12 : 11;
        const same =
          one.of === other.of && one.hexadecimal.slice(0, told) === other.hexadecimal.slice(0, told);
        expect(one.reference === other.reference).toBe(same);
      }),
    );
    expect(() => ownReference('gift', 'abc')).toThrow('no digest');
    expect(() => ownReference('gift', 'donation of Ada')).toThrow('no digest');
  });

  it('is found out with any one sign mistyped', () => {
    fc.assert(
      fc.property(own, fc.nat(), fc.constantFrom(...signs), ({ reference }, at, sign) => {
        const place = at % reference.length;
        const mistyped = reference.slice(0, place) + sign + reference.slice(place + 1);
        fc.pre(mistyped !== reference);
        expect(ownReferencesIn(mistyped)).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('is found out with any two neighbours swapped', () => {
    fc.assert(
      fc.property(own, ({ reference }) => {
        for (let place = 0; place + 1 < reference.length; place += 1) {
          const [one = '', other = ''] = reference.slice(place);
          const swapped = reference.slice(0, place) + other + one + reference.slice(place + 2);
          if (swapped !== reference) expect(ownReferencesIn(swapped)).toEqual([]);
        }
      }),
    );
  });

  it('is read as people retype it: in groups, in small letters, amid other words', () => {
    const around = fc.constantFrom('', 'Spende ', 'Spende:', 'zum Brief', '\nRF ', 'RF12', ' 25,00 EUR ');
    const between = fc.constantFrom('', ' ', '-', '\n', ' / ', '\u00A0');
    fc.assert(
      fc.property(own, around, around, between, fc.boolean(), (made, before, after, gap, small) => {
        const { reference } = made;
        const typed = formatReference(reference).replaceAll(' ', gap);
        const text = `${before}${small ? typed.toLowerCase() : typed} ${after}`;
        expect(ownReferencesIn(text)).toEqual([reference]);
      }),
    );
  });

  it('is found beside another, once', () => {
    const gift = ownReference('gift', '0123456789abcdef');
    const need = ownReference('need', 'fedcba9876543210');
    expect(ownReferencesIn(`${gift} ${need} ${gift}`)).toEqual([gift, need]);
    expect(ownReferencesIn('RF18 5390 0754 7034')).toEqual([]);
  });

  it('stands in groups of four for people', () => {
    expect(formatReference('RF18539007547034')).toBe('RF18 5390 0754 7034');
    expect(formatReference('RF712348231')).toBe('RF71 2348 231');
  });
});
