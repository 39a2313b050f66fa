import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Language } from '../../shared/domain/language.ts';
import { cents } from '../../shared/domain/money.ts';
import { needReference } from '../../shared/house/transfers.ts';
import { wordsIn } from '../../shared/words.ts';
import { aHouse } from '../a-house.ts';
import { aTransfer } from '../site/a-transfer.ts';
import { aBrowser } from './a-browser.ts';
import { codesIn } from './a-code-reader.ts';
import { violationsOn } from './accessibility.ts';

let house: Awaited<ReturnType<typeof aHouse>>;
let browser: Awaited<ReturnType<typeof aBrowser>>;
beforeAll(async () => {
  [house, browser] = await Promise.all([aHouse(), aBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const holder = 'Solidarisches Gesundheitszentrum Leipzig e.V.';
const iban = 'DE89370400440532013000';
const codeOf = (reference: string, amount: string): string =>
  ['BCD', '002', '1', 'SCT', '', holder, iban, amount, 'CHAR', reference].join('\n');

const widthOf = async (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);

const aPoster = async (lang = 'de', query = '') => {
  const { months } = await house.read();
  const now = house.clock.now().toISOString().slice(0, 7);
  const [found] = months.find(({ month }) => month >= now)?.needs ?? [];
  if (!found) throw new Error('the demo has no open need');
  const url = `${house.origin}/c/netzwerk/poster/${found.need}?lang=${lang}${query}`;
  return { ...found, url, reference: needReference('netzwerk', found.need) };
};

/** A4 at 96 dots an inch. */
const sheet = { width: 794, height: 1123 };

const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('the GiroCode', () => {
  it.each(['light', 'dark'] as const)('is read back to the byte from a %s screen', async (colorScheme) => {
    const page = await browser.page();
    await page.emulateMedia({ colorScheme });
    const { url, reference } = await aTransfer(house);
    await page.goto(url);
    const [code, ...others] = await codesIn(await page.screenshot());
    expect(code?.text).toBe(codeOf(reference, 'EUR25.00'));
    expect(Buffer.byteLength(code?.text ?? '')).toBe(116);
    expect(code?.ecLevel).toBe('M');
    expect(code?.version).toBeLessThanOrEqual(13);
    expect(others).toEqual([]);
  });

  it('is read from a phone, from paper, and in forced colours', async () => {
    const { url, reference } = await aTransfer(house, { amountCents: cents(1234_50) });
    const wanted = codeOf(reference, 'EUR1234.50');
    const page = await browser.page({ width: 360 });
    await page.goto(url);
    expect((await codesIn(await page.screenshot({ fullPage: true }))).map(({ text }) => text)).toEqual([
      wanted,
    ]);
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    expect((await codesIn(await page.screenshot({ fullPage: true }))).map(({ text }) => text)).toEqual([
      wanted,
    ]);
    await page.emulateMedia({ media: 'print', forcedColors: 'none', colorScheme: 'light' });
    expect((await codesIn(await page.screenshot({ fullPage: true }))).map(({ text }) => text)).toEqual([
      wanted,
    ]);
    expect(pagesIn(await page.pdf({ preferCSSPageSize: true, format: 'A4' }))).toBe(1);
  });
});

describe('the page of a transfer', () => {
  it.each(Language.options)('is easy to read in %s, also on a small phone', async (language) => {
    const words = wordsIn(language).transfer;
    const { url } = await aTransfer(house, { language, interval: 'month' });
    const page = await browser.page({ width: 320 });
    await page.goto(url);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.getAttribute('html', 'dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    await page.getByRole('heading', { name: words.expectedTitle }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(320);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
  });

  it('copies each value as a bank takes it, and says so', async () => {
    const { url, reference } = await aTransfer(house);
    // Only the page in front may write to the clipboard, so it stands in a browser of its own.
    const alone = await aBrowser();
    onTestFinished(alone.close);
    const page = await alone.page();
    await page.context().grantPermissions(['clipboard-write']);
    await page.goto(url);
    for (const [name, value] of [
      ['Empfänger', holder],
      ['IBAN', iban],
      ['Betrag', '25,00'],
      ['Verwendungszweck', reference],
    ] as const) {
      await page.getByRole('button', { name: `${name} kopieren` }).click();
      await page.getByRole('status').filter({ hasText: value }).waitFor();
      const field = page.getByLabel('E-Mail-Adresse');
      await field.fill('');
      await field.press('Control+v');
      expect(await field.inputValue()).toBe(value);
    }
    expect(await page.getByRole('button', { name: 'Drucken' }).count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('has no button that needs a script where there is none, and keeps where the thanks go', async () => {
    const { url, reference } = await aTransfer(house);
    const page = await browser.page({ javaScriptEnabled: false });
    await page.goto(url);
    expect(await page.getByRole('button').allTextContents()).toEqual(['Speichern']);
    expect(await page.textContent('main')).toContain('DE89 3704 0044 0532 0130 00');
    await page.getByLabel('E-Mail-Adresse').fill('ada@example');
    await page.getByRole('button', { name: 'Speichern' }).click();
    const field = page.getByLabel('E-Mail-Adresse');
    await page.locator('#refused').waitFor();
    expect(await field.inputValue()).toBe('ada@example');
    expect(await field.getAttribute('aria-describedby')).toBe('refused');
    await field.fill('ada@example.org');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('status').textContent()).toContain('Gespeichert');
    expect(await page.content()).not.toContain('ada@example');
    expect((await house.parts.transfers.find(reference))?.donor).toEqual({ email: 'ada@example.org' });
  });

  it('leads to the field whose address cannot be read', async () => {
    const { url } = await aTransfer(house);
    const page = await browser.page();
    await page.goto(url);
    await page.getByLabel('E-Mail-Adresse').fill('ada@example');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.locator('#refused').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    expect(await violationsOn(page)).toEqual([]);
  });
});

const long = (length: number) =>
  'Gesundheitsförderungskoordination für Alle '.repeat(5).slice(0, length).trim();

describe('a poster', () => {
  it.each(Language.options)(
    'is one sheet of A4 in %s, and both its codes are read from it',
    async (language) => {
      const { url, reference } = await aPoster(language);
      const page = await browser.page(sheet);
      await page.goto(url);
      expect(await violationsOn(page)).toEqual([]);
      expect(pagesIn(await page.pdf({ preferCSSPageSize: true, printBackground: false }))).toBe(1);
      await page.emulateMedia({ media: 'print' });
      const texts = (await codesIn(await page.screenshot({ fullPage: true }))).map(({ text }) => text);
      expect(new Set(texts)).toEqual(new Set([codeOf(reference, ''), `${house.origin}/netzwerk`]));
    },
  );

  it('asks for a certain amount if its address says so', async () => {
    const { url, reference } = await aPoster('de', '&amount=12,50');
    const page = await browser.page(sheet);
    await page.goto(url);
    const texts = (await codesIn(await page.screenshot({ fullPage: true }))).map(({ text }) => text);
    expect(texts).toContain(codeOf(reference, 'EUR12.50'));
  });

  it('stays one sheet with the longest title and the longest names, and fits a small phone', async () => {
    const { books, carrier, saveCarrier, saveNeed } = house.parts.campaigns;
    const { need, url } = await aPoster('uk');
    const [before, leipzig] = [
      (await books('netzwerk'))?.needs.find((one) => one.need === need),
      await carrier('leipzig'),
    ];
    if (!before || !leipzig?.bank) throw new Error('the demo has changed');
    await saveNeed({ ...before, title: long(120) });
    await saveCarrier({
      ...leipzig,
      name: long(120),
      street: long(120),
      bank: { ...leipzig.bank, holder: long(70), bic: 'COBADEFFXXX' },
    });
    const page = await browser.page(sheet);
    await page.goto(`${url}&amount=12345`);
    expect(pagesIn(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    const phone = await browser.page({ width: 320 });
    await phone.goto(url);
    expect(await widthOf(phone)).toBeLessThanOrEqual(320);
    expect(await violationsOn(phone)).toEqual([]);
    await saveNeed(before);
    await saveCarrier(leipzig);
  });
});
