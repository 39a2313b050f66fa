import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Language } from '../../shared/domain/language.ts';
import { formatCents } from '../../shared/domain/money.ts';
import { federation } from '../../shared/domain/topic.ts';
import { aHouse } from '../a-house.ts';
import { anUpdate, monthAfter, onePixel, withPicture } from './an-update.ts';

type House = Awaited<ReturnType<typeof aHouse>>;

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => house.close());

const open = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${house.origin}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

const Entry = z.object({
  id: z.string(),
  title: z.string(),
  content: z.string(),
  updated: z.iso.datetime(),
  link: z.object({ '@href': z.url() }),
});
const Atom = z.object({ feed: z.object({ updated: z.iso.datetime(), entry: z.array(Entry).default([]) }) });

/** What a program reads that understands feeds. */
const feedOf = async (topic: string, language: Language = 'de', { origin } = house) => {
  const answer = await fetch(`${origin}/c/${topic}/updates.atom?lang=${language}`);
  expect(answer.headers.get('content-type')).toMatch(/^application\/atom\+xml/);
  const text = await answer.text();
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: (name) => name !== 'href',
    attributeNamePrefix: '@',
    isArray: (name) => name === 'entry',
  });
  return { text, ...Atom.parse(parser.parse(text)).feed };
};

describe('a letter that went out', () => {
  it('is a page with its figures as they were, in every language', async () => {
    const month = monthAfter(house, 0);
    await house.give({ amountCents: 40_00 });
    await house.idle();
    const edition = await withPicture(house, {
      texts: { de: { paragraph: 'Danke **allen**! <b>Ada</b>', pictureAlternative: 'Ein Punkt' } },
    });
    const before = edition.frozen?.campaigns[0]?.thisMonth?.coveredCents;
    if (before === undefined) throw new Error('nothing frozen');
    await house.give({ amountCents: 300_00 });
    await house.idle();
    expect((await house.read()).months[0]?.coveredCents).toBe(before + 300_00);

    const german = await open(`/c/netzwerk/updates/${month}?lang=de`);
    expect(german.status).toBe(200);
    expect(german.text).toContain(formatCents(before, 'de'));
    expect(german.text).toContain('<strong>allen</strong>! &lt;b&gt;Ada&lt;/b&gt;');
    expect(german.text).toMatch(/alt="Ein Punkt"/);
    expect(german.headers.get('content-security-policy')).toContain("img-src 'self' data:");
    expect(german.text).not.toMatch(/ style="/);
    expect(german.text).toContain(`?by=netzwerk-${month}`);
    for (const language of Language.options) {
      const page = await open(`/c/netzwerk/updates/${month}?lang=${language}`);
      expect(page.text).toContain(`<html lang="${language}"`);
      expect(page.text).toContain(formatCents(before, language));
      expect(page.text).toMatch(/type="application\/atom\+xml"/);
    }
  });

  it('has a picture of its own, which a browser keeps', async () => {
    const month = monthAfter(house, 0);
    const page = await open(`/c/netzwerk/updates/${month}`);
    const [, src = ''] = /src="([^"]*\/picture\?v=[^"]*)"/.exec(page.text) ?? [];
    const answer = await fetch(src);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await answer.arrayBuffer()).equals(onePixel)).toBe(true);
    const again = await fetch(src, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it.each(['draft', 'approved', 'cancelled', 'lapsed'] as const)(
    'is nobody’s business as %s',
    async (state) => {
      const month = monthAfter(house, { draft: 1, approved: 2, cancelled: 3, lapsed: 4 }[state]);
      await withPicture(house, { state, month, edition: month });
      for (const path of [`/c/netzwerk/updates/${month}`, `/c/netzwerk/updates/${month}/picture`])
        expect((await open(path)).status).toBe(404);
      expect((await open('/c/netzwerk')).text).not.toContain(`updates/${month}`);
      expect((await feedOf('netzwerk')).entry.map(({ id }) => id).join()).not.toContain(month);
    },
  );

  it.each([
    '/c/netzwerk/updates/1999-01',
    '/c/nowhere/updates/2026-11',
    '/c/netzwerk/updates/2026-99-99',
    '/c/netzwerk/updates/..%2f..%2fx',
    '/c/netzwerk/updates/EDITION%232026-11',
    '/c/Netz%20werk/updates/2026-11',
  ])('is not there at %s', async (path) => {
    const { status, text } = await open(path, { 'accept-language': 'en' });
    expect(status).toBe(404);
    expect(text).toContain('<html lang="en"');
    expect(text).toContain('There is no such letter here.');
    expect((await open(`${path}/picture`)).status).toBe(404);
  });
});

describe('the news of a campaign', () => {
  it('are the last three letters on its page and a feed of all of them', async () => {
    const own = await aHouse();
    try {
      const before = await (await fetch(`${own.origin}/c/netzwerk`)).text();
      expect(before).not.toContain('id="updates-title"');
      expect(before).toContain('/c/netzwerk/updates.atom?lang=de');
      const months = [0, 1, 2, 3].map((count) => monthAfter(own, count));
      for (const month of months) {
        await anUpdate(own, { month, edition: month }, new Date(`${month}-01T08:00:00Z`));
      }
      await anUpdate(own, { topic: federation });
      const page = await (await fetch(`${own.origin}/c/netzwerk?lang=de`)).text();
      const listed = Array.from(page.matchAll(/\/c\/netzwerk\/updates\/([\d-]+)\?/g), ([, name]) => name);
      expect(listed).toEqual(months.slice(1).toReversed());
      expect((await feedOf('netzwerk', 'de', own)).entry).toHaveLength(4);
      expect((await feedOf(federation, 'de', own)).entry).toHaveLength(1);
    } finally {
      await own.close();
    }
  });

  it('can be asked for in a language, and are not sent twice', async () => {
    const feed = await feedOf('netzwerk', 'tr');
    expect(feed.entry[0]?.title).toMatch(/2026/);
    expect(feed.entry[0]?.content).toContain('Gereken');
    expect(feed.entry[0]?.link['@href']).toContain(`${house.origin}/c/netzwerk/updates/`);
    const first = await open('/c/netzwerk/updates.atom');
    const again = await open('/c/netzwerk/updates.atom', {
      'if-none-match': first.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
    expect((await open('/c/nowhere/updates.atom')).status).toBe(404);
    expect((await feedOf(federation)).entry).toEqual([]);
  });

  it('stay well-formed and harmless, whatever is written in them', async () => {
    const own = await aHouse();
    try {
      const nasty = `]]> <script>alert(1)</script> &amp; "' \uFFFE 🧑🏽‍🦽 {{x}}`;
      const edition = await anUpdate(own, { state: 'draft', edition: '2020-01' });
      const frozen = {
        asOf: edition.sendAt,
        campaigns: [{ campaign: 'netzwerk', title: nasty, open: true }],
      };
      await anUpdate(own, { frozen, texts: { de: { paragraph: nasty, nextStep: nasty } } });
      const { text, entry } = await feedOf('netzwerk', 'de', own);
      expect(text).not.toContain('<script');
      expect(text).not.toContain('\uFFFE');
      // Programs read the title as HTML: what is in it must still be text.
      expect(entry[0]?.title).toContain(']]&gt; &lt;script&gt;');
      expect(entry[0]?.content).toContain('&lt;script&gt;alert(1)');
    } finally {
      await own.close();
    }
  });
});
