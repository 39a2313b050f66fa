import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

const path = '/needs/netzwerk/paste?year=2027';
/** As it is read, whatever kind of space stands between figure and sign. */
const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();
const rows = async (page: Page) => (await page.locator('.lines tbody tr').allInnerTexts()).map(plain);
const lines = (...all: readonly (readonly string[])[]): string =>
  all.map((cells) => cells.join('\t')).join('\n');

const paste = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Tabelle', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
};

describe('needs from a spreadsheet', () => {
  let at: Awaited<ReturnType<typeof aTreasurer>>;
  beforeAll(async () => {
    at = await aTreasurer();
  });
  afterAll(async () => at.close());

  it('shows beside each line what is wrong with it, to be corrected there, and takes over what is right', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/needs/netzwerk/2027' });
    await page.getByRole('link', { name: 'Aus einer Tabelle einfügen' }).click();
    await paste(
      page,
      lines(
        ['Monat', 'Kostenart', 'Bezeichnung', 'Betrag', 'Farbe'],
        ['01/2027', 'Personal', 'Sprachmittlung', '1.234,56 €', 'rot'],
        ['13/2027', 'Personal', 'Sprachmittlung', '20'],
        ['Februar 2027', 'Sachkosten', 'Papier', ''],
        ['2026-12', 'Personal', 'Koordination, halbe Stelle (Beispiel)', '2200'],
        ['01/2026', 'Sachkosten', 'Papier', '20'],
        ['Summe', '', '', '3.400'],
      ),
    );
    await page.getByText('2 Bedarfe gelesen, zusammen 3.434,56 €').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('read');
    await page.getByText('2 Zeilen brauchen eine Korrektur.').waitFor();
    await page.getByText('Diese Spalten kennen wir nicht, sie bleiben weg: Farbe').waitFor();
    await page.getByText('Ein Bedarf bleibt weg: sein Monat ist vorbei').waitFor();
    expect(await rows(page)).toEqual([
      '2 Sprachmittlung neu 1.234,56 € Januar 2027, Personal',
      '3 „13/2027“: Diesen Monat gibt es nicht. Bitte einen wie 2026-11, 11/2026 oder November 2026 eintragen.',
      '4 Hier fehlt der Betrag. Bitte in Euro eintragen, zum Beispiel 640 oder 1.234,56.',
      '5 Koordination, halbe Stelle (Beispiel) geändert 2.200,00 € Dezember 2026, Personal bisher 2.150,00 €',
    ]);
    expect(await page.getByLabel('Zeile 4').inputValue()).toBe('Februar 2027 | Sachkosten | Papier | ');
    expect(await violationsOn(page)).toEqual([]);

    await page.getByLabel('Zeile 3').fill('02/2027 | Personal | Sprachmittlung | 20');
    await page.getByLabel('Zeile 4').fill('Februar 2027 | Sachkosten | Papier | 30,50');
    await page.keyboard.press('Enter');
    await page.getByText('Alle Zeilen sind lesbar.').waitFor();
    expect(await page.getByLabel('Tabelle', { exact: true }).inputValue()).toContain(
      'Februar 2027\tSachkosten\tPapier\t30,50\n',
    );
    await page.getByRole('button', { name: '4 Bedarfe übernehmen' }).click();
    await told(page, 'Die Tabelle ist übernommen.');
    expect(plain(await page.locator('main').innerText())).toContain(
      '3 neu, 1 geändert, 0 waren schon genau so da. In der Tabelle stehen zusammen 3.485,06 €.',
    );
    await page.getByRole('link', { name: 'Bedarfe 2027 ansehen' }).click();
    await page.getByText('Geplant:').waitFor();
    await page.getByText('1.234,56 €').first().waitFor();
    expect(errors).toEqual([]);
  });

  it('reads a plan of a year, whose first cell is empty, and amounts that can be read in two ways', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path });
    await paste(
      page,
      lines(
        ['', 'März', 'April'],
        ['Sachkosten'],
        ['Stand auf dem Markt', '120', '1.250'],
        ['Summe', '120', '1.250'],
      ),
    );
    await page.getByText('Ein Betrag wie 12,345 oder 1.234 lässt sich auf zwei Arten lesen.').waitFor();
    await page.getByRole('button', { name: 'Als ganze Euro lesen' }).click();
    await page.getByText('2 Bedarfe gelesen, zusammen 1.370,00 €').waitFor();
    await page.getByText('Zeile 4: die Summe stimmt, 1.370,00 €.').waitFor();
    expect(await rows(page)).toEqual([
      '3 Stand auf dem Markt neu 120,00 € März 2027, Sachkosten',
      '3 Stand auf dem Markt neu 1.250,00 € April 2027, Sachkosten',
    ]);
    expect(errors).toEqual([]);
  });

  it('goes on where a connection was lost, and does nothing twice', async () => {
    const { page } = await at.as('schatzmeisterei', { path });
    const sheet = lines(
      ['Monat', 'Kostenart', 'Bezeichnung', 'Betrag'],
      ...Array.from({ length: 200 }, (_, at) => ['05/2028', 'Sachkosten', `Posten ${at + 1}`, '10']),
    );
    await paste(page, sheet);
    await page.getByText('200 Bedarfe gelesen').waitFor();
    let requests = 0;
    const keys: (string | undefined)[] = [];
    await page.route('**/needs/paste', async (route) => {
      requests += 1;
      keys.push(route.request().headers()['idempotency-key']);
      if (requests !== 2) return route.continue();
      // It arrives; only its answer is lost.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '200 Bedarfe übernehmen' }).click();
    await page.getByText('Unterbrochen: 90 von 200 sind übernommen und bleiben es.').waitFor();
    expect(await page.locator('main progress').evaluate((bar) => bar.getAttribute('aria-label'))).toBe(
      'Übernahme',
    );
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Weitermachen' }).click();
    await page.getByText('200 neu, 0 geändert, 0 waren schon genau so da.').waitFor();
    expect(keys).toHaveLength(4);
    expect(keys[2]).toBe(keys[1]);
    expect(new Set(keys).size).toBe(3);
    await page.getByRole('button', { name: 'Noch eine Tabelle einfügen' }).click();
    await paste(page, sheet);
    await page.getByText('Es gibt nichts zu übernehmen: alles steht schon genau so da.').waitFor();
  });

  it('does not write over what somebody else has changed meanwhile', async () => {
    const { page } = await at.as('schatzmeisterei', { path });
    const sheet = lines(
      ['Monat', 'Kostenart', 'Bezeichnung', 'Betrag'],
      ['08/2027', 'Personal', 'Öffentlichkeitsarbeit, Honorare (Beispiel)', '700'],
    );
    await paste(page, sheet);
    await page.getByText('1 geändert').waitFor();
    const { page: other } = await at.as('schatzmeisterin-leipzig', { path });
    await paste(other, sheet.replace('700', '710'));
    await other.getByRole('button', { name: 'Einen Bedarf übernehmen' }).click();
    await told(other, 'Die Tabelle ist übernommen.');
    await page.getByRole('button', { name: 'Einen Bedarf übernehmen' }).click();
    await page.getByText('hat inzwischen jemand anderes geändert').waitFor();
    expect(await page.getByRole('button', { name: 'Weitermachen' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Noch einmal prüfen' }).click();
    await page.getByText('bisher 710,00 €').waitFor();
  });

  it('stays quick with ten thousand lines, and draws what a person can read', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path });
    const sheet = lines(
      ['Monat', 'Kostenart', 'Bezeichnung', 'Betrag'],
      ...Array.from({ length: 9999 }, (_, at) => [
        `${String((at % 12) + 1).padStart(2, '0')}/2029`,
        at % 2 === 0 ? 'Personal' : 'Sachkosten',
        `Posten ${at + 1}`,
        at >= 9990 ? 'viel' : '12,50',
      ]),
    );
    await page.evaluate(() => {
      const pauses: number[] = [];
      Object.assign(window, { pauses });
      const observer = new PerformanceObserver((list) =>
        pauses.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: 'longtask' });
    });
    await page.getByLabel('Tabelle', { exact: true }).evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      field.focus();
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, sheet);
    await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
    await page.getByText('9.990 Bedarfe gelesen, zusammen 124.875,00 €').waitFor();
    await page.getByText('Hier stehen die ersten 200 von 9.990 Bedarfen und 9 von 9 Zeilen').waitFor();
    expect(await page.locator('.lines tbody tr').count()).toBe(209);
    const longest = await page.evaluate(() => Math.max(0, ...(Reflect.get(window, 'pauses') ?? [])));
    expect(longest).toBeLessThan(1500);
    await page.getByLabel('Zeile 9995').fill('03/2029 | Personal | Posten 9994 | 5');
    await page.keyboard.press('Enter');
    await page.getByText('9.991 Bedarfe gelesen').waitFor();
    expect(errors).toEqual([]);
  });

  it('reads a file in the letters of German Windows, and says what to do with a workbook', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path });
    const file = page.getByLabel('CSV-Datei');
    await file.setInputFiles({
      name: 'plan.xlsx',
      mimeType: 'application/zip',
      buffer: Buffer.from('PK\u0003\u0004'),
    });
    await page.getByText('die Zellen kopieren und hier einfügen').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text');
    await file.setInputFiles({
      name: 'plan.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        'Monat;Kostenart;Bezeichnung;Betrag\r\n6/2027;Personal;Übersetzen;640 \x80\r\n',
        'latin1',
      ),
    });
    await page.waitForFunction(() => document.querySelector('textarea')?.value.includes('640 €'));
    await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
    await page.getByText('Ein Bedarf gelesen').waitFor();
    expect(await rows(page)).toEqual(['2 Übersetzen neu 640,00 € Juni 2027, Personal']);
    expect(errors).toEqual([]);
  });

  it('is not for a reader, whatever address they type', async () => {
    const { page } = await at.as('leserin', { path });
    await page.getByText('Bedarfe planen darf dieses Konto hier nicht.').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  });

  it('is accessible in English, 360 pixels wide, in the dark, and rolls only downwards', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { locale: 'en-GB', width: 360, path });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page
      .getByLabel('Sheet', { exact: true })
      .fill('month\tcost type\tpurpose\tamount\n6/2027\tstaff\tInterpreting\t640\n6/2027\tstaff\tHall\tmuch');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('One line needs a correction.').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await widthOf(page)).toBeLessThanOrEqual(360);
    expect(errors).toEqual([]);
  });
});
