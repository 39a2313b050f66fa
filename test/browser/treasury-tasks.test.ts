import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

const task = (page: Page, title: string) =>
  page.locator('.tasks > li').filter({ has: page.getByRole('heading', { name: title }) });

describe('the tasks of the treasury', () => {
  let at: Awaited<ReturnType<typeof aTreasurer>>;
  beforeAll(async () => {
    at = await aTreasurer();
    for (const amount of ['4000', '5000']) await payWithoutCampaign(amount);
    // November ends in some days, and nothing is covered.
    await at.house.moveClock({ days: 3 });
  });
  afterAll(async () => at.close());

  /** A payment that came by another way than our forms. */
  const payWithoutCampaign = async (amount: string): Promise<void> => {
    const answer = await fetch(`${at.house.sandbox?.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_test_local' },
      body: new URLSearchParams({ amount, currency: 'eur', payment_method: 'pm_card_visa', confirm: 'true' }),
    });
    expect(answer.status).toBe(200);
    await at.house.idle();
  };

  it('names what needs a person, and lets go of it with a way back', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/tasks' });
    const gap = task(page, 'Lücke im Monat').filter({ hasText: 'November 2026' });
    const before = await page.locator('.tasks > li').count();
    await gap.getByRole('button', { name: 'Erledigt' }).click();
    await told(page, 'Erledigt. Die Aufgabe ist weg.');
    expect(await page.locator('.tasks > li').count()).toBe(before - 1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aufgaben');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await told(page, 'Rückgängig gemacht.');
    expect(await page.locator('.tasks > li').count()).toBe(before);

    await gap.getByRole('button', { name: 'Erledigt' }).click();
    await told(page, 'Erledigt. Die Aufgabe ist weg.');
    await page.reload();
    await arrived(page);
    expect(await gap.count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('assigns money without a campaign, and it is in the month', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/tasks' });
    await task(page, 'Geld ohne Kampagne')
      .filter({ hasText: '50,00' })
      .getByRole('button', { name: 'Zuordnen' })
      .click();
    const dialog = page.getByRole('dialog', { name: '50,00 € zuordnen' });
    await dialog.waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Zuordnen' }).click();
    await dialog.getByText('Bitte ausfüllen.').waitFor();
    expect(await dialog.getByLabel('Warum').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByLabel('Wofür').selectOption('material');
    await dialog.getByLabel('Warum').fill('Steht so im Verwendungszweck');
    await page.keyboard.press('Enter');
    await told(page, '50,00 € gehören jetzt zu „Überregionale Netzwerkarbeit“.');
    expect(await task(page, 'Geld ohne Kampagne').count()).toBe(1);
    await page.getByRole('link', { name: 'Monat' }).click();
    await page.getByText('50,00 € von 280,00 €').waitFor();
    expect(errors).toEqual([]);
  });

  it('leaves the dialog by Escape without doing anything, and is back at its button', async () => {
    const { page } = await at.as('schatzmeisterei', { path: '/tasks' });
    const button = task(page, 'Geld ohne Kampagne').getByRole('button', { name: 'Zuordnen' });
    await button.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await task(page, 'Geld ohne Kampagne').count()).toBe(1);
  });

  it('keeps its filter in the address', async () => {
    const { page } = await at.as('schatzmeisterei', { path: '/tasks?matter=gap' });
    expect(await page.locator('h2', { hasText: 'Geld ohne Kampagne' }).count()).toBe(0);
    await page.getByLabel('Art').focus();
    await page.getByLabel('Art').selectOption('unassigned-money');
    await page.waitForURL('**/tasks?matter=unassigned-money');
    await task(page, 'Geld ohne Kampagne').first().waitFor();
    expect(await page.getByLabel('Art').evaluate((field) => field === document.activeElement)).toBe(true);
    await page.goBack();
    await page.waitForURL('**/tasks?matter=gap');
    await task(page, 'Geld ohne Kampagne').first().waitFor({ state: 'detached' });
    expect(await page.getByLabel('Art').inputValue()).toBe('gap');
  });

  it('shows a reader what there is, and nothing to press', async () => {
    const { page } = await at.as('leserin', { path: '/tasks' });
    await page.locator('.tasks > li').first().waitFor();
    expect(await page.locator('.tasks button').count()).toBe(0);
  });

  it.each([
    ['de-DE', 1280],
    ['en-GB', 360],
  ] as const)('is accessible in %s, %i pixels wide, and rolls only downwards', async (locale, width) => {
    const { page, errors } = await at.as('schatzmeisterei', { locale, width, path: '/tasks' });
    await page.locator('.tasks > li').first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
