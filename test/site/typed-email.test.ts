import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TypedEmail } from '../../shared/house/site/typed-email.ts';

const read = (typed: string): string | undefined => TypedEmail.safeParse(typed).data;
const label = 'a'.repeat(63);

// A selection of our own in the manner of the lists that mail libraries test with (RFC 5321, RFC 3696 and its errata).
// Taken is what mail providers hand out; what only the grammar allows, such as quotation marks, nobody types.
const taken: Readonly<Record<string, string>> = {
  'ada@example.org': 'ada@example.org',
  ' ada@example.org\n': 'ada@example.org',
  'Ada.Beispiel@Example.ORG': 'Ada.Beispiel@example.org',
  'ada+spende@example.org': 'ada+spende@example.org',
  'ada_b-c.d@example.org': 'ada_b-c.d@example.org',
  "o'hara@example.org": "o'hara@example.org",
  '1@example.org': '1@example.org',
  '1234567890@example.org': '1234567890@example.org',
  'ada@a.b.c.d.example.org': 'ada@a.b.c.d.example.org',
  'ada@my-centre.example.org': 'ada@my-centre.example.org',
  'ada@123.example.org': 'ada@123.example.org',
  'ada@example.museum': 'ada@example.museum',
  'ada@müller.example': 'ada@xn--mller-kva.example',
  'ada@MÜLLER.example': 'ada@xn--mller-kva.example',
  'ada@xn--mller-kva.example': 'ada@xn--mller-kva.example',
  'ada@приклад.example': 'ada@xn--80aikifvh.example',
  'ada@مثال.example': 'ada@xn--mgbh0fb.example',
  [`ada@${label}.example`]: `ada@${label}.example`,
};

const refused: readonly string[] = [
  '',
  ' ',
  'ada',
  '@',
  '@example.org',
  'ada@',
  'ada@localhost',
  'ada@example',
  'ada@example.o',
  'ada@.example.org',
  'ada@example..org',
  'ada@-example.org',
  'ada@example-.org',
  '.ada@example.org',
  'ada.@example.org',
  'ada..b@example.org',
  'ada b@example.org',
  'ada@exa mple.org',
  'ada@b@example.org',
  'ada@example.org@',
  'ada@example.org, ben@example.org',
  'ada@example.org;ben@example.org',
  'Ada Beispiel <ada@example.org>',
  '<ada@example.org>',
  'mailto:ada@example.org',
  '"ada beispiel"@example.org',
  'ada@[192.0.2.1]',
  'ada@192.0.2.1',
  'ada@[IPv6:2001:db8::1]',
  'ada(comment)@example.org',
  'ada\\@b@example.org',
  'ada@example.org\r\nBcc: all@example.org',
  'ada\n@example.org',
  'ada\u0000@example.org',
  'ada@example_.org',
  'ada@example.org/path',
  'ada@example.org?subject=hi',
  'ada@exam%70le.org',
  'ada\u202E@example.org',
  `ada@${label}a.example`,
  `${'a'.repeat(250)}@example.org`,
  `ada@${`${label}.`.repeat(4)}example`,
];

describe('an address as it was typed', () => {
  it.each(Object.entries(taken))('is taken: %j', (typed, address) => {
    expect(read(typed)).toBe(address);
  });

  it.each(refused)('is refused: %j', (typed) => {
    expect(read(typed)).toBeUndefined();
  });

  it('never carries what could end a line of a mail, whatever is typed', () => {
    const around = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(around, around, around, (before, middle, after) => {
        const address = read(`${before}ada${middle}@example.org${after}`) ?? '';
        expect(address).not.toMatch(/[\s\p{Cc}<>,;:"()[\]\\]/u);
        expect(address.length).toBeLessThanOrEqual(254);
      }),
    );
  });
});
