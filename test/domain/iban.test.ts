import fc from 'fast-check';
import { isValidIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { formatIban, Iban } from '../../shared/domain/iban.ts';
import { mod97 } from '../../shared/domain/mod97.ts';

/** The examples of the IBAN registry (SWIFT, ISO 13616) for the countries of the Single Euro Payments Area. */
const registry = {
  AD: 'AD1200012030200359100100',
  AL: 'AL47212110090000000235698741',
  AT: 'AT611904300234573201',
  BE: 'BE68539007547034',
  BG: 'BG80BNBG96611020345678',
  CH: 'CH9300762011623852957',
  CY: 'CY17002001280000001200527600',
  CZ: 'CZ6508000000192000145399',
  DE: 'DE89370400440532013000',
  DK: 'DK5000400440116243',
  EE: 'EE382200221020145685',
  ES: 'ES9121000418450200051332',
  FI: 'FI2112345600000785',
  FR: 'FR1420041010050500013M02606',
  GB: 'GB29NWBK60161331926819',
  GI: 'GI75NWBK000000007099453',
  GR: 'GR1601101250000000012300695',
  HR: 'HR1210010051863000160',
  HU: 'HU42117730161111101800000000',
  IE: 'IE29AIBK93115212345678',
  IS: 'IS140159260076545510730339',
  IT: 'IT60X0542811101000000123456',
  LI: 'LI21088100002324013AA',
  LT: 'LT121000011101001000',
  LU: 'LU280019400644750000',
  LV: 'LV80BANK0000435195001',
  MC: 'MC5811222000010123456789030',
  MD: 'MD24AG000225100013104168',
  ME: 'ME25505000012345678951',
  MK: 'MK07250120000058984',
  MT: 'MT84MALT011000012345MTLCAST001S',
  NL: 'NL91ABNA0417164300',
  NO: 'NO9386011117947',
  PL: 'PL61109010140000071219812874',
  PT: 'PT50000201231234567890154',
  RO: 'RO49AAAA1B31007593840000',
  RS: 'RS35260005601001611379',
  SE: 'SE4550000000058398257466',
  SI: 'SI56263300012039086',
  SK: 'SK3112000000198742637541',
  SM: 'SM86U0322509800000000270100',
  VA: 'VA59001123000012345678',
} as const;
const examples: readonly string[] = Object.values(registry);

const isTaken = (typed: string): boolean => Iban.safeParse(typed).success;
const anyExample = fc.constantFrom(...examples);
const twoDigits = (number: number): string => String(number).padStart(2, '0');
/** A German account that no bank need have given out, with whatever check digits. */
const germanAccount = fc.stringMatching(/^\d{18}$/);

describe('an IBAN', () => {
  it.each(Object.entries(registry))('of each country of the payments area is taken: %s', (_, iban) => {
    expect(isTaken(iban)).toBe(true);
    expect(isValidIBAN(iban)).toBe(true);
  });

  it.each([
    ['DE89 3704 0044 0532 0130 00', 'as banks print it'],
    ['de89370400440532013000', 'in small letters'],
    [' DE89\u00A03704\u202F0044 0532 0130 00\n', 'with whatever spaces'],
    ['D E 8 9370400440532013000', 'with spaces anywhere'],
  ])('is taken as people write it: %j, %s', (typed) => {
    expect(Iban.parse(typed)).toBe(registry.DE);
    expect(formatIban(Iban.parse(typed))).toBe('DE89 3704 0044 0532 0130 00');
  });

  it.each([
    ['', 'nothing'],
    ['DE', 'a country alone'],
    ['DE8937040044053201300', 'a digit too few'],
    ['DE893704004405320130000', 'a digit too many'],
    ['DE89370400440532O13000', 'a letter for a digit'],
    ['DE89370400440532013001', 'a digit mistyped'],
    ['DE89370400440352013000', 'two digits that changed places'],
    ['DE89-3704-0044-0532-0130-00', 'hyphens'],
    ['ＤＥ８９３７０４００４４０５３２０１３０００', 'wide letters'],
    ['DE٨٩٣٧٠٤٠٠٤٤٠٥٣٢٠١٣٠٠٠', 'other digits'],
    ['IBAN DE89370400440532013000', 'a word before it'],
    ['0532013000 37040044', 'an account number and a bank code'],
    ['8937040044053201300', 'no country'],
    [`DE89${'3'.repeat(60)}`, 'far too much'],
    ['GB29 NWBK 6016 1331 9268 1x', 'not its own last digit'],
  ])('is not %j: %s', (typed) => {
    expect(isTaken(typed)).toBe(false);
  });

  it('is taken exactly if another library takes it, for every German account and every check', () => {
    fc.assert(
      fc.property(germanAccount, fc.integer({ min: 0, max: 99 }), (account, check) => {
        const iban = `DE${twoDigits(check)}${account}`;
        expect({ iban, taken: isTaken(iban) }).toEqual({ iban, taken: isValidIBAN(iban) });
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(germanAccount, (account) => {
        const all = Array.from({ length: 100 }, (_, check) => `DE${twoDigits(check)}${account}`);
        expect(all.filter(isTaken)).toEqual(all.filter((iban) => isValidIBAN(iban)));
        expect(all.filter(isTaken)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  it('has one pair of check digits in every country: 00, 01 and 99 are none', () => {
    for (const example of examples) {
      const all = Array.from(
        { length: 100 },
        (_, check) => example.slice(0, 2) + twoDigits(check) + example.slice(4),
      );
      expect(all.filter(isTaken)).toEqual([example]);
      expect(all.filter((iban) => isValidIBAN(iban))).toEqual([example]);
    }
  });

  it('shows every sign that was mistyped, and every two neighbours that changed places', () => {
    fc.assert(
      fc.property(anyExample, fc.nat(), fc.stringMatching(/^[0-9A-Z]$/), (iban, at, sign) => {
        const place = at % iban.length;
        const mistyped = iban.slice(0, place) + sign + iban.slice(place + 1);
        // A digit for a letter makes the number shorter, which the check may overlook in one of 97.
        fc.pre(/\d/.test(sign) === /\d/.test(iban[place] ?? ''));
        expect(isTaken(mistyped)).toBe(mistyped === iban);
      }),
    );
    fc.assert(
      fc.property(anyExample, fc.nat(), (iban, at) => {
        const place = 2 + (at % (iban.length - 3));
        const [one = '', other = ''] = iban.slice(place, place + 2);
        fc.pre(/\d{2}/.test(one + other));
        const swapped = iban.slice(0, place) + other + one + iban.slice(place + 2);
        expect(isTaken(swapped)).toBe(one === other);
      }),
    );
  });
});

/** Without its business code, the fifth to seventh sign. */
const restOf = (identifier: string) => mod97(identifier.slice(7) + identifier.slice(0, 4));

describe('the remainder by 97', () => {
  it.each([
    // ISO 7064, MOD 97-10: the check behind the number makes it 1.
    ['79444', 1],
    ['794', 18],
    ['97', 0],
    ['0', 0],
    ['A', 10],
    ['Z', 35],
    ['370400440532013000DE89', 1],
    ['539007547034RF18', 1],
  ])('of %s is %d', (text, rest) => {
    expect(mod97(text)).toBe(rest);
  });

  it('proves a creditor identifier: its business code, the fifth to seventh sign, does not count (EPC262-08)', () => {
    const identifiers = ['DE98ZZZ09999999999', 'DE98ABC09999999999', 'AT61ZZZ01234567890'];
    expect(identifiers.map(restOf)).toEqual([1, 1, 1]);
    expect(restOf('DE89ZZZ09999999999')).not.toBe(1);
  });

  it('is that of the whole number, however long', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{1,40}$/), (text) => {
        const digits = text.replaceAll(/[A-Z]/g, (sign) => String(Number.parseInt(sign, 36)));
        expect(mod97(text)).toBe(Number(BigInt(digits) % 97n));
      }),
    );
  });
});
