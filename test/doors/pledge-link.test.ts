import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/domain/refusal.ts';
import { aDoor, type Door, insides } from './a-door.ts';
import { ada, aPledgeDoor, type PledgeDoor, portalUrl } from './a-pledge-door.ts';

let door: Door;
let links: PledgeDoor;
beforeAll(async () => {
  door = await aDoor();
});
afterAll(async () => door.close());
beforeEach(async () => {
  // To the first second of another hour: nobody here is one of too many.
  const hour = 60 * 60 * 1000;
  const next = Math.floor(door.clock.now().getTime() / hour + 1) * hour;
  await door.post('/local/clock', { now: new Date(next).toISOString() });
  links = aPledgeDoor(door);
});

const english = { 'accept-language': 'en' };
/** Whose promise it is must not be seen on any page: neither the giver nor the sum nor Stripe's numbers. */
const personal = /Ada|Beispiel|spende@|müller|xn--|25,00|cus_/;
const titles = {
  manage: ['Regelmäßige Spende ändern', 'Change a regular gift'],
  'payment-method': ['Zahlungsweg ändern', 'Change the means of payment'],
  stop: ['Regelmäßige Spende beenden', 'Stop a regular gift'],
} as const;
const purposes = ['manage', 'payment-method', 'stop'] as const;

describe('the page behind a letter’s link', () => {
  it.each(purposes)(
    'says what the link is for, in the reader’s language, and asks for the address: %s',
    async (purpose) => {
      const token = links.token('sub_ada', purpose);
      const german = await links.look({ token });
      const inEnglish = await links.look({ token }, english);
      for (const [{ status, text }, title, label] of [
        [german, titles[purpose][0], 'E-Mail-Adresse'],
        [inEnglish, titles[purpose][1], 'E-mail address'],
      ] as const) {
        expect(status).toBe(200);
        expect(text).toContain(`<h1>${title}</h1>`);
        expect(text).toContain(`>${label}</label>`);
        expect(text).toContain(`name="token" value="${token}"`);
        expect(text).not.toMatch(personal);
      }
      expect(german.text).toContain('<html lang="de" dir="ltr">');
      expect(inEnglish.text).toContain('<html lang="en" dir="ltr">');
      // One click changes the language, and the form keeps it.
      expect(german.text).toContain(`href="?token=${token}&locale=en"`);
      const switched = await links.look({ token, locale: 'en' });
      expect(switched.text).toContain('name="locale" value="en"');
      expect(switched.text).toBe(inEnglish.text);
    },
  );

  it('runs no script, is kept and indexed nowhere, tells nobody its address, and styles itself only', async () => {
    const { headers, text } = await links.look({ token: links.token() });
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    const digests = [...text.matchAll(/<style>([^]*?)<\/style>/g)].map(
      ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src ${digests.join(' ')}; img-src data:; base-uri 'none'; form-action 'self' http:; frame-ancestors 'none'`,
    );
    expect(text).toContain('<meta name="robots" content="noindex" />');
    expect(text).not.toMatch(/<script|<img|<link|\son\w+=|style=|src=|https?:\/\//);
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('may be looked at by every program that follows links in letters: nothing happens', async () => {
    const token = links.token('sub_ada', 'stop');
    for (let visit = 0; visit < 30; visit += 1) expect((await links.look({ token })).status).toBe(200);
    expect(links.read).toEqual([]);
    expect(links.opened).toEqual([]);
    expect((await links.send({ token, email: ada.email })).status).toBe(303);
  });
});

describe('whoever gives the address the letter went to', () => {
  it.each(purposes)('is led on to Stripe, for what the link is for: %s', async (purpose) => {
    const token = links.token('sub_ada', purpose);
    const { status, headers, text } = await links.send({ token, email: ada.email, locale: 'en' });
    expect(status).toBe(303);
    expect(headers['location']).toBe(portalUrl);
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toBe('');
    expect(links.opened).toEqual([
      {
        customer: 'cus_ada',
        pledge: 'sub_ada',
        purpose,
        locale: 'en',
        returnUrl: `${door.origin}/c/netzwerk`,
      },
    ]);
  });

  it.each([
    'ada.b+spende@xn--mller-kva.example.org',
    '  ADA.B+SPENDE@MÜLLER.EXAMPLE.ORG ',
    'Ada.B+spende@mu\u0308ller.example.org',
  ])('may write it as people do: %s', async (email) => {
    expect((await links.send({ token: links.token(), email })).status).toBe(303);
  });

  it('may send it as JSON', async () => {
    const answer = await links.sendJson({ token: links.token(), email: ada.email });
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe(portalUrl);
  });

  it('is told that nothing is left to do, if the gift has ended', async () => {
    const { status, text } = await links.send({ token: links.token('sub_ended'), email: ada.email });
    expect(status).toBe(200);
    expect(text).toContain('Diese regelmäßige Spende ist beendet');
    expect(text).toContain('Es wird nichts mehr abgebucht');
    expect(text).not.toMatch(/<form|<a /);
    expect(text).not.toMatch(personal);
    expect(links.opened).toEqual([]);
  });

  it('is told so too, if Stripe knows of the end before we do', async () => {
    links.portal.openPortal = async () => undefined;
    const { status, text } = await links.send({ token: links.token(), email: ada.email });
    expect(status).toBe(200);
    expect(text).toContain('Diese regelmäßige Spende ist beendet');
  });

  it('is asked to come again, while Stripe’s word on the gift is still on its way', async () => {
    const { status, headers, text } = await links.send({ token: links.token('sub_early'), email: ada.email });
    expect(status).toBe(503);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(text).toContain('Bitte in ein paar Minuten noch einmal versuchen.');
  });

  it('is asked to come again, while Stripe is away', async () => {
    links.portal.openPortal = async () => {
      throw new Refusal(503, 'stripe.away', { de: 'Gleich noch einmal.', en: 'Again soon.' }, undefined, 5);
    };
    const { status, headers, text } = await links.send(
      { token: links.token(), email: ada.email },
      { headers: english },
    );
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('5');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('<h1>That did not work</h1>');
    expect(text).toContain('Again soon.');
  });

  it('reads a sentence when we are at fault, and a person of ours is told', async () => {
    links.portal.openPortal = async () => {
      throw new Error(`no portal for ${ada.email}`);
    };
    const { status, text } = await links.send({ token: links.token(), email: ada.email });
    expect(status).toBe(500);
    expect(text).toContain('Da ist uns ein Fehler unterlaufen.');
    expect(text).not.toMatch(insides);
    expect(text).not.toMatch(personal);
    expect(door.alarms('bug')).toHaveLength(1);
  });
});

describe('whoever gives another address', () => {
  it('reads the same as with a promise that we do not know, or whose giver we do not know', async () => {
    const answers = [];
    for (const pledge of ['sub_ada', 'sub_ended', 'sub_early', 'sub_nameless', 'sub_nobody']) {
      const token = links.token(pledge);
      const { status, headers, text } = await links.send({ token, email: 'ben@example.org' });
      answers.push({ status, headers, text: text.replaceAll(token, 'TOKEN') });
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(403);
    expect(answers[0]?.text).toContain('Diese Adresse passt nicht zu diesem Link.');
    expect(answers[0]?.text).toContain('name="email"');
    expect(answers[0]?.text).not.toMatch(personal);
    expect(answers[0]?.text).not.toContain('ben@example.org');
    expect(links.opened).toEqual([]);
  });

  it.each(['ada', '@', 'ada@', '@xn--mller-kva.example.org', 'Ada Beispiel <ada@example.org>', '\u0000'])(
    'does not get on: %j',
    async (email) => {
      expect((await links.send({ token: links.token(), email })).status).toBe(403);
      expect(links.opened).toEqual([]);
    },
  );

  it('may try five times an hour with one link, and after that not even the right one helps', async () => {
    const token = links.token();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const sourceAddress = `192.0.2.${attempt}`;
      expect((await links.send({ token, email: 'ben@example.org' }, { sourceAddress })).status).toBe(403);
    }
    const elsewhere = { headers: english, sourceAddress: '192.0.2.77' };
    const { status, headers, text } = await links.send({ token, email: ada.email }, elsewhere);
    expect(status).toBe(429);
    expect(headers['retry-after']).toBe('3600');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('Those were too many tries. Please try again in 60 minutes');
    expect(links.opened).toEqual([]);
    // Another link to the same gift is not held up by it.
    expect(
      (await links.send({ token: links.token('sub_ada', 'stop'), email: ada.email }, elsewhere)).status,
    ).toBe(303);
    await door.moveClock({ hours: 1 });
    expect((await links.send({ token, email: ada.email })).status).toBe(303);
  });

  it('may try twenty times an hour in all, from one address', async () => {
    const sourceAddress = '192.0.2.9';
    const tries = [];
    for (let attempt = 0; attempt < 21; attempt += 1) {
      const token = links.token(`sub_other${attempt}`);
      tries.push((await links.send({ token, email: 'ben@example.org' }, { sourceAddress })).status);
    }
    expect(tries).toEqual([...Array.from({ length: 20 }, () => 403), 429]);
    expect((await links.send({ token: links.token(), email: ada.email }, { sourceAddress })).status).toBe(
      429,
    );
    expect((await links.send({ token: links.token(), email: ada.email })).status).toBe(303);
  });
});

const daysAgo = (days: number): Date => new Date(door.clock.now().getTime() - days * 24 * 60 * 60 * 1000);

describe('a link that is not good', () => {
  const bad: Record<string, [token: () => string, status: number, sentence: RegExp]> = {
    'too old': [
      () => links.token('sub_ada', 'stop', daysAgo(91)),
      410,
      /no longer valid.*latest letter.*answer/,
    ],
    'of another house': [
      () => links.token('sub_ada', 'stop', door.clock.now(), 'the secret of quite another house somewhere'),
      400,
      /the whole link from the letter/,
    ],
    'cut off': [() => links.token().slice(0, -5), 400, /the whole link from the letter/],
    'for another promise': [
      () => {
        const [payload = '', signature = ''] = links.token().split('.');
        const changed = Buffer.from(payload, 'base64url').toString().replace('sub_ada', 'sub_ben');
        return `${Buffer.from(changed).toString('base64url')}.${signature}`;
      },
      400,
      /the whole link from the letter/,
    ],
    'without anything': [() => '', 400, /the whole link from the letter/],
    'of markup': [() => '"><script>alert(1)</script>', 400, /the whole link from the letter/],
  };
  it.each(Object.entries(bad))(
    'leads to a page that says what to do: %s',
    async (_, [token, status, sentence]) => {
      const looked = await links.look({ token: token() }, english);
      const sent = await links.send({ token: token(), email: ada.email }, { headers: english });
      for (const answer of [looked, sent]) {
        expect(answer.status).toBe(status);
        expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
        expect(answer.headers['content-security-policy']).toContain("form-action 'none'");
        expect(answer.text).toContain('<h1>That did not work</h1>');
        expect(answer.text).toMatch(sentence);
        expect(answer.text).not.toContain('<script');
        expect(answer.text).not.toMatch(insides);
      }
      expect(links.read).toEqual([]);
      expect(links.opened).toEqual([]);
    },
  );

  it('is a page as well if something is missing or too much', async () => {
    const token = links.token();
    for (const [fields, sentence] of [
      [{}, 'Bitte den Link aus dem Brief noch einmal öffnen'],
      [{ token }, 'Bitte die E-Mail-Adresse angeben, an die der Brief ging.'],
      [{ token, email: '' }, 'Bitte die E-Mail-Adresse angeben, an die der Brief ging.'],
      [{ token, email: `${'a'.repeat(254)}@example.org` }, 'Bitte die E-Mail-Adresse angeben'],
      [{ token, email: ada.email, purpose: 'stop' }, 'andere Felder nicht'],
    ] as const) {
      const { status, text } = await links.send(fields);
      expect([status, text.includes(sentence)]).toEqual([400, true]);
    }
    expect((await links.look({})).status).toBe(400);
    expect(links.opened).toEqual([]);
  });
});

it('nothing of all this has told an address, a name or a link to the log', () => {
  const log = door.lines.join('\n');
  expect(log).toContain('pledge link of sub_ada opened: stop');
  expect(log).toContain('tried with another address');
  expect(log).not.toMatch(/@|ada\.b|Beispiel|ben@|192\.0\.2|token/i);
  expect(log).not.toContain(links.token().split('.')[0]);
});
