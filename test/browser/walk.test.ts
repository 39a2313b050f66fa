import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';
import { goOn } from './giving.ts';

describe('a stranger with a browser', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    [house, browser] = await Promise.all([aHouse(), aBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  it('finds everything from the start page, and nothing there is hard to read', async () => {
    const page = await browser.page();
    await page.goto(house.origin);
    expect(await violationsOn(page)).toEqual([]);
    const links = await page
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links) {
      const answer = await fetch(new URL(link, house.origin));
      expect([link, answer.status]).toEqual([link, 200]);
    }
  });

  it('gives 25 € by card, sees the month move and reads the letter', async () => {
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk`);
    expect(await violationsOn(page)).toEqual([]);
    const month = page.locator('.month').first();
    expect(await month.textContent()).toMatch(/0,00\s€ von 3\.265,50\s€/);

    await page.getByLabel('25 €').check();
    await goOn(page);
    expect(await page.textContent('body')).toContain('25,00');
    expect(await violationsOn(page)).toEqual([]);
    await page.fill('input[name=email]', 'ada@example.org');
    await page.fill('input[name=name]', 'Ada Beispiel');
    await page.check('input[name=method][value=card]');
    await page.click('#pay');

    await page.waitForURL(/checkout=success/);
    expect(await page.getByRole('status').textContent()).toContain('Danke');
    await house.idle();
    await page.reload();
    expect(await month.textContent()).toMatch(/25,00\s€ von 3\.265,50\s€/);

    await page.goto(`${house.origin}/local/inbox`);
    await page
      .getByRole('link', { name: /Netzwerkarbeit|Danke/ })
      .first()
      .click();
    const letter = page.frameLocator('iframe').first();
    expect(await letter.locator('body').textContent()).toContain('Guten Tag Ada Beispiel');
    expect(await letter.locator('body').textContent()).toMatch(/25,00\s€/);
  });

  it('gives 40 € for material by SEPA debit, sees it on its way, and settled after some days', async () => {
    const page = await browser.page({ width: 360 });
    await page.goto(`${house.origin}/c/netzwerk?lang=en`);
    await page.fill('input[name=other]', '40.00');
    await page.selectOption('select[name=earmark]', 'material');
    await goOn(page, 'sepa_debit');
    await page.fill('input[name=email]', 'ben@example.org');
    await page.fill('input[name=name]', 'Ben Example');
    await page.check('input[name=method][value=sepa_debit]');
    await page.click('#pay');
    await page.waitForURL(/checkout=success/);
    expect(await page.getByRole('status').textContent()).toContain('on its way');
    await house.idle();
    await page.reload();
    expect(await page.locator('.month').first().textContent()).toContain('€40.00 on its way');

    await house.moveClock({ days: 6 });
    await house.idle();
    await page.goto(`${house.origin}/c/netzwerk?lang=en`);
    await page.reload();
    const material = page.locator('.month li').filter({ hasText: 'Fahrten' }).first();
    expect(await page.textContent('body')).not.toContain('on its way');
    expect(await material.textContent()).toContain('€40.00 of');
    expect((await house.letters()).map(({ to }) => to.email)).toEqual(['ada@example.org', 'ben@example.org']);
    // Nothing sticks out on a small phone.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('is told what to do about an amount that can be read in two ways, and keeps the choices', async () => {
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk`);
    await page.getByLabel('PayPal').check();
    await page.fill('input[name=other]', '1.234');
    await page.selectOption('select[name=earmark]', 'staff');
    await page.click('#give');
    expect(await page.getByRole('alert').textContent()).toContain('Sind 1234 Euro gemeint?');
    expect(await page.inputValue('input[name=other]')).toBe('1.234');
    expect(await page.inputValue('select[name=earmark]')).toBe('staff');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('may turn back at Stripe without being charged', async () => {
    const page = await browser.page();
    const before = await house.read();
    await page.goto(`${house.origin}/c/netzwerk`);
    await goOn(page);
    await page.click('#cancel');
    await page.waitForURL(/checkout=cancelled/);
    expect(await page.getByRole('status').textContent()).toContain('nichts abgebucht');
    await house.idle();
    expect((await house.read()).totals).toEqual(before.totals);
  });

  it('changes nothing by having Stripe tell everything again, twice and shuffled', async () => {
    const page = await browser.page();
    const before = await house.read();
    await page.goto(house.sandbox?.url ?? '');
    expect(await violationsOn(page)).toEqual([]);
    Object.assign(house.sandbox?.delivery ?? {}, { duplicate: true, reorder: true });
    await house.sandbox?.redeliver();
    await house.idle();
    expect({ ...(await house.read()), asOf: before.asOf }).toEqual(before);
    expect(await house.letters()).toHaveLength(2);
  });
});
