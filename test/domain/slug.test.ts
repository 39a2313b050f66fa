import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slug, slugOf } from '../../shared/domain/text.ts';

describe('a name in an address', () => {
  it.each([
    ['Gesundheitszentrum Köln', 'gesundheitszentrum-koeln'],
    ['Öffentlichkeit & Presse', 'oeffentlichkeit-presse'],
    ['STRASSE, Straße', 'strasse-strasse'],
    ['Ko\u0308ln', 'koeln'],
    ['Crème brûlée, ąść', 'creme-brulee-asc'],
    ['  – 2027 –  ', '2027'],
    ['Öğretmen İçin', 'oegretmen-icin'],
    ['مركز الصحة', ''],
    ['', ''],
    ['x'.repeat(59) + ' y', 'x'.repeat(59)],
  ])('of %j is %j', (name, expected) => {
    expect(slugOf(name)).toBe(expected);
  });

  it('is none, or one that can stand in an address and stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 200 })), (name) => {
        const made = slugOf(name);
        fc.pre(made !== '');
        expect(slug.safeParse(made).success).toBe(true);
        expect(slugOf(made)).toBe(made);
      }),
    );
  });
});
