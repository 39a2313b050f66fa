import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Language } from '../../shared/domain/language.ts';
import { Instant } from '../../shared/domain/month.ts';
import { wallLink } from '../../shared/house/wall-link.ts';
import { wordsIn } from '../../shared/words.ts';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';

describe('what people write', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    [house, browser] = await Promise.all([aHouse(), aBrowser()]);
    const names = [
      { name: 'Ada Beispiel', comment: 'Danke, dass es euch gibt!' },
      { name: 'ليلى الحداد', comment: 'شكرًا لكم' },
      { name: 'ß'.repeat(80), comment: 'Ein Satz, der länger ist als die anderen. '.repeat(6).trim() },
      { name: '👩‍👩‍👧‍👦 Familie' },
    ];
    for (const [index, wall] of names.entries()) {
      const wish = {
        donation: `don_${index}`,
        campaign: 'netzwerk',
        language: 'de' as const,
        wall,
        wallState: 'asked' as const,
        madeAt: Instant.parse('2026-11-01T10:00:00.000Z'),
        gift: `pi_${index}`,
        givenAt: Instant.parse(`2026-11-0${index + 1}T10:00:00.000Z`),
      };
      await house.parts.wishes.keep(wish, 30);
      await house.parts.wall.approve(wish, house.clock.now());
    }
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it.each(Language.options)('is shown and can be sent in %s on a telephone', async (language) => {
    const { message, wall } = wordsIn(language);
    const page = await browser.page({ width: 320 });
    await page.goto(`${house.origin}/c/netzwerk?lang=${language}`);
    expect(await page.getByRole('heading', { name: wall.title }).count()).toBe(1);
    expect(await page.locator('.wall li').count()).toBe(4);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);

    await page.getByLabel(message.email, { exact: true }).fill('ada at example');
    await page.getByRole('button', { name: message.send }).click();
    const email = page.getByLabel(message.email, { exact: true });
    await page.locator('[aria-invalid]').first().waitFor();
    expect(await email.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await email.fill(`ada@${language}.example.org`);
    await page.getByLabel(message.text, { exact: true }).fill('Wann ist Sprechstunde?');
    await page.getByRole('button', { name: message.send }).press('Enter');
    await page.getByRole('heading', { name: message.sentTitle }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await house.moveClock({ hours: 1 });
  });

  it('can be sent with the keyboard alone, past a field that no keyboard reaches', async () => {
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk`);
    await page.locator('#message-name').focus();
    const typed = ['Ada', 'ada@example.org', 'Eine Frage'];
    for (const text of typed) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Angekommen' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/c/netzwerk/message');
  });

  it('can be taken back by the letter’s link, with one button', async () => {
    const link = wallLink('don_0', house.parts.pledgeLinks, house.clock.now());
    for (const language of Language.options) {
      const page = await browser.page({ width: 320 });
      await page.goto(`${link}&lang=${language}`);
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole('button').click();
      await page.getByRole('status').waitFor();
      expect(await violationsOn(page)).toEqual([]);
    }
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk`);
    expect(await page.locator('.wall').textContent()).not.toContain('Ada Beispiel');
    expect(await page.locator('.wall li').count()).toBe(3);
  });
});
