import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDoor, type Door } from './a-door.ts';
import { inNetzwerk, telling } from './telling.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
  await door.give({ amountCents: 25_00 });
  await door.idle();
});
afterAll(async () => door.close());

const told = telling(() => door);
const ada = { email: 'ada@example.org', name: 'Ada Beispiel', address: null, phone: null };

describe('who is thanked', () => {
  const emails: Record<string, [email: string | null, to: string | undefined]> = {
    'an address': ['ada@example.org', 'ada@example.org'],
    'an address with a plus and capitals': ['Ada.B+spende@Example.ORG', 'Ada.B+spende@example.org'],
    'an address in a domain with an umlaut': ['ada@müller.example', 'ada@xn--mller-kva.example'],
    'an address with spaces around it': ['  ada@example.org ', 'ada@example.org'],
    none: [null, undefined],
    'an empty one': ['', undefined],
    'no address at all': ['nobody', undefined],
    'two at signs': ['ada@evil@example.org', undefined],
    'a line break and a header of its own': ['ada@example.org\r\nBcc: all@example.org', undefined],
    'a line break in the middle': ['ada\n@example.org', undefined],
    'two addresses': ['ada@example.org, ben@example.org', undefined],
    '5,000 characters': [`${'a'.repeat(5000)}@example.org`, undefined],
  };
  it.each(Object.entries(emails))('by e-mail: %s', async (_, [email, to]) => {
    const { moved, letters } = await told(
      door.another('charge.succeeded', { billing_details: { ...ada, email } }),
    );
    expect(moved).toEqual(inNetzwerk);
    expect(letters.map((letter) => letter.to.email)).toEqual(to === undefined ? [] : [to]);
  });

  const names: Record<string, [name: string | null, to: string | undefined]> = {
    'umlauts and a hyphen': ['Jürgen Weiß-Müller', 'Jürgen Weiß-Müller'],
    'right to left': ['عائشة بنت أبي بكر', 'عائشة بنت أبي بكر'],
    none: [null, undefined],
    'only spaces': ['   ', undefined],
    'a line break and a header of its own': ['Ada\r\nBcc: all@example.org', 'Ada Bcc: all@example.org'],
    'control characters': ['A\u0000d\u0007a\u001b[31m', 'A d a [31m'],
    'a right-to-left override': ['Ada \u202Egro.live\u202C', 'Ada gro.live'],
    'a family of emoji': ['Ada 👩‍👩‍👧', 'Ada 👩‍👩‍👧'],
    'a combining mark': ['Ada\u0301', 'Ada\u0301'],
    markup: ['<script>alert(1)</script> & Co', '<script>alert(1)</script> & Co'],
    'marks upon marks upon one letter': [`Zoe Z${'\u0335'.repeat(5000)}`, 'Zoe'],
    'nothing but marks': [`Z${'\u0335'.repeat(5000)}`, undefined],
    '5,000 letters': ['ä'.repeat(5000), 'ä'.repeat(120)],
  };
  it.each(Object.entries(names))('by name: %s', async (_, [name, to]) => {
    const { moved, letters } = await told(
      door.another('charge.succeeded', { billing_details: { ...ada, name } }),
    );
    expect(moved).toEqual(inNetzwerk);
    const [letter] = letters;
    expect(letter?.to).toEqual({ email: 'ada@example.org', ...(to === undefined ? {} : { name: to }) });
    expect(letter?.alsoTo).toBeUndefined();
    expect(letter?.headers).toEqual({});
    expect(letter?.subject.replaceAll('\u00a0', ' ')).toBe('Danke für Ihre Spende von 25,00 €');
    expect(letter?.html).not.toContain('<script');
    // No character that breaks a line of a mail header, or turns its reading order.
    expect(JSON.stringify(letter?.to)).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
  });
});
