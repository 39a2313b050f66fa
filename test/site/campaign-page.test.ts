import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatTags, Language, languageNames } from '../../shared/domain/language.ts';
import { plainEuros } from '../../shared/page/choices.ts';
import { wordsIn } from '../../shared/words.ts';
import { aHouse } from '../a-house.ts';
import { fieldsToward } from './a-form.ts';

let house: Awaited<ReturnType<typeof aHouse>>;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(async () => house.close());

const open = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${house.origin}${path}`, { headers, redirect: 'manual' });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const language = async (path: string, accepted?: string) =>
  /<html lang="([^"]+)"/.exec(
    (await open(path, accepted === undefined ? {} : { 'accept-language': accepted })).text,
  )?.[1];
/** The form as somebody finds it who follows a link. */
const chosen = async (query: string) => fieldsToward('/review', (await open(`/c/netzwerk?${query}`)).text);
const back = async (query: string) => open(`/c/netzwerk?${query}`);
const status = (text: string): string =>
  (/role="status"[^>]*>([^]*?)<\/section>/.exec(text)?.[1] ?? '').replaceAll(/\s+/g, ' ');
const need = async (): Promise<string> => (await house.read()).months[0]?.needs[0]?.need ?? '';

describe('a campaign’s page', () => {
  it('is the same for all who read its language, and kept for half a minute', async () => {
    const first = await open('/c/netzwerk');
    expect(first.headers.get('cache-control')).toBe('public, max-age=30');
    expect(first.headers.get('vary')).toBe('accept-language');
    expect(first.headers.get('set-cookie')).toBeNull();
    // A key in a page that is kept would make one gift of the gifts of many.
    expect(first.text).not.toContain('idempotencyKey');
    expect((await open('/c/netzwerk')).text).toBe(first.text);
  });

  it('runs no script, loads nothing, and leads nowhere but to us', async () => {
    const { text, headers } = await open('/c/netzwerk');
    expect(text).not.toMatch(/<script|<img|<iframe|<link rel="stylesheet|\son\w+=|\sstyle=|@import|url\(/);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src ('sha256-[^']+' ?)+; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
  });

  it.each(Language.options)('is small, whole and marked in %s', async (language) => {
    const { text, status } = await open(`/c/netzwerk?lang=${language}`);
    expect(status).toBe(200);
    expect(gzipSync(text).length).toBeLessThan(30_000);
    expect(text).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(text).toContain(wordsIn(language).form.howOften);
    // Whatever the catalogue wants filled in has been filled in.
    expect(text.replaceAll(/<style>[^]*?<\/style>/g, '')).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
    for (const other of Language.options.filter((one) => one !== language))
      expect(text).toContain(`>${languageNames[other]}</a`);
  });

  it('speaks the language asked for, else the browser’s, else German', async () => {
    expect(await language('/c/netzwerk?lang=ar', 'tr')).toBe('ar');
    expect(await language('/c/netzwerk', 'fr, uk;q=0.8, en;q=0.5')).toBe('uk');
    expect(await language('/c/netzwerk?lang=xx', 'fr')).toBe('de');
  });

  it('tells messengers and search engines what it is about', async () => {
    const { text } = await open('/c/netzwerk?lang=tr');
    const page = `${house.origin}/c/netzwerk`;
    for (const said of [
      '<meta property="og:title" content="Überregionale Netzwerkarbeit" />',
      `<meta property="og:url" content="${page}?lang=tr" />`,
      '<meta property="og:type" content="website" />',
      '<meta property="og:locale" content="tr_TR" />',
      '<meta property="og:locale:alternate" content="uk_UA" />',
      '<meta property="og:site_name" content="Solidarisches Gesundheitszentrum Leipzig e.V." />',
      '<meta name="twitter:card" content="summary" />',
      `<link rel="canonical" href="${page}?lang=tr" />`,
      `<link rel="alternate" hreflang="x-default" href="${page}" />`,
      ...Language.options.map(
        (one) => `<link rel="alternate" hreflang="${one}" href="${page}?lang=${one}" />`,
      ),
    ])
      expect(text).toContain(said);
    const amount = new Intl.NumberFormat(formatTags.tr, { style: 'currency', currency: 'EUR' }).format(
      3265.5,
    );
    expect(/<meta name="description" content="([^"]*)"/.exec(text)?.[1]).toContain(amount);
    expect(text).not.toContain('noindex');
  });

  it('says who receives the money and where they are, and nobody’s e-mail address', async () => {
    const { text } = await open('/c/netzwerk');
    expect(text).toContain('Musterstraße 1 (Beispiel)');
    expect(text).toContain('04315 Leipzig');
    expect(text).toContain('Ein Projekt von Gesundheitszentrum Leipzig.');
    expect(text).not.toMatch(/\w@\w/);
  });

  it('shows a closed campaign with its figures and without a form', async () => {
    const { text, status } = await open('/c/wahljahr');
    expect(status).toBe(200);
    expect(text).toContain('Diese Kampagne nimmt keine Spenden mehr an.');
    expect(text).toContain('class="card month"');
    expect(text).not.toContain('/c/wahljahr/review');
  });

  it.each(['/c/nirgends', '/c/Nirgends', '/nirgends', '/c/unassigned', '/c/%ff'])(
    'is not there for a campaign that is not there: %s',
    async (path) => {
      const { text, status, headers } = await open(path, { 'accept-language': 'uk' });
      if (path.endsWith('%ff')) return expect(status).toBe(400);
      expect(status).toBe(404);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(text).toContain(`<h1>${wordsIn('uk').page.unknownTitle}</h1>`);
      expect(text).toContain('<meta name="robots" content="noindex" />');
      expect(headers.get('x-robots-tag')).toBe('noindex');
    },
  );
});

describe('what a poster or a link chooses beforehand', () => {
  it('is chosen in the form', async () => {
    expect(await chosen('amount=50&interval=year&earmark=material&method=sepa_debit')).toMatchObject({
      amount: '50',
      other: '',
      interval: 'year',
      earmark: 'material',
      method: 'sepa_debit',
    });
    expect(await chosen(`earmark=${await need()}`)).toMatchObject({ earmark: await need() });
  });

  it('may be a need of a month to come', async () => {
    const later = (await house.read()).months[3]?.needs[1]?.need ?? '';
    expect(await chosen(`earmark=${later}`)).toMatchObject({ earmark: later });
  });

  it('is left aside where it cannot be read or is not offered; a page always comes', async () => {
    const usual = await chosen('');
    expect(usual).toMatchObject({ amount: '25', other: '', interval: 'once' });
    for (const query of [
      'amount=1.234&interval=weekly&earmark=need_other-2026-11&method=bitcoin',
      'amount=0,50',
      'amount=99999999',
      'amount=-5',
      'amount=%00&earmark=%3Cb%3E',
    ])
      expect(await chosen(query)).toEqual(usual);
  });

  it('is the amount as it was written, for every amount we take', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 1_000_000 }), async (amountCents) => {
        const { amount, other } = await chosen(`amount=${plainEuros(amountCents)}`);
        expect([amount, other]).toContain(plainEuros(amountCents));
        expect(amount === undefined || other === '').toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('coming back, before any webhook has told', () => {
  it('is kept by no cache and found by no search engine', async () => {
    const { headers, text } = await back('checkout=success&amount=25&method=card&donation=don_1');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(text).toContain('noindex');
  });

  it.each([
    ['card', 'Danke!', 'Die Spende von 25,00 € ist da.', 'In wenigen Augenblicken'],
    ['paypal', 'Danke!', 'Die Spende von 25,00 € ist da.', 'In wenigen Augenblicken'],
    ['sepa_debit', 'Die Spende ist unterwegs', 'alles ist in Ordnung', 'nichts weiter zu tun'],
    ['', 'Danke!', 'ist gleich da', 'nichts weiter zu tun'],
  ])('says what a gift by “%s” means, and never like an error', async (method, ...sentences) => {
    const { text } = await back(`checkout=success&amount=25&method=${method}`);
    for (const sentence of sentences) expect(status(text)).toContain(sentence);
    expect(text).not.toMatch(/role="alert"|class="refused"/);
    expect(text).not.toContain('/review');
  });

  it('gives a link to share, as text and for a letter', async () => {
    const { text } = await back('checkout=success&amount=25&method=card&lang=en');
    const address = `${house.origin}/c/netzwerk?lang=en`;
    expect(status(text)).toContain(`>${address}</a>`);
    expect(status(text)).toContain(`href="mailto:?subject=`);
    expect(decodeURIComponent(status(text))).toContain(address);
  });

  it('says that nothing was charged, and keeps the choices', async () => {
    const { text } = await back('checkout=cancelled&amount=17.50&interval=month&earmark=staff&method=paypal');
    expect(status(text)).toContain('Es wurde nichts abgebucht.');
    expect(status(text)).toContain('href="#give-form"');
    expect(fieldsToward('/review', text)).toMatchObject({
      other: '17.50',
      interval: 'month',
      earmark: 'staff',
      method: 'paypal',
    });
  });

  it('believes no address that says anything', async () => {
    const { text } = await back('checkout=success&amount=999999999&method=%3Cscript%3E');
    expect(status(text)).toContain('Danke!');
    expect(text).not.toMatch(/999|<script/);
    expect((await back('checkout=maybe')).text).not.toContain('role="status"');
  });
});

describe('a short address', () => {
  it('leads to the page, with what was chosen', async () => {
    const { status, headers } = await open('/netzwerk?amount=12%2C50&lang=tr');
    expect(status).toBe(303);
    expect(headers.get('location')).toBe('/c/netzwerk?amount=12%2C50&lang=tr');
    expect((await open('/netzwerk')).headers.get('location')).toBe('/c/netzwerk');
  });
});

describe('the widget’s files', () => {
  it('may be loaded from any website, and are asked for again in some minutes', async () => {
    const { status, headers, text } = await open('/widget/v1.js');
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(1000);
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('cache-control')).toBe(
      'public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800',
    );
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('are kept for ever where the name tells the content', async () => {
    const { text } = await open('/widget/v1.js');
    const chunk = /[\w-]+-[A-Z0-9]{8}\.js/.exec(text)?.[0] ?? '';
    const { status, headers } = await open(`/widget/${chunk}`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('are the present ones for a script that was kept over a deployment, and then kept by nobody', async () => {
    const { status, text, headers } = await open('/widget/proof-OLDOLD77.js');
    expect(status).toBe(200);
    expect(text).toContain('SHA-256');
    expect(headers.get('cache-control')).toMatch(/^public, max-age=300,/);
    expect((await open('/widget/v1-OLDOLD77.js')).status).toBe(404);
  });

  it('come with the licence of what is in them', async () => {
    const { text } = await open('/widget/v1.js');
    const { headers, text: licence } = await open(`/widget/${/^\/\*! (\S+) \*\//.exec(text)?.[1]}`);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(licence).toContain('BSD 3-Clause');
  });

  it('are not sent again to who has them', async () => {
    const etag = (await open('/widget/v1.js')).headers.get('etag') ?? '';
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const { status, text, headers } = await open('/widget/v1.js', { 'if-none-match': known });
      expect([status, text]).toEqual([304, '']);
      expect(headers.get('etag')).toBe(etag);
    }
    expect((await open('/widget/v1.js', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it.each(['nothing.js', '..%2Findex.js', '%2e%2e%2fpackage.json'])('are no others: %s', async (file) => {
    const { status, text } = await open(`/widget/${file}`);
    expect(status).toBe(404);
    expect(text).toContain('asset.unknown');
  });
});
