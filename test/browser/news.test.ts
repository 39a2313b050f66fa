import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Language } from '../../shared/domain/language.ts';
import { readerTokenOf } from '../../shared/house/reader-link.ts';
import { wordsIn } from '../../shared/words.ts';
import { newsWordsIn } from '../../shared/words/news.ts';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';

const isWellMade = async (page: Page) => {
  expect(await violationsOn(page)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
};

describe('letters to supporters', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    [house, browser] = await Promise.all([aHouse(), aBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const linkTo = async (email: string): Promise<string> => {
    await house.idle();
    const letter = house.mailbox.letters().find(({ to }) => to.email === email);
    return /https?:\/\/\S+\/news\/confirm\?token=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  };

  const tokenOf = async (email: string): Promise<string> => {
    const supporter = (await house.parts.consents.withAddress(email))?.supporter ?? '';
    const { secret } = house.parts.pledgeLinks;
    return readerTokenOf({ supporter, topics: ['netzwerk'] }, secret, house.clock.now());
  };

  it.each(Language.options)(
    'are asked for, confirmed, changed and stopped in %s on a telephone',
    async (language) => {
      const words = newsWordsIn(language);
      const email = `${language}@example.org`;
      const page = await browser.page({ width: 320 });
      await page.goto(`${house.origin}/c/netzwerk/news?lang=${language}`);
      await isWellMade(page);

      await page.getByRole('button', { name: words.send }).click();
      await page.locator('[aria-invalid]').first().waitFor();
      const field = page.getByLabel(wordsIn(language).transfer.email, { exact: true });
      await page.locator('#news-email:focus').waitFor();
      await isWellMade(page);

      await field.fill(email);
      const monthly = page.getByLabel(wordsIn(language).form.newsletter);
      const milestones = page.getByLabel(words.milestonesConsent);
      expect(await monthly.isVisible()).toBe(true);
      expect(await monthly.isChecked()).toBe(false);
      await page.getByLabel(words.milestones, { exact: true }).check();
      expect(await monthly.isVisible()).toBe(false);
      expect(await milestones.isChecked()).toBe(false);
      await milestones.check();
      await page.getByRole('button', { name: words.send }).click();
      await page.getByRole('heading', { name: words.sentTitle }).waitFor();
      await isWellMade(page);

      await page.goto(`${await linkTo(email)}&lang=${language}`);
      expect(await page.locator('blockquote').textContent()).toContain(words.milestonesConsent);
      await isWellMade(page);
      await page.getByRole('button', { name: words.confirmButton }).click();
      await page.getByRole('heading', { name: words.confirmedTitle }).waitFor();
      await isWellMade(page);

      const token = await tokenOf(email);
      await page.goto(`${house.origin}/news/${token}?lang=${language}`);
      await isWellMade(page);
      await page.getByLabel(words.monthly, { exact: true }).check();
      await page.getByRole('button', { name: wordsIn(language).transfer.save, exact: true }).click();
      await page.getByText(words.saved, { exact: true }).waitFor();
      expect(await page.locator('.proofs article').count()).toBe(2);
      await isWellMade(page);

      await page.goto(`${house.origin}/u/${token}?lang=${language}`);
      await isWellMade(page);
      await page.getByRole('button', { name: words.leaveButton }).click();
      await page.getByRole('heading', { name: words.leftTitle }).waitFor();
      await isWellMade(page);
      await page.getByRole('link', { name: words.mine }).click();
      await page.getByText(words.readsNothing).waitFor();
      await isWellMade(page);
      await house.moveClock({ hours: 1 });
    },
  );

  it('can be asked for on the campaign’s page with the keyboard alone', async () => {
    const page = await browser.page({ width: 320 });
    await page.goto(`${house.origin}/c/netzwerk?lang=de`);
    await isWellMade(page);
    await page.locator('#news-email').focus();
    await page.keyboard.type('keys@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Fast fertig' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/c/netzwerk/news');
    await page.goto(await linkTo('keys@example.org'));
    await page.getByRole('button').press('Enter');
    await page.getByRole('heading', { name: 'Schön, dass Sie dabei sind!' }).waitFor();
  });

  it('leave a proof that can be printed: what was agreed to, and no form', async () => {
    const page = await browser.page();
    await page.goto(`${house.origin}/news/${await tokenOf('keys@example.org')}?lang=de`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.proofs').isVisible()).toBe(true);
    expect(await page.locator('form:visible').count()).toBe(0);
    expect(await page.getByText('Was Sie uns erlaubt haben').isVisible()).toBe(true);
  });
});
