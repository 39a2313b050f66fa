import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageNames } from '../../shared/domain/language.ts';
import { violationsOn } from './accessibility.ts';
import { aWidget, choose, give, labelOf, layoutShiftOn } from './a-widget.ts';

/** What a reader sees of the form, as numbers and words. */
const looksOf = async (page: Page) =>
  page.locator('tragwerk-donate [part=form]').evaluate((form) =>
    [form, ...form.querySelectorAll('h2, button, [name=earmark], [name=amount], legend')].map((one) => {
      const { fontSize, color, textTransform, letterSpacing, wordSpacing, display } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      return { fontSize, color, textTransform, letterSpacing, wordSpacing, display, width, height };
    }),
  );

describe('the widget on somebody else’s website', () => {
  let at: Awaited<ReturnType<typeof aWidget>>;
  beforeAll(async () => {
    at = await aWidget();
  });
  afterAll(async () => {
    await at.close();
  });

  it('works and is dressed under a strict policy', async () => {
    const policy = `default-src 'none'; script-src ${at.house.origin}; connect-src ${at.house.origin}; style-src 'self'`;
    const page = await at.browser.page();
    const refused: string[] = [];
    page.on('console', (line) => line.type() === 'error' && refused.push(line.text()));
    await page.goto(at.host.put(at.lines(), { policy, head: '<link rel="icon" href="data:,">' }));
    await at.shown(page);
    await choose(page);
    await give(page).click();
    expect(await page.getByRole('heading', { name: 'Bitte prüfen' }).isVisible()).toBe(true);
    expect(await give(page).evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      'rgb(29, 106, 85)',
    );
    await give(page).click();
    await page.waitForURL(/\/c\/pay\//);
    expect(refused.filter((line) => !line.includes('img-src'))).toEqual([]);
  });

  it('keeps its looks under rules that shout', async () => {
    const hostile = `<style>html{font-size:40px} body{font:700 60px/3 cursive;color:red;text-transform:uppercase;letter-spacing:1em;text-align:right;visibility:hidden}
      *{all:unset !important;color:red !important;word-spacing:9px !important} button,input,select,form{display:none !important} tragwerk-donate{display:block !important;inline-size:752px !important}</style>`;
    const [quiet, loud] = ['', hostile].map((head) => at.host.put(at.lines('theme="light"'), { head }));
    const looks = await looksOf(await at.open(quiet ?? '', 768));
    expect(await looksOf(await at.open(loud ?? '', 768))).toEqual(looks);
  });

  it('takes colours, corners and letters from the host, and lets it dress every part', async () => {
    const page = await at.open(
      at.host.put(at.lines('theme="light"'), {
        head: '<style>tragwerk-donate{--tragwerk-accent:#003399;--tragwerk-radius:0px;--tragwerk-font:monospace}tragwerk-donate::part(button){text-decoration:underline}</style>',
      }),
    );
    const dress = await give(page).evaluate((button) => {
      const { backgroundColor, borderRadius, fontFamily, textDecorationLine } = getComputedStyle(button);
      return { backgroundColor, borderRadius, fontFamily, textDecorationLine };
    });
    expect(dress).toEqual({
      backgroundColor: 'rgb(0, 51, 153)',
      borderRadius: '0px',
      fontFamily: 'monospace',
      textDecorationLine: 'underline',
    });
  });

  it('stands twice on a page without getting mixed up, even if the script does too', async () => {
    const page = await at.browser.page();
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    const again = `<script type="module" src="${at.house.origin}/widget/v1.js?again"></script>`;
    await page.goto(
      at.host.put(
        `${at.lines()}${again}${at.element('lang="en" interval="year"')}<tragwerk-progress campaign="netzwerk"></tragwerk-progress>`,
      ),
    );
    await page.locator('tragwerk-donate [part=form]').nth(1).waitFor();
    const buttons = page.locator('[part=button]');
    expect([await labelOf(buttons.first()), await labelOf(buttons.last())]).toEqual([
      '25 € spenden',
      'Give €25 yearly',
    ]);
    await page.getByRole('radio', { name: '50 €' }).check();
    expect([await labelOf(buttons.first()), await labelOf(buttons.last())]).toEqual([
      '50 € spenden',
      'Give €25 yearly',
    ]);
    expect(broken).toEqual([]);
    expect(await violationsOn(page)).toEqual([]);
  });

  it.each(Object.keys(languageNames))('speaks %s where the page does, in its direction', async (lang) => {
    const dir = lang === 'ar' ? 'rtl' : 'ltr';
    const page = await at.open(at.host.put(at.lines(), { lang, dir }), 320);
    const form = page.locator('tragwerk-donate .w');
    expect(await form.getAttribute('lang')).toBe(lang);
    expect(await form.evaluate((one) => getComputedStyle(one).direction)).toBe(dir);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('takes the language nearest to it, and German where it has none of it', async () => {
    for (const [lang, attributes, spoken] of [
      ['fr', '', 'de'],
      ['en-GB', '', 'en'],
      ['en', 'lang="uk"', 'uk'],
      ['', '', 'de'],
    ] as const) {
      const page = await at.open(at.host.put(at.lines(attributes), { lang }));
      expect([lang, await page.locator('tragwerk-donate .w').getAttribute('lang')]).toEqual([lang, spoken]);
      await page.locator('tragwerk-donate').evaluate((element) => element.setAttribute('lang', 'tr'));
      await page.locator('tragwerk-donate .w[lang=tr]').waitFor();
    }
  });

  it('is the host’s link where there is no JavaScript', async () => {
    const page = await at.browser.page({ javaScriptEnabled: false });
    await page.goto(at.host.put(at.lines()));
    expect(await page.getByRole('link', { name: 'Spenden' }).isVisible()).toBe(true);
  });

  it.each([
    ['netzwerk', 'lang="de"', 'Das Formular lädt nicht.', 'Noch einmal'],
    ['netzwerk', 'lang="ar"', 'تعذّر تحميل النموذج.', 'أعد المحاولة'],
  ])(
    'stays the host’s link while nobody answers, and tries again',
    async (campaign, attributes, sentence, again) => {
      const page = await at.browser.page({ width: 360 });
      let away = true;
      await page.route('**/form?*', async (route) => (away ? route.abort() : route.continue()));
      await page.goto(at.host.put(at.script + at.element(attributes, campaign)));
      const told = page.getByRole('alert');
      await told.waitFor();
      expect(await told.textContent()).toBe(sentence);
      expect(await page.getByRole('link', { name: 'Spenden' }).isVisible()).toBe(true);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button', { name: again }).click();
      await told.waitFor();
      away = false;
      await page.getByRole('button', { name: again }).click();
      await at.shown(page);
      expect(await page.getByRole('link', { name: 'Spenden' }).isVisible()).toBe(false);
    },
  );

  it('stays the host’s link for a campaign that nobody knows, and tells the page', async () => {
    const page = await at.browser.page();
    const address = at.host.put(at.element('', 'gibt-es-nicht'));
    await page.goto(address);
    const heard = page.evaluate(
      async () =>
        new Promise((resolve) => {
          document.addEventListener('tragwerk-error', (event) => resolve(Reflect.get(event, 'detail')));
        }),
    );
    await page.evaluate((source) => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = source;
      document.head.append(script);
    }, `${at.house.origin}/widget/v1.js`);
    expect(await heard).toEqual({
      code: 'campaign.unknown',
      message: expect.stringContaining('gibt-es-nicht'),
    });
    expect(await page.getByRole('link', { name: 'Spenden' }).isVisible()).toBe(true);
  });

  it.each([360, 768, 1280])('moves nothing when a slow answer comes, %i px wide', async (width) => {
    const page = await at.browser.page({ width, height: 2000 });
    const { promise: waited, resolve: answer } = Promise.withResolvers<void>();
    await page.route('**/form?*', async (route) => {
      await waited;
      await route.continue();
    });
    await page.goto(
      at.host.put(`${at.lines()}<tragwerk-progress campaign="netzwerk"></tragwerk-progress>`, {
        head: '<style>tragwerk-donate:not(:defined),tragwerk-progress:not(:defined){display:none}</style>',
      }),
    );
    await page.locator('tragwerk-donate .wait').waitFor();
    expect(await page.getByRole('link', { name: 'Spenden' }).isVisible()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    const below = async () => page.locator('#below').evaluate((one) => one.getBoundingClientRect().top);
    const before = await below();
    const shift = await layoutShiftOn(page);
    answer();
    await at.shown(page);
    await page.locator('tragwerk-progress [part=progress]').waitFor();
    expect(Math.abs((await below()) - before)).toBeLessThanOrEqual(1);
    expect((await layoutShiftOn(page)) - shift).toBeLessThan(0.001);
  });

  it('is readable dark, without colours, and with letters twice as large', async () => {
    const address = at.host.put(at.lines());
    const page = await at.open(address, 640);
    for (const media of [{ colorScheme: 'dark' }, { reducedMotion: 'reduce' }] as const) {
      await page.emulateMedia(media);
      expect(await violationsOn(page)).toEqual([]);
    }
    // axe-core reads the colours that were meant, so the ones that are shown are looked at here.
    await page.emulateMedia({ forcedColors: 'active' });
    expect(
      await give(page).evaluate((button) => {
        const { color, backgroundColor } = getComputedStyle(button);
        return { color, backgroundColor };
      }),
    ).toEqual({ color: 'rgb(255, 255, 255)', backgroundColor: 'rgb(0, 0, 0)' });
    expect(await page.getByRole('radio', { name: '25 €' }).isChecked()).toBe(true);
    await page.emulateMedia({ forcedColors: 'none' });
    // What a browser’s setting for large letters does: the size that everything else counts from.
    await page.locator('tragwerk-donate .w').evaluate((one) => {
      if (one instanceof HTMLElement) one.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
  });

  it('shows the month alone, as picture and in words', async () => {
    await at.house.give({ amountCents: 400_00 });
    await at.house.give({ amountCents: 100_00, method: 'sepa_debit', email: 'ben@example.org' });
    await at.house.idle();
    const page = await at.browser.page({ width: 360 });
    // What a test before this one was answered is still in the browser's cache; a page with a route has none.
    await page.route('**/form?*', async (route) => route.continue());
    await page.goto(at.host.put(`${at.script}<tragwerk-progress campaign="netzwerk"></tragwerk-progress>`));
    const progress = page.locator('tragwerk-progress [part=progress]');
    await progress.waitFor();
    const text = (await progress.innerText()).replaceAll('\u00a0', ' ');
    expect(text).toContain('400 € von 3.265,50 €');
    expect(text).toContain('zu 12 % gedeckt');
    expect(text).toContain('Es fehlen noch 2.865,50 €.');
    expect(text).toContain('100 € sind unterwegs');
    expect(text).toContain('Personal: 400 € von 2.790 €');
    expect(text).toContain('Sachkosten: 0 € von 475,50 €');
    const widths = await progress
      .locator('svg')
      .first()
      .locator('rect')
      .evaluateAll((all) => all.map((one) => one.getAttribute('width')));
    expect(widths).toEqual(['15', '12']);
    expect(await progress.locator('input, button').count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  });
});
