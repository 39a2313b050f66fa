import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived, openAll, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

let at: Awaited<ReturnType<typeof aTreasurer>>;
beforeAll(async () => {
  at = await aTreasurer();
  await at.house.give({ amountCents: 80_00, email: 'ada@example.org', name: 'Ada Beispiel' });
  await at.house.idle();
});
afterAll(async () => at.close());

const write = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
};

describe('receipts at the treasury', () => {
  it('says of each carrier whether it may issue, by which notice, and what waits', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/receipts' });
    const leipzig = page.locator('section.card').first();
    await leipzig.getByText(/Darf heute/).waitFor();
    await leipzig.getByText(/Der Bescheid gilt/).waitFor();
    await leipzig.getByText(/maschinelle Verfahren/).waitFor();
    await leipzig.getByRole('link', { name: /^Register 2026/ }).click();
    await page.getByRole('heading', { level: 1, name: /Register 2026/ }).waitFor();
    await page.getByText('Kopf des Registers').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('are the federation’s treasurer’s alone', async () => {
    const { page } = await at.as('schatzmeisterin-leipzig', { path: '/receipts' });
    expect(await page.getByRole('link', { name: 'Bescheinigungen' }).count()).toBe(0);
    await page.locator('.refused').waitFor();
  });
});

describe('somebody who gave', () => {
  it('is written down with their address, found by the beginning of their name, and put right', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/donors' });
    await page.locator('summary', { hasText: 'Jemanden anlegen' }).click();
    await page.getByRole('button', { name: 'Jemanden anlegen' }).click();
    await page.getByText('Bitte ausfüllen.').waitFor();
    expect(await page.getByLabel('Name, wie er').evaluate((one) => one === document.activeElement)).toBe(
      true,
    );
    await write(page, {
      'Name, wie er': 'Ada Beispiel',
      'Straße und Hausnummer': 'Musterweg 1',
      Postleitzahl: '04109',
      Ort: 'Leipzig',
      'E-Mail': 'ada@',
    });
    await page.getByRole('button', { name: 'Jemanden anlegen' }).click();
    await page.locator('.refused', { hasText: 'E-Mail' }).waitFor();
    await write(page, { 'E-Mail': 'ada@example.org' });
    await page.getByRole('button', { name: 'Jemanden anlegen' }).click();
    await told(page, '„Ada Beispiel“ ist angelegt.');
    await page.getByRole('heading', { level: 1, name: 'Ada Beispiel' }).waitFor();
    await write(page, { 'Straße und Hausnummer': 'Musterweg 2' });
    await page.getByRole('button', { name: 'Speichern' }).click();
    await told(page, 'Gespeichert.');
    await page.goto(`${at.house.origin}/treasury/donors`);
    await arrived(page);
    await page.getByLabel('Name beginnt mit').fill('niemand');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByText('Unter diesem Namen steht niemand.').waitFor();
    await page.getByLabel('Name beginnt mit').fill('Ad');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByRole('link', { name: 'Ada Beispiel' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ada Beispiel' }).waitFor();
    expect(await page.getByLabel('Straße und Hausnummer').inputValue()).toBe('Musterweg 2');
    // A "no" of the house is an answer, and Chromium notes it.
    expect(errors.filter((error) => !error.includes('400'))).toEqual([]);
  });
});

const act = async (page: Page, name: string, confirm = name): Promise<void> => {
  await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').getByRole('button', { name: confirm }).click();
};

const saved = async (page: Page, name: string): Promise<{ name: string; begins: string }> => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).click();
  const file = await download;
  const content = await readFile(await file.path(), 'latin1');
  return { name: file.suggestedFilename(), begins: content.slice(0, 5) };
};

describe('one receipt', () => {
  it('is issued, saved, copied, withdrawn and replaced, and stands in the register with all that', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/donors?name=Ada' });
    await page.getByRole('link', { name: 'Ada Beispiel' }).click();
    await page.getByRole('row', { name: /80,00.*kann bescheinigt werden/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await act(page, 'Bescheinigen 80,00', 'Bescheinigen');
    await told(page, 'Beauftragt.');
    // Nobody presses anything: the page looks again by itself.
    await page.getByRole('row', { name: /80,00.*ist bescheinigt/ }).waitFor();
    const first = page.getByRole('link', { name: /^LEIPZIG-2026-000001$/ });
    await first.waitFor();
    await page.getByRole('link', { name: /^Angaben/ }).click();
    await page.getByText('Der Vorgang steht in einer Bescheinigung.').waitFor();
    await page.goBack();
    await first.click();
    await page.getByRole('heading', { level: 1, name: 'Bescheinigung LEIPZIG-2026-000001' }).waitFor();
    await page.getByText('Musterweg 2').waitFor();
    await page.getByRole('row', { name: /80,00/ }).first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(await saved(page, 'Original (PDF)')).toEqual({
      name: 'LEIPZIG-2026-000001.pdf',
      begins: '%PDF-',
    });
    await act(page, 'Zweitschrift ausstellen');
    await told(page, 'Die Zweitschrift 1 wird gemacht.');
    await page.getByRole('button', { name: 'Zweitschrift 1 (PDF)' }).waitFor();
    expect(await saved(page, 'Zweitschrift 1 (PDF)')).toEqual({
      name: 'LEIPZIG-2026-000001-zweitschrift-1.pdf',
      begins: '%PDF-',
    });

    await page.locator('summary', { hasText: 'Zurückziehen' }).click();
    await page.getByRole('button', { name: 'Zurückziehen' }).click();
    await page.getByText('Bitte ausfüllen.').waitFor();
    await page.getByLabel('Warum').fill('Der Name ist falsch geschrieben');
    await act(page, 'Zurückziehen');
    await told(page, 'LEIPZIG-2026-000001 wird zurückgezogen.');
    await page.getByText('in ihr war ein Fehler').waitFor();
    expect(await page.getByRole('button', { name: 'Zweitschrift ausstellen' }).count()).toBe(0);
    await at.house.idle();
    await page.reload();
    await arrived(page);
    await page.getByRole('link', { name: 'LEIPZIG-2026-000002' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bescheinigung LEIPZIG-2026-000002' }).waitFor();
    await page.getByText('gültig', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'LEIPZIG-2026-000001' }).waitFor();
    await page.getByRole('link', { name: 'Zum Register 2026' }).click();
    await page.getByRole('row', { name: /000001 ersetzt.*ersetzt durch LEIPZIG-2026-000002/ }).waitFor();
    await page.getByRole('row', { name: /000002 gültig.*Einzelbestätigung.*Ada Beispiel.*80,00/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Aufgaben' }).click();
    const task = page.locator('.tasks > li', { hasText: 'Bescheinigung zurückgezogen' });
    await task.getByRole('link', { name: 'Bescheinigung ansehen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bescheinigung LEIPZIG-2026-000001' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('is not issued of what somebody said was paid for, and is again once that is taken back', async () => {
    await at.house.give({ amountCents: 33_00, email: 'ada@example.org', name: 'Ada Beispiel' });
    await at.house.idle();
    const { page, errors } = await at.as('schatzmeisterei', { path: '/donors?name=Ada' });
    await page.getByRole('link', { name: 'Ada Beispiel' }).click();
    await page.getByRole('link', { name: /^Angaben.*33,00/ }).click();
    await page.getByLabel('Bescheinigen').selectOption('return-service');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await told(page, 'Gespeichert.');
    await page
      .locator('dd', { hasText: 'wird nie bescheinigt' })
      .getByText('Es gab eine Gegenleistung')
      .waitFor();
    await page.getByLabel('Jemand anderen suchen').fill('Ada');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await page.getByText('1 gefunden').waitFor();
    await page.getByLabel('Wer gegeben hat').selectOption({ label: 'Ada Beispiel, Leipzig' });
    await page.getByLabel('Bescheinigen').selectOption('');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.locator('dd', { hasText: 'kann bescheinigt werden' }).waitFor();
    expect(await page.getByLabel('Wer gegeben hat').locator(':checked').textContent()).toContain(
      'Ada Beispiel',
    );
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('how a carrier issues receipts', () => {
  it('is set with the carrier, and its signature is looked at before it is kept', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/carriers/leipzig' });
    await page.getByLabel('Maschinelles Verfahren').fill('2026-01-15');
    await page
      .getByRole('group', { name: /Sammelbestätigungen/ })
      .getByLabel('Monat')
      .selectOption('04');
    await page.getByLabel('Aufbewahren').fill('2');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.locator('.field', { hasText: 'Aufbewahren' }).locator('.refused').waitFor();
    await page.getByLabel('Aufbewahren').fill('10');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await told(page, 'Gespeichert.');
    const file = page.getByLabel('Bild der Unterschrift');
    await file.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a, really') });
    await page.getByText('Das ist kein PNG.').waitFor();
    const drawn = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [300, 90];
      const brush = canvas.getContext('2d');
      brush?.fillRect(20, 40, 250, 6);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    await file.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from(drawn, 'base64') });
    const picture = page.getByRole('img', { name: 'So sieht die gewählte Unterschrift aus' });
    await expect
      .poll(async () => picture.evaluate((one: HTMLImageElement) => one.naturalWidth), { timeout: 60_000 })
      .toBe(300);
    await page.getByLabel('Wer unterschreibt').last().fill('Vorstand (Beispiel)');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Unterschrift hinterlegen' }).click();
    await told(page, 'Die Unterschrift ist hinterlegt.');
    await page.getByText('Ein Bild der Unterschrift ist hinterlegt.').waitFor();
    await page.goto(`${at.house.origin}/treasury/receipts`);
    await arrived(page);
    await page.getByText('Das maschinelle Verfahren ist seit 15.01.2026 angezeigt').waitFor();
    await page.getByText('Sammelbestätigungen für 2025: ab dem 01.04.2026').waitFor();
    // A "no" of the house is an answer, and Chromium notes it.
    expect(errors.filter((error) => !error.includes('400'))).toEqual([]);
  });
});

describe('all of it', () => {
  it('fits a phone, in both languages, light and dark, and whoever uses no eyes or no mouse', async () => {
    const paths = ['/receipts', '/donors', '/receipts/leipzig/runs', '/carriers/leipzig'];
    const later = ['/receipts/leipzig/register/2026', '/receipt/LEIPZIG-2026-000002'];
    for (const locale of ['de-DE', 'en-GB'] as const) {
      const { page, errors } = await at.as('schatzmeisterei', { width: 360, locale });
      for (const path of [...paths, ...later]) {
        await page.emulateMedia({ colorScheme: 'light' });
        await page.goto(`${at.house.origin}/treasury${path}`);
        await arrived(page);
        await openAll(page);
        expect([path, ...(await violationsOn(page))]).toEqual([path]);
        expect([path, await widthOf(page)]).toEqual([path, 360]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect([path, ...(await violationsOn(page))]).toEqual([path]);
      }
      expect(errors).toEqual([]);
    }
  });
});
