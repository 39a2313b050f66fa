import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptWords } from '../../shared/words/receipts.ts';
import { aHouse } from '../a-house.ts';
import { ada, asADonor, byMachine } from '../site/my-receipts.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';

describe('receipts, by donors themselves', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    [house, browser] = await Promise.all([aHouse(), aBrowser()]);
    await byMachine(house);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it.each(['de', 'en'] as const)(
    'work in %s, by keyboard, on a telephone, without a script',
    async (locale) => {
      const { ask, link, mine, done, check } = receiptWords[locale];
      const email = `ada-${locale}@example.org`;
      await house.give({ amountCents: 1_322_50, email, locale });
      await house.idle();
      const page = await browser.page({ width: 320 });
      const looked = async () => {
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const violations = await violationsOn(page);
        expect({ at: page.url(), isWider: wide > 0, violations }).toEqual({
          at: page.url(),
          isWider: false,
          violations: [],
        });
      };

      await page.goto(`${house.origin}/receipts?lang=${locale}`);
      await looked();
      await page.getByLabel(ask.email).fill('nobody');
      await page.keyboard.press('Enter');
      await page.locator('.refused').waitFor();
      await looked();
      await page.getByLabel(ask.email).fill(email);
      await page.keyboard.press('Enter');
      await page.getByRole('status').waitFor();
      await looked();
      await house.idle();

      await page.goto(asADonor(house).thanksLink(email) + `&lang=${locale}`);
      await looked();
      await page.getByLabel(link.email).fill('bea@example.org');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await looked();
      await page.getByLabel(link.email).fill(email);
      await page.keyboard.press('Enter');
      await page.getByText(mine.addressFirst).waitFor();
      await looked();

      await page.getByLabel(mine.name).fill(`${ada.name} ${'von'.repeat(30)}`);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByRole('link').first().click();
      expect(await page.getByLabel(mine.street).evaluate((field) => field === document.activeElement)).toBe(
        true,
      );
      await looked();
      await page.keyboard.type(ada.street);
      await page.getByLabel(mine.postalCode).fill(ada.postalCode);
      await page.getByLabel(mine.city).fill(ada.city);
      await page.keyboard.press('Enter');
      await page.getByText(done.address).waitFor();
      await looked();
      await page.getByRole('button', { name: mine.single }).press('Enter');
      await page.getByText(done.asked).waitFor();
      await house.idle();
      await page.reload();
      await page.getByRole('link', { name: mine.download }).waitFor();
      await looked();

      await page.getByRole('link', { name: mine.read }).click();
      const read = page.getByText(/Prüfcode \w{8}/);
      const [, number = '', code = ''] =
        /Nr\.\s+(\S+)[\s\S]*Prüfcode (\w{8})/.exec((await read.textContent()) ?? '') ?? [];
      await looked();
      await page.goto(`${house.origin}/receipts/check?lang=${locale}`);
      await looked();
      await page.getByLabel(check.number).fill(number);
      await page.getByLabel(check.code).fill(code.toLowerCase());
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: check.valid }).waitFor();
      await looked();
    },
  );
});
