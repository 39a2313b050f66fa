import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived, openAll, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

let at: Awaited<ReturnType<typeof aTreasurer>>;
beforeAll(async () => {
  at = await aTreasurer({ books: true });
});
afterAll(async () => at.close());

/** Runs in the page. */
const isFiltered = (): boolean =>
  [...document.querySelectorAll('tbody tr')].every((row) => row.textContent?.includes('Mitglied'));

describe('the ledger', () => {
  it('shows entries page by page, and the sums of all of them', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/ledger' });
    const before = await page.locator('tbody tr').count();
    expect(before).toBeGreaterThan(10);
    await page.getByText('Summen aller Buchungen').waitFor();
    const more = page.getByRole('button', { name: 'Mehr anzeigen' });
    if ((await more.count()) > 0) {
      await more.click();
      await page.waitForFunction((rows) => document.querySelectorAll('tbody tr').length > rows, before);
    }
    expect(errors).toEqual([]);
  });

  it('keeps its filters in the address, through a reload too', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/ledger' });
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('Quelle').selectOption('membership');
    await page.getByRole('button', { name: 'Anzeigen', exact: true }).click();
    await page.waitForURL(/source=membership/);
    await page.waitForFunction(isFiltered);
    await page.reload();
    await arrived(page);
    expect(page.url()).toContain('source=membership');
    await page.waitForFunction(isFiltered);
    expect(errors).toEqual([]);
  });

  it('leads from an entry to the whole life of its gift, which names nobody', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/ledger' });
    await page.getByRole('link', { name: 'Vorgang ansehen' }).first().click();
    await page.getByRole('heading', { level: 1, name: /^Vorgang / }).waitFor();
    await page.getByText('Wo das Geld jetzt steht').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('@');
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('gives a file whose sums are those of the page', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/ledger?source=membership' });
    const shown = await page.locator('dl').textContent();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: /^CSV/ }).click();
    const file = await readFile(await (await saving).path(), 'utf8');
    const last = file.trim().split('\r\n').at(-1) ?? '';
    const sum = /Bleibt\s*([\d.,-]+)/.exec(shown ?? '')?.[1]?.replaceAll('.', '');
    expect(sum).toMatch(/^\d+,\d\d$/);
    expect(last).toContain(sum);
    expect(errors).toEqual([]);
  });

  it('fits a phone, and whoever uses no eyes or no mouse', async () => {
    for (const path of ['/ledger', '/payouts', '/export', '/audit/2026-11']) {
      const { page, errors } = await at.as('schatzmeisterei', { path, width: 360 });
      await openAll(page);
      expect([path, ...(await violationsOn(page))]).toEqual([path]);
      expect(await widthOf(page)).toBeLessThanOrEqual(360);
      expect(errors).toEqual([]);
    }
  });

  it('speaks English', async () => {
    const { page } = await at.as('schatzmeisterei', { path: '/export', locale: 'en-GB' });
    await page.getByRole('heading', { level: 1, name: 'Export' }).waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: /Save XLSX.*One month/ }).click();
    expect((await saving).suggestedFilename()).toMatch(/\.xlsx$/);
    await told(page, /\.xlsx is saved/);
  });

  it('shows the audit log to those who may read it, and leads nobody else there', async () => {
    const { page } = await at.as('leserin', { path: '/ledger' });
    expect(await page.getByRole('link', { name: 'Protokoll' }).count()).toBe(0);
  });
});
