import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CreditorId } from '../../shared/domain/creditor-id.ts';

const isTaken = (typed: string): boolean => CreditorId.safeParse(typed).success;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** ISO 7064, MOD 97-10, by arithmetic of whole numbers and nothing of ours. */
const withCheckDigits = (country: string, businessCode: string, national: string): string => {
  const digits = `${national}${country}00`.replaceAll(/[A-Z]/g, (sign) => String(Number.parseInt(sign, 36)));
  return `${country}${twoDigits(98 - Number(BigInt(digits) % 97n))}${businessCode}${national}`;
};

const germanNumber = fc.stringMatching(/^\d{11}$/);
const businessCode = fc.stringMatching(/^[A-Z0-9]{3}$/);

describe('a creditor identifier', () => {
  it.each([
    ['DE98ZZZ09999999999', 'the German example of the Bundesbank'],
    ['AT61ZZZ01234567890', 'the Austrian example'],
    ['NL79ZZZ999999990000', 'a Dutch one'],
    ['BE68ZZZ0123456789', 'a Belgian one'],
    ['DE98 ZZZ 0999 9999 999', 'with spaces'],
    ['de98zzz09999999999', 'in small letters'],
  ])('is taken: %s, %s', (typed) => {
    expect(CreditorId.parse(typed)).toBe(typed.replaceAll(' ', '').toUpperCase());
  });

  it.each([
    ['', 'nothing'],
    ['DE99ZZZ09999999999', 'wrong check digits'],
    ['DE98ZZZ09999999998', 'a digit mistyped'],
    ['DE98ZZZ9999999999', 'a digit too few'],
    ['DE98ZZZ099999999990', 'a digit too many'],
    ['DE98ZZZ0999999999A', 'a letter in a German number'],
    ['98ZZZ09999999999', 'no country'],
    ['DE98-ZZZ-09999999999', 'hyphens'],
    ['DE89370400440532013000', 'an IBAN'],
  ])('is not %j: %s', (typed) => {
    expect(isTaken(typed)).toBe(false);
  });

  it('has one pair of check digits for every German number, whatever the business code', () => {
    fc.assert(
      fc.property(germanNumber, businessCode, (national, code) => {
        const all = Array.from({ length: 100 }, (_, check) => `DE${twoDigits(check)}${code}${national}`);
        expect(all.filter(isTaken)).toEqual([withCheckDigits('DE', code, national)]);
      }),
      { numRuns: 200 },
    );
  });

  it('shows every digit that was mistyped and every two neighbours that changed places', () => {
    fc.assert(
      fc.property(germanNumber, fc.nat(10), fc.nat(9), (national, at, digit) => {
        const right = withCheckDigits('DE', 'ZZZ', national);
        const place = 7 + at;
        const mistyped = `${right.slice(0, place)}${digit}${right.slice(place + 1)}`;
        expect(isTaken(mistyped)).toBe(mistyped === right);
        const swapped = `${right.slice(0, place)}${right[place + 1] ?? ''}${right[place] ?? ''}${right.slice(place + 2)}`;
        expect(isTaken(swapped)).toBe(swapped === right);
      }),
    );
  });
});
