import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Language } from '../../shared/domain/language.ts';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';

describe('the page that shows how to embed a campaign', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    [house, browser] = await Promise.all([aHouse(), aBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const open = async (query = '', options: Parameters<typeof browser.page>[0] = {}) => {
    const page = await browser.page(options);
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(`${house.origin}/c/netzwerk/embed${query}`);
    return { page, errors };
  };

  it('shows the real widget as it will be, and what is chosen at once', async () => {
    const { page, errors } = await open();
    await page.locator('tragwerk-donate [part=form]').waitFor();
    await page.getByLabel('Beträge in Euro').fill('7, 8.50, 9');
    await page.getByLabel('Wie oft', { exact: true }).selectOption('month');
    await page.waitForFunction(() => location.search.includes('interval=month'));
    await page.locator('#script', { hasText: 'amounts="7,8.50,9"' }).waitFor();
    expect(await page.locator('#script').textContent()).toBe(
      [
        `<script type="module" src="${house.origin}/widget/v1.js"></script>`,
        `<tragwerk-donate campaign="netzwerk" amounts="7,8.50,9" interval="month" lang="de"><a href="${house.origin}/c/netzwerk?amount=7&amp;interval=month&amp;lang=de">Überregionale Netzwerkarbeit</a></tragwerk-donate>`,
      ].join('\n'),
    );
    await page.locator('#preview tragwerk-donate').getByText('8,50 €').first().waitFor();
    await page.getByLabel('Was gezeigt wird').selectOption('progress');
    await page.locator('#preview tragwerk-progress').waitFor();
    expect(await page.locator('#wordpress').textContent()).toMatch(
      /^<!-- wp:html -->\n<script[^]+<tragwerk-progress [^]+<!-- \/wp:html -->$/,
    );
    expect(errors).toEqual([]);
  });

  it('says beside the field which amounts it cannot read, and goes on with the campaign’s', async () => {
    const { page } = await open();
    await page.getByLabel('Beträge in Euro').fill('10, viel');
    await page.getByLabel('Farben').focus();
    await page.getByText('Bitte drei bis fünf Beträge eingeben').waitFor();
    expect(await page.getByLabel('Beträge in Euro').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#script').textContent()).not.toContain('amounts');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('copies a text by its button, with the keyboard, and says so', async () => {
    // Only the page in front may write to the clipboard, so it stands in a browser of its own.
    const alone = await aBrowser();
    onTestFinished(alone.close);
    const page = await alone.page();
    await page.context().grantPermissions(['clipboard-write']);
    await page.goto(`${house.origin}/c/netzwerk/embed`);
    await page.getByRole('button', { name: 'Kurze Adresse kopieren' }).press('Enter');
    await page.getByText('Kopiert: Kurze Adresse').waitFor();
    await page.getByLabel('Beträge in Euro').press('Control+v');
    expect(await page.getByLabel('Beträge in Euro').inputValue()).toBe(`${house.origin}/netzwerk`);
  });

  it('works without a script: the form shows the page again, and the texts can be copied by hand', async () => {
    const { page } = await open('', { javaScriptEnabled: false });
    expect(await page.textContent('noscript')).toContain(
      'Für die Vorschau muss JavaScript eingeschaltet sein',
    );
    expect(await page.getByRole('button', { name: /kopieren/ }).count()).toBe(0);
    await page.getByLabel('Farben').selectOption('dark');
    await page.getByLabel('Wofür').selectOption('material');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    expect(await page.locator('#script').textContent()).toContain(
      'earmark="material" lang="de" theme="dark"',
    );
    expect(await page.locator('#link').textContent()).toBe(
      `${house.origin}/c/netzwerk?earmark=material&lang=de`,
    );
    expect(await page.locator('#preview').textContent()).toContain('Überregionale Netzwerkarbeit');
  });

  it('takes nothing from its address unread into the texts', async () => {
    const hostile = encodeURIComponent('"><script>alert(1)</script>');
    const names = ['amounts', 'interval', 'earmark', 'element', 'language', 'theme'];
    const { page } = await open(`?${names.map((name) => `${name}=${hostile}`).join('&')}`);
    const { page: usual } = await open();
    for (const id of ['#script', '#wordpress', '#link', '#short', '#policy']) {
      expect(await page.locator(id).textContent()).toBe(await usual.locator(id).textContent());
    }
    expect(await page.locator('script:not([src])').count()).toBe(0);
    expect(await page.getByLabel('Beträge in Euro').inputValue()).toBe('"><script>alert(1)</script>');
  });

  it('names a need only for a gift that is given once', async () => {
    const { page } = await open();
    const need = await page.locator('#earmark option').nth(3).getAttribute('value');
    await page.goto(`${house.origin}/c/netzwerk/embed?earmark=${need}`);
    expect(await page.locator('#script').textContent()).toContain(`earmark="${need}"`);
    await page.goto(`${house.origin}/c/netzwerk/embed?earmark=${need}&interval=year`);
    expect(await page.locator('#script').textContent()).not.toContain('earmark');
  });

  it.each(Language.options)('is accessible in %s, wide and narrow', async (language) => {
    for (const width of [1280, 360, 320]) {
      const { page, errors } = await open(`?lang=${language}`, { width });
      await page.locator('tragwerk-donate [part=form]').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([language, width, overflow]).toEqual([language, width, 0]);
      expect(errors).toEqual([]);
    }
  });
});
