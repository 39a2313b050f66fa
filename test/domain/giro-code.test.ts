import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { creditorReference } from '../../shared/domain/creditor-reference.ts';
import { giroCode, type GiroCode } from '../../shared/domain/giro-code.ts';

const syndicate = {
  holder: 'Poliklinik Syndikat e.V.',
  iban: 'DE89370400440532013000',
  cents: 25_00,
  reference: 'RF15SPENDE202611A7K3',
};
type Said = z.input<typeof GiroCode>;
/** A line as people write it, in letters of one to four bytes. */
const line = (longest: number) =>
  fc
    .string({
      unit: fc.constantFrom('a', 'Z', '0', ' ', '.', '&', 'ß', 'é', 'Ğ', 'ح', '😀'),
      maxLength: longest,
    })
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length <= longest);
const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

describe('a GiroCode', () => {
  it('is the example, to the byte', () => {
    const code = giroCode(syndicate);
    expect(code).toBe(
      'BCD\n002\n1\nSCT\n\nPoliklinik Syndikat e.V.\nDE89370400440532013000\nEUR25.00\nCHAR\nRF15SPENDE202611A7K3',
    );
    expect(bytes(code)).toBe(97);
  });

  it('ends with the last line that says something', () => {
    const { holder, iban } = syndicate;
    expect(giroCode({ holder, iban })).toBe(`BCD\n002\n1\nSCT\n\n${holder}\n${iban}\n\nCHAR`);
    expect(giroCode({ holder, iban, text: 'Danke' })).toBe(
      `BCD\n002\n1\nSCT\n\n${holder}\n${iban}\n\nCHAR\n\nDanke`,
    );
    expect(giroCode({ ...syndicate, bic: 'COBADEFFXXX', information: 'Bis bald' })).toBe(
      `BCD\n002\n1\nSCT\nCOBADEFFXXX\n${holder}\n${iban}\nEUR25.00\nCHAR\n${syndicate.reference}\n\nBis bald`,
    );
  });

  it.each([
    [1, 'EUR0.01'],
    [10, 'EUR0.10'],
    [100, 'EUR1.00'],
    [123_456, 'EUR1234.56'],
    [999_999_999_99, 'EUR999999999.99'],
  ])('writes %i cents as %s', (cents, line) => {
    expect(giroCode({ ...syndicate, cents }).split('\n')[7]).toBe(line);
  });

  it.each<[string, Partial<Said>]>([
    ['no money', { cents: 0 }],
    ['less than nothing', { cents: -1 }],
    ['half a cent', { cents: 0.5 }],
    ['a billion', { cents: 1_000_000_000_00 }],
    ['a name of 71 signs', { holder: 'e'.repeat(71) }],
    ['no name', { holder: '' }],
    ['a name on two lines', { holder: 'Poliklinik\nSyndikat' }],
    ['a mistyped IBAN', { iban: 'DE89370400440532013001' }],
    ['a short BIC', { bic: 'COBADE' }],
    ['a purpose of five letters', { purpose: 'CHARI' }],
    ['a mistyped reference', { reference: 'RF16SPENDE202611A7K3' }],
    ['a reference and a text', { text: 'Danke' }],
    ['a text of 141 signs', { reference: undefined, text: 'e'.repeat(141) }],
    ['information of 71 signs', { information: 'e'.repeat(71) }],
    ['332 bytes', { reference: undefined, holder: 'ü'.repeat(70), text: 'e'.repeat(140) }],
  ])('refuses %s and cuts nothing', (_, wrong) => {
    expect(() => giroCode({ ...syndicate, ...wrong })).toThrow(z.ZodError);
  });

  it('takes 331 bytes and not one more', () => {
    const { holder: _holder, reference: _reference, ...account } = syndicate;
    const fits = (letters: number) =>
      giroCode({ ...account, holder: 'ü'.repeat(70), text: 'e'.repeat(letters) });
    const empty = bytes(fits(1)) - 1;
    expect(bytes(fits(331 - empty))).toBe(331);
    expect(() => fits(332 - empty)).toThrow('331 bytes');
  });

  it('is read back line by line as it was said, whatever is in it', () => {
    const said: fc.Arbitrary<Said> = fc.record(
      {
        holder: line(70),
        iban: fc.constant(syndicate.iban),
        bic: fc.constantFrom('COBADEFF', 'COBADEFFXXX'),
        cents: fc.integer({ min: 1, max: 999_999_999_99 }),
        reference: fc.constantFrom('TWACDF', 'A1').map(creditorReference),
        information: line(70),
      },
      { requiredKeys: ['holder', 'iban'] },
    );
    fc.assert(
      fc.property(said, (code) => {
        const lines = giroCode(code).split('\n');
        const [tag, version, coding, kind, bic, holder, iban, amount, purpose, reference, text, information] =
          lines;
        expect([tag, version, coding, kind, purpose]).toEqual(['BCD', '002', '1', 'SCT', 'CHAR']);
        expect({ bic, holder, iban }).toEqual({ bic: code.bic ?? '', holder: code.holder, iban: code.iban });
        expect(Math.round(Number((amount ?? '').replace('EUR', '')) * 100)).toBe(code.cents ?? 0);
        expect([reference ?? '', text ?? '', information ?? '']).toEqual([
          code.reference ?? '',
          '',
          code.information ?? '',
        ]);
        expect(lines.at(-1)).not.toBe('');
      }),
    );
  });
});
