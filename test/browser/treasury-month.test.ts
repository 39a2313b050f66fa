import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived, openAll, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

const need = (page: Page, title: string) => page.locator('.list > li', { hasText: title });

/** As people read it: one line, without no-break spaces. */
const read = async (locator: ReturnType<Page['locator']>): Promise<string> =>
  (await locator.innerText()).replaceAll(/\s+/g, ' ').trim();

describe('the month of a campaign', () => {
  let at: Awaited<ReturnType<typeof aTreasurer>>;
  beforeAll(async () => {
    at = await aTreasurer();
    await at.house.give({ amountCents: 2200_00, email: 'emil@example.org' });
    await at.house.give({ amountCents: 40_00, earmark: 'material' });
    await at.house.give({ amountCents: 30_00, method: 'sepa_debit' });
    await at.house.idle();
  });
  afterAll(async () => at.close());

  it('says of every need how much is covered and what is missing', async () => {
    const { page, errors } = await at.as('schatzmeisterin-leipzig');
    expect(await page.textContent('h1')).toBe('November 2026');
    expect(await read(need(page, 'Koordination'))).toContain('100 % gedeckt: 2.150,00 € von 2.150,00 €');
    // 50 of the 2,200 are left over from the first need.
    expect(await read(need(page, 'Öffentlichkeitsarbeit'))).toContain('7 % gedeckt: 50,00 € von 640,00 €');
    expect(await read(need(page, 'Öffentlichkeitsarbeit'))).toContain('Es fehlen noch 590,00 €');
    expect(await read(page.locator('.most'))).toBe('Es fehlen noch 1.025,50 €.');
    expect(errors).toEqual([]);
  });

  it('says why: which money covers a need, by which rule', async () => {
    const { page } = await at.as('leserin');
    const driving = need(page, 'Fahrten zwischen den Zentren');
    await driving.getByText('Warum?').click();
    expect(await read(driving.locator('tbody tr'))).toBe(
      'Spenden November 2026 für diese Kostenart gegeben 40,00 €',
    );
    expect(await page.getByText('Warum?').count()).toBeGreaterThan(10);
  });

  it('keeps apart what came in and what is only on its way', async () => {
    const { page } = await at.as('leserin');
    const received = page.locator('section', { has: page.getByRole('heading', { name: 'Eingegangen in' }) });
    expect(await read(received.locator('tbody tr').first())).toBe('Spenden (2 Spenden) 2.240,00 €');
    expect(await read(received.locator('tfoot'))).toBe('Summe 2.240,00 €');
    const onItsWay = page.locator('section', { has: page.getByRole('heading', { name: 'Unterwegs' }) });
    expect(await read(onItsWay)).toContain('Lastschriften 30,00 €');
  });

  it('works out what one more gift would do, and books nothing', async () => {
    const { page } = await at.as('leserin');
    const form = page.locator('treasury-one-more');
    await form.getByRole('button', { name: 'Ausrechnen' }).click();
    await form.getByText('50,00 € für Öffentlichkeitsarbeit, Honorare (Beispiel) (November 2026)').waitFor();
    await form.getByLabel('Betrag in Euro').fill('1.234');
    await form.getByRole('button', { name: 'Ausrechnen' }).click();
    await form.getByText('Sind 1234 Euro gemeint?').waitFor();
    expect(
      await form.getByLabel('Betrag in Euro').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await page.reload();
    await arrived(page);
    expect(await read(need(page, 'Öffentlichkeitsarbeit'))).toContain('50,00 € von 640,00 €');
  });

  it('turns to the months around it, by links and by the browser’s own buttons', async () => {
    const { page, errors } = await at.as('leserin');
    await page.getByRole('link', { name: 'Dezember 2026' }).click();
    await page.waitForURL('**/month/netzwerk/2026-12');
    await arrived(page);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Dezember 2026');
    expect(await page.title()).toBe('Dezember 2026 · Schatzmeisterei');
    expect(await page.locator('.soft').first().textContent()).toContain('Überregionale Netzwerkarbeit');
    await page.goBack();
    await page.getByRole('heading', { name: 'November 2026', level: 1 }).waitFor();
    await need(page, '2.150,00 € von').waitFor();
    expect(errors).toEqual([]);
  });

  it('prints as a report: figures, and nothing to press', async () => {
    const { page } = await at.as('leserin', { width: 794 });
    await page.emulateMedia({ media: 'print' });
    expect(
      await page.locator('button:visible, select:visible, header:visible, summary:visible').count(),
    ).toBe(0);
    expect(await page.locator('.list > li:visible').count()).toBe(4);
    expect(await widthOf(page)).toBeLessThanOrEqual(794);
  });

  it.each([
    ['de-DE', 1280],
    ['de-DE', 360],
    ['en-GB', 1280],
    ['en-GB', 360],
  ] as const)('is accessible in %s, %i pixels wide, and rolls only downwards', async (locale, width) => {
    const { page, errors } = await at.as('schatzmeisterei', { locale, width });
    await openAll(page);
    expect(await violationsOn(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
