import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived, openAll, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

const months = (page: Page, name: string) =>
  page.locator('details.months').filter({ has: page.getByRole('heading', { name }) });
const need = (page: Page, month: string, title: string) =>
  months(page, month).locator('li[data-need]').filter({ hasText: title });
/** As it is read, whatever kind of space stands between figure and sign. */
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
const focused = async (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
  );

const open = async (page: Page, month: string): Promise<void> =>
  months(page, month).locator('summary').first().click();

describe('the needs of a year', () => {
  let at: Awaited<ReturnType<typeof aTreasurer>>;
  beforeAll(async () => {
    at = await aTreasurer({ books: true });
  });
  afterAll(async () => at.close());

  it('says what is planned, and leaves months that are over as they were', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/month/netzwerk/2026-11' });
    await page.getByRole('link', { name: 'Bedarfe', exact: true }).click();
    await page.waitForURL('**/needs/netzwerk/2026');
    await page.getByText('Geplant: 39.186,00 €').waitFor();
    expect(plain(await months(page, 'November 2026').locator('summary').first().innerText())).toBe(
      'November 2026 3.265,50 € Personal 2.790,00 € Sachkosten 475,50 €',
    );
    await open(page, 'März 2026');
    await months(page, 'März 2026').getByText('Dieser Monat ist vorbei').waitFor();
    expect(await months(page, 'März 2026').locator('.move').count()).toBe(0);
    await need(page, 'März 2026', 'Koordination').getByRole('button', { name: 'Ansehen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2.150,00 €').waitFor();
    expect(await dialog.getByRole('textbox').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('adds a need, changes it, takes the change back, and keeps who did what', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2026' });
    await page.getByRole('button', { name: 'Bedarf hinzufügen', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Monat', { exact: true }).selectOption('2026-12');
    await dialog.getByLabel('Kostenart').selectOption('material');
    await dialog.getByLabel('Wofür').fill('Miete für den Saal');
    await dialog.getByLabel('Betrag im Monat').fill('1.234');
    await page.keyboard.press('Enter');
    await dialog.getByText('Sind 1234 Euro gemeint?').waitFor();
    await dialog.getByLabel('Betrag im Monat').fill('320,50');
    await dialog.getByLabel('Link zum Dokument').fill('http://example.org/vertrag');
    await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
    await dialog.locator('[aria-invalid=true]').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('document');
    await dialog.getByLabel('Link zum Dokument').fill('https://example.org/vertrag');
    await dialog.getByRole('button', { name: 'Hinzufügen' }).click();
    await told(page, '„Miete für den Saal“ ist im Dezember 2026 geplant.');
    const rent = need(page, 'Dezember 2026', 'Miete für den Saal');
    await rent.getByText('320,50 €').waitFor();
    expect(await rent.getByRole('link', { name: 'Dokument' }).getAttribute('href')).toBe(
      'https://example.org/vertrag',
    );

    await rent.getByRole('button', { name: 'Ändern' }).click();
    await dialog.getByLabel('Betrag im Monat').fill('400');
    await dialog.getByLabel('Notiz').fill('Angebot\nvom Oktober');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await rent.getByText('400,00 €').waitFor();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await told(page, 'Rückgängig gemacht.');
    await rent.getByText('320,50 €').waitFor();
    expect(await rent.getByText('Angebot').count()).toBe(0);
    await rent.getByRole('button', { name: 'Ändern' }).click();
    await dialog.getByText('Verlauf').click();
    await dialog.getByText('400,00 € → 320,50 €').waitFor();
    const lines = (await dialog.locator('treasury-history li').allInnerTexts()).map(plain);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['Geändert', 'Geändert', 'Angelegt']);
    expect(lines[1]).toContain('schatzmeisterei');
    expect(lines[1]).toContain('320,50 € → 400,00 €');
    expect(await violationsOn(page)).toEqual([]);
    expect(errors.filter((error) => !error.includes('400'))).toEqual([]);
  });

  it('closes a need with a reason, and opens it again', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2026' });
    await open(page, 'Dezember 2026');
    const print = need(page, 'Dezember 2026', 'Druck und Technik');
    await print.getByRole('button', { name: 'Ändern' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Bedarf schließen').click();
    await dialog.getByLabel('Warum').fill('Der Drucker ist geschenkt.');
    await dialog.getByRole('button', { name: 'Schließen' }).click();
    await print.getByText('Der Drucker ist geschenkt. Geplant waren 195,50 €.').waitFor();
    await print.getByRole('button', { name: 'Ändern' }).click();
    await dialog.getByText('was geplant war: 195,50 €').waitFor();
    await dialog.getByRole('button', { name: 'Wieder öffnen' }).click();
    await told(page, 'ist wieder offen');
    await print.getByText('195,50 €').waitFor();
    expect(await print.getByText('Geschlossen am').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('puts needs in another order by the keyboard, which stays where it was', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2026' });
    const titles = async () => months(page, 'November 2026').locator('li[data-need] b').allInnerTexts();
    const before = await titles();
    await page.getByRole('button', { name: /^„Koordination.* im November 2026 nach unten$/ }).press('Enter');
    await told(page, 'steht jetzt an Stelle 2');
    expect(await titles()).toEqual([before[1], before[0], ...before.slice(2)]);
    expect(await focused(page)).toMatch(/Koordination.* nach unten/);
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await told(page, 'Rückgängig gemacht.');
    expect(await titles()).toEqual(before);
    await page.reload();
    await arrived(page);
    expect(await titles()).toEqual(before);
    expect(errors).toEqual([]);
  });

  it('shows both versions to the second of two people, and writes over nothing', async () => {
    const { page: first } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2027' });
    await need(first, 'Januar 2027', 'Fahrten').getByRole('button', { name: 'Ändern' }).click();
    const { page: second } = await at.as('schatzmeisterin-leipzig', { path: '/needs/netzwerk/2027' });
    for (const [page, amount] of [
      [first, '300'],
      [second, '310'],
    ] as const) {
      if (page === second)
        await need(page, 'Januar 2027', 'Fahrten').getByRole('button', { name: 'Ändern' }).click();
      await page.getByRole('dialog').getByLabel('Betrag im Monat').fill(amount);
    }
    await second.getByRole('button', { name: 'Speichern' }).click();
    await need(second, 'Januar 2027', 'Fahrten').getByText('310,00 €').waitFor();
    await first.getByRole('button', { name: 'Speichern' }).click();
    const conflict = first.locator('.conflict');
    await conflict.waitFor();
    expect(plain(await conflict.locator('tbody').innerText())).toBe('Betrag im Monat 310,00 € 300,00 €');
    expect(await violationsOn(first)).toEqual([]);
    await conflict.getByRole('button', { name: 'Neuen Stand laden' }).click();
    await expect.poll(async () => first.getByLabel('Betrag im Monat').inputValue()).toBe('310,00');
    expect(await conflict.count()).toBe(0);
    await first.getByLabel('Betrag im Monat').fill('305');
    await first.getByRole('button', { name: 'Speichern' }).click();
    await need(first, 'Januar 2027', 'Fahrten').getByText('305,00 €').waitFor();
  });

  it('plans a need for every month, and changes it from a month on, without what was changed by hand', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2028' });
    await page.getByText('Für 2028 ist noch nichts geplant.').waitFor();
    await page.getByRole('button', { name: 'Monatlichen Bedarf anlegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wofür').fill('Sprachmittlung, halbe Stelle');
    await dialog.getByLabel('Betrag im Monat').fill('2.150,00 €');
    expect(await dialog.getByLabel('Ab', { exact: true }).inputValue()).toBe('2028-01');
    expect(await dialog.getByLabel('Bis einschließlich').inputValue()).toBe('2028-12');
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByText('12 Bedarfe sind neu.').waitFor();
    await page.getByText('Geplant: 25.800,00 €').waitFor();

    await open(page, 'August 2028');
    await need(page, 'August 2028', 'Sprachmittlung').getByRole('button', { name: 'Ändern' }).click();
    await dialog.getByLabel('Betrag im Monat').fill('1000');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Geplant: 24.650,00 €').waitFor();

    await page.getByRole('button', { name: 'Ändern „Sprachmittlung, halbe Stelle“', exact: true }).click();
    await dialog.getByLabel('Betrag im Monat').fill('2300');
    await dialog.getByLabel('Ab', { exact: true }).selectOption('2028-07');
    await dialog.getByLabel('Bis einschließlich').selectOption('2028-11');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    const done = page.locator('.replanned');
    await done.getByText('4 Bedarfe sind geändert.').waitFor();
    expect(plain(await done.innerText())).toMatch(/Ein Bedarf ist geschlossen.* wie er war: August 2028/u);
    await page.getByText('ab Juli 2028: Sprachmittlung, halbe Stelle, 2.300,00 €').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('keeps an extension stage apart until somebody decides it', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2029' });
    await page.getByRole('button', { name: 'Monatlichen Bedarf anlegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Wofür').fill('Zweite Stelle');
    await dialog.getByLabel('Betrag im Monat').fill('1000');
    await dialog.getByLabel('Nur wenn').fill('die Arbeit geht weiter');
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await page.getByText('An den Bedarfen hat sich nichts geändert.').waitFor();
    await page.getByText('Noch nicht entschieden. In 2029 kämen 12.000,00 € dazu.').waitFor();
    await page.getByText('Für 2029 ist noch nichts geplant.').waitFor();
    await page.getByRole('button', { name: 'Kommt „Zweite Stelle“', exact: true }).click();
    await dialog.getByText('1.000,00 € im Monat').waitFor();
    await dialog.getByRole('button', { name: 'Kommt', exact: true }).click();
    await page.getByText('12 Bedarfe sind neu.').waitFor();
    await page.getByText('Geplant: 12.000,00 €').waitFor();
    await page.getByText('entschieden: kommt.').waitFor();
    expect(errors).toEqual([]);
  });

  it('copies a year after a look at what would come', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2031' });
    await page.getByRole('button', { name: 'Jahr kopieren' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Aus dem Jahr').selectOption('2029');
    await dialog.getByRole('button', { name: 'Vorschau' }).click();
    await dialog.getByText('12 Bedarfe kommen dazu, zusammen 12.000,00 €').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Kopieren', exact: true }).click();
    await told(page, '12 Bedarfe sind kopiert.');
    await page.getByText('Geplant: 12.000,00 €').waitFor();
    await page.getByRole('button', { name: 'Jahr kopieren' }).click();
    await dialog.getByLabel('Aus dem Jahr').selectOption('2029');
    await dialog.getByLabel('In das Jahr').selectOption('2031');
    await dialog.getByRole('button', { name: 'Vorschau' }).click();
    await dialog.getByText('12 stehen schon da und bleiben, wie sie sind.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Kopieren', exact: true }).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('shows a reader what is planned, and nothing to press but the way to it', async () => {
    const { page } = await at.as('leserin', { path: '/needs/netzwerk/2026' });
    await page.getByRole('button', { name: 'Alle Monate aufklappen' }).click();
    await page.getByRole('button', { name: 'Alle Monate zuklappen' }).waitFor();
    expect(
      await page.getByRole('button', { name: /hinzufügen|Ändern|nach oben|anlegen|kopieren/ }).count(),
    ).toBe(0);
    expect(await page.getByRole('link', { name: 'einfügen' }).count()).toBe(0);
    await need(page, 'Dezember 2026', 'Fahrten').getByRole('button', { name: 'Ansehen' }).click();
    expect(await page.getByRole('dialog').getByRole('button').allInnerTexts()).toEqual(['Abbrechen']);
  });

  it.each([
    ['de-DE', 1280],
    ['en-GB', 360],
  ] as const)('is accessible in %s, %i pixels wide, and rolls only downwards', async (locale, width) => {
    const { page, errors } = await at.as('schatzmeisterei', { locale, width, path: '/needs/netzwerk/2026' });
    await openAll(page);
    await page.locator('li[data-need]').nth(20).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(width);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
