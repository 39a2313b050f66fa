import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWidget, choose, focused, give, headers, toReview } from './a-widget.ts';

describe('what somebody types into the widget', () => {
  let at: Awaited<ReturnType<typeof aWidget>>;
  beforeAll(async () => {
    at = await aWidget();
  });
  afterAll(async () => {
    await at.close();
  });

  it('is refused at the name if it turns letters around', async () => {
    const page = await at.open(at.host.put(at.lines()));
    await page.locator('summary').click();
    await page.getByLabel(/Spendenwand stehen/).check();
    await page.getByLabel('Name, wie er').fill('Ada\u202Efdp');
    await toReview(page);
    await give(page).click();
    await page.locator('#wall:not(:empty)').waitFor();
    expect(await page.locator('#wall').textContent()).toContain('Namen für die Spendenwand');
    expect(await focused(page)).toBe('wall');
  });

  it('is text, whatever it is', async () => {
    const { page, sent } = await at.answered(async (_, route) =>
      route.fulfill({ status: 400, headers, json: {} }),
    );
    await page.locator('summary').click();
    await page.getByLabel(/Spendenwand stehen/).check();
    await choose(page);
    const naughty = [
      '<img src=x onerror="document.title=1">',
      '${alert(1)} {amount} {{7*7}} $& $1',
      "'; DROP TABLE gifts; --",
      'a\u202Eb\u2066c\u0000d\uFEFF',
      '👩‍👩‍👧‍👦 Z̸̢̛͍a̷͖l̵͉g̶o',
      'مرحبا שלום',
      'x'.repeat(10_000),
      '__proto__',
    ];
    const title = await page.title();
    for (const text of naughty) {
      await page.getByLabel('Anderer Betrag').fill(text);
      await give(page).click();
      expect(await focused(page)).toBe('amount');
      await page.getByRole('radio', { name: '25 €' }).check();
      await page.getByLabel('Name, wie er').fill(text);
      await page.getByLabel('Ein Satz').fill(text);
      const before = sent.length;
      await give(page).click();
      await give(page).click();
      await expect.poll(() => sent.length).toBe(before + 1);
      expect(sent.at(-1)?.wall?.name.length).toBeLessThanOrEqual(80);
      expect(sent.at(-1)?.wall?.name.startsWith(text.slice(0, 3))).toBe(true);
      await expect.poll(() => focused(page)).toBe('message');
      await page.getByRole('button', { name: 'Ändern' }).click();
    }
    expect(await page.title()).toBe(title);
    expect(await page.locator('tragwerk-donate img').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768);
  });
});
