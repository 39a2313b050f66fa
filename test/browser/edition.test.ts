import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { directionOf, Language } from '../../shared/domain/language.ts';
import { editionSamples } from '../../shared/email/edition-samples.ts';
import { pictured, write } from '../email/an-edition.ts';
import { aHouse } from '../a-house.ts';
import { withPicture } from '../site/an-update.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';

let browser: Awaited<ReturnType<typeof aBrowser>>;
let page: Page;
beforeAll(async () => {
  browser = await aBrowser();
  page = await browser.page({ width: 360 });
});
afterAll(async () => browser.close());

/** How far the page reaches beyond the screen, to either side. */
const sidewaysPixels = async (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** How wide the filled part of each bar is, in hundredths; and on which side it begins. */
const bars = async () =>
  page.evaluate(() =>
    [...document.querySelectorAll('table[aria-hidden=true]')].map((table) => {
      const whole = table.getBoundingClientRect();
      const full = table.querySelector('td.full')?.getBoundingClientRect();
      return {
        percent: full ? Math.round((full.width / whole.width) * 100) : 0,
        from: !full || Math.abs(full.left - whole.left) < 1 ? 'left' : 'right',
      };
    }),
  );

const everyLetter = Language.options.flatMap((language) =>
  Object.entries(editionSamples(language)).map(([name, content]) => ({ name, language, content })),
);

describe.each(everyLetter)('the letter $name in $language', ({ language, content }) => {
  it('can be read by everyone, on a phone and on a desk, by day and by night', async () => {
    await page.setContent(write(pictured(content, 'Drei Menschen streichen eine Wand')).html);
    // Colours are the same in all languages.
    for (const colorScheme of language === 'de' ? (['dark', 'light'] as const) : (['light'] as const)) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOn(page)).toEqual([]);
    }
    for (const width of [320, 600]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await sidewaysPixels()).toBe(0);
    }
    const from = directionOf(language) === 'rtl' ? 'right' : 'left';
    for (const bar of await bars()) if (bar.percent > 0 && bar.percent < 100) expect(bar.from).toBe(from);
    const [first] = content.figures.campaigns;
    if (first?.thisMonth && content.editions[0]?.occasion === 'month')
      expect((await bars())[0]?.percent).toBe(51);
  });
});

it('shows what a picture shows where pictures are off', async () => {
  // The picture lies in the letter; a browser knows no such place, as a mail program that shows none.
  const [content] = Object.values(editionSamples('de'));
  if (!content) throw new Error('no sample');
  await page.setContent(write(pictured(content, 'Drei Menschen streichen eine Wand')).html);
  const picture = page.getByRole('img', { name: 'Drei Menschen streichen eine Wand' });
  expect(await picture.isVisible()).toBe(true);
  expect((await bars()).length).toBeGreaterThan(2);
});

it('shows a letter that went out as a page that everyone can read', async () => {
  const house = await aHouse();
  try {
    const text = { paragraph: 'Danke an alle!\n\n- eins\n- zwei', pictureAlternative: 'Ein Punkt' };
    const { edition } = await withPicture(house, { texts: { de: text } });
    for (const language of ['de', 'ar'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width: 360, height: 800 });
        await page.goto(`${house.origin}/c/netzwerk/updates/${edition}?lang=${language}`);
        expect(await violationsOn(page)).toEqual([]);
        expect(await sidewaysPixels()).toBe(0);
      }
    }
    expect(await page.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    await page.goto(`${house.origin}/c/netzwerk?lang=de`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('region', { name: 'Neuigkeiten' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toContain(`/c/netzwerk/updates/${edition}`);
  } finally {
    await house.close();
  }
});
