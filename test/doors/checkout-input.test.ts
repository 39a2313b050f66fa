import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDoor, type Door, insides, refusalIn } from './a-door.ts';

let door: Door;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());

const valid = { amountCents: 25_00, idempotencyKey: '6b1f0a9e-7d0c-4a54-9a5e-0d4b8a8f2c11' };

/** Enough of each sentence to know that it is about this field, in German and in English. */
const says: Readonly<Record<string, readonly [german: string, english: string]>> = {
  amountCents: ['2500 für 25,00 €', '2500 for €25.00'],
  earmark: ['wofür die Spende ist', 'what the gift is for'],
  interval: ['wie oft die Spende kommt', 'how often the gift comes'],
  locale: ['eine Sprache', 'a language'],
  method: ['wie die Spende kommt', 'how the gift comes'],
  coverFee: ['ob die Gebühr dazukommt', 'whether the fee is added'],
  wall: ['für die Spendenwand', 'for the wall'],
  newsletter: ['dem zugestimmt wurde', 'that was agreed to'],
  page: ['höchstens 1000 Zeichen', 'at most 1000 characters'],
  proof: ['auf die gestellte Aufgabe', 'to the task'],
  returnUrl: ['höchstens 500 Zeichen', 'at most 500 characters'],
  idempotencyKey: ['16 bis 80', '16 to 80'],
};

describe('fields that do not fit', () => {
  const amounts: readonly unknown[] = [
    '2500',
    '25',
    '',
    'NaN',
    25.5,
    1e21,
    2 ** 53 + 2,
    -(2 ** 60),
    null,
    true,
    [2500],
    { cents: 2500 },
  ];
  const others: readonly (readonly [field: string, value: unknown])[] = [
    ['earmark', 'anything'],
    ['earmark', 'FREE'],
    ['earmark', 'need_x-2026-13'],
    ['earmark', `need_${'x'.repeat(200)}-2026-11`],
    ['earmark', 'free\u0000'],
    ['earmark', ' staff'],
    ['earmark', '\u202Eeerf'],
    ['earmark', 's\u0301taff'],
    ['earmark', null],
    ['earmark', ['staff']],
    ['interval', 'monthly'],
    ['interval', 'week'],
    ['interval', 'MONTH'],
    ['interval', ''],
    ['interval', 3],
    ['interval', null],
    ['locale', 'fr'],
    ['locale', 'DE'],
    ['locale', null],
    ['locale', 'de-DE'],
    ['method', 'Card'],
    ['method', 'apple_pay'],
    ['method', ''],
    ['method', null],
    ['method', ['card', 'paypal']],
    ['coverFee', 'true'],
    ['coverFee', 1],
    ['coverFee', null],
    ['wall', 'Ada'],
    ['wall', true],
    ['wall', null],
    ['wall', {}],
    ['wall', { name: '' }],
    ['wall', { name: '   ' }],
    ['wall', { name: 'x'.repeat(81) }],
    ['wall', { name: 'Ada', comment: 'x'.repeat(301) }],
    ['wall', { name: 'Ada', email: 'ada@example.org' }],
    ['newsletter', true],
    ['newsletter', {}],
    ['newsletter', { version: 'x'.repeat(41) }],
    ['newsletter', { version: '2026-11-22', email: 'ada@example.org' }],
    ['page', '/danke'],
    ['page', null],
    ['page', `https://example.org/${'x'.repeat(1000)}`],
    ['proof', 'x'.repeat(1001)],
    ['proof', null],
    ['proof', { number: 1 }],
    ['returnUrl', 'not an address'],
    ['returnUrl', '/danke'],
    ['returnUrl', ''],
    ['returnUrl', null],
    ['returnUrl', `https://example.org/${'x'.repeat(500)}`],
    ['idempotencyKey', 'too-short'],
    ['idempotencyKey', 'x'.repeat(81)],
    ['idempotencyKey', 'a key with spaces in it'],
    ['idempotencyKey', 'a-key-with-ümläuts-in-it'],
    ['idempotencyKey', 'a-key-with-a-line-feed\n'],
    ['idempotencyKey', 1234567890123456],
    ['idempotencyKey', null],
  ];
  it.each([...amounts.map((amount) => ['amountCents', amount] as const), ...others])(
    'are refused by name: %s %j',
    async (field, value) => {
      for (const [locale, german] of [
        ['de-DE,de;q=0.9', true],
        ['en-GB', false],
      ] as const) {
        const answer = await door.checkout({ ...valid, [field]: value }, { 'accept-language': locale });
        expect(answer.status).toBe(400);
        const { code, message, field: named } = refusalIn(answer);
        expect({ code, named }).toEqual({ code: 'input.invalid', named: field });
        // A sentence for a person, that says what to send instead; no words of a program.
        expect(message).toMatch(german ? /^Bitte .+\.$/s : /^Please .+\.$/s);
        expect(message).toContain(says[field]?.[german ? 0 : 1]);
        expect(message).not.toMatch(/expected|received|erwartet|erhalten|invalid|ungültig/i);
        expect(answer.text).not.toMatch(insides);
      }
    },
  );

  it.each(['amountCents', 'idempotencyKey'] as const)('are missed by name: %s', async (field) => {
    const { [field]: _, ...rest } = valid;
    const answer = await door.checkout(rest, { 'accept-language': 'en' });
    expect(answer.status).toBe(400);
    expect(refusalIn(answer)).toMatchObject({ code: 'input.invalid', field });
  });

  it.each([
    ['an unknown one', { ...valid, amount: 25 }],
    ['several unknown ones', { ...valid, email: 'ada@example.org', name: 'Ada', currency: 'usd' }],
    ['a constructor', { ...valid, constructor: { prototype: { admin: true } } }],
    ['a long one', { ...valid, ['x'.repeat(30_000)]: 1 }],
    ['an unprintable one', { ...valid, '\u202E\u0000\n': 1 }],
  ])('are refused: %s', async (_, input) => {
    const answer = await door.checkout(input);
    expect(answer.status).toBe(400);
    expect(refusalIn(answer).code).toBe('input.invalid');
    expect(refusalIn(answer).message).not.toMatch(/\p{Cc}|\u202E/u);
    expect(answer.text.length).toBeLessThan(1000);
  });
});

describe('bodies that are no request', () => {
  const json = { 'content-type': 'application/json' };
  const utf16 = Buffer.from(JSON.stringify(valid), 'utf16le');
  const cases: Record<string, [body: string | Uint8Array, headers: object, status: number, code: string]> = {
    nothing: ['', json, 400, 'body.unreadable'],
    'broken JSON': ['{"amountCents":2500,', json, 400, 'body.unreadable'],
    'JSON with a comma too many': ['{"amountCents":2500,}', json, 400, 'body.unreadable'],
    NaN: ['{"amountCents":NaN}', json, 400, 'body.unreadable'],
    'UTF-16': [utf16, json, 400, 'body.unreadable'],
    'UTF-16, said so': [
      utf16,
      { 'content-type': 'application/json; charset=utf-16' },
      400,
      'body.unreadable',
    ],
    'a list': [JSON.stringify([valid]), json, 400, 'input.invalid'],
    null: ['null', json, 400, 'input.invalid'],
    'a number': ['2500', json, 400, 'input.invalid'],
    'a text': ['"2500"', json, 400, 'input.invalid'],
    '60 kB of brackets': ['['.repeat(30_000) + ']'.repeat(30_000), json, 400, 'input.invalid'],
    'a form': [
      'amountCents=2500',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'body.not-json',
    ],
    'JSON called text': [JSON.stringify(valid), { 'content-type': 'text/plain' }, 415, 'body.not-json'],
    'JSON called nothing': [JSON.stringify(valid), { 'content-type': '' }, 415, 'body.not-json'],
    'JSON called almost JSON': [
      JSON.stringify(valid),
      { 'content-type': 'application/jsonp' },
      415,
      'body.not-json',
    ],
    'more than 64 kB': [JSON.stringify({ ...valid, x: 'x'.repeat(65_536) }), json, 413, 'body.too-large'],
    '1 MB': ['x'.repeat(1_000_000), json, 413, 'body.too-large'],
  };
  it.each(Object.entries(cases))('are refused: %s', async (_, [body, headers, status, code]) => {
    const answer = await door.checkout(body, { ...headers });
    expect(answer.status).toBe(status);
    expect(refusalIn(answer).code).toBe(code);
    expect(answer.text).not.toMatch(insides);
  });

  it('are stopped by the gateway from 10 MB on', async () => {
    const answer = await door.checkout('x'.repeat(11 * 1024 * 1024));
    expect(answer.status).toBe(413);
    expect(answer.text).not.toMatch(insides);
  });
});

it('a refused gift leaves nothing: no payment page at Stripe, no cent in the books', async () => {
  await door.idle();
  expect(await door.sessions()).toBe(0);
  expect((await door.read()).totals).toMatchObject({ receivedCents: 0, pendingCents: 0, gifts: 0 });
  const { status } = await door.checkout(valid);
  expect(status).toBe(200);
  expect(await door.sessions()).toBe(1);
});
