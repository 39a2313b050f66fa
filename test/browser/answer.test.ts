import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerLink } from '../../shared/house/answer-link.ts';
import { answerWords } from '../../shared/words/answer.ts';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';

describe('the page where a team answers', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  let link: string;
  beforeAll(async () => {
    [house, browser] = await Promise.all([aHouse(), aBrowser()]);
    await fetch(`${house.origin}/c/netzwerk/message?lang=de`, {
      method: 'POST',
      body: new URLSearchParams({
        name: 'ليلى الحداد',
        email: 'ada@example.org',
        text: `Wann ist Sprechstunde?\n${'sehr'.repeat(60)}\nمتى تفتحون؟`,
      }),
    });
    await house.idle();
    const letter = house.mailbox.letters()[0]?.customArgs['letter'] ?? '';
    link = answerLink(letter.replace('.message', ''), house.parts.pledgeLinks, house.clock.now());
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it.each(['de', 'en'] as const)('works in %s, by keyboard, on a telephone', async (locale) => {
    const words = answerWords[locale];
    const page = await browser.page({ width: 320 });
    await page.goto(`${link}&lang=${locale}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('button', { name: words.send }).press('Enter');
    const text = page.getByLabel(words.text);
    await page.getByText(words.empty).waitFor();
    expect(await text.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await violationsOn(page)).toEqual([]);

    await page.keyboard.type(`Mittwoch um 17 Uhr, ${locale}.`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: words.back }).click();
    await page.getByText(`Mittwoch um 17 Uhr, ${locale}.`).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});
