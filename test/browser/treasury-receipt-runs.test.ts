import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunShown } from '../../web/treasury/api/schema.d.ts';
import { aTreasurer, arrived, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

let at: Awaited<ReturnType<typeof aTreasurer>>;
beforeAll(async () => {
  at = await aTreasurer();
});
afterAll(async () => at.close());

const counted = (gifts: number, cents: number) => ({ gifts, cents });
const found: NonNullable<RunShown['sums']> = {
  issued: { ...counted(41, 8_200_00), receipts: 38 },
  before: counted(2, 150_00),
  excluded: { 'return-service': counted(1, 40_00) },
  blocked: { 'address-missing': counted(6, 610_00), 'donor-unknown': counted(1, 25_00) },
  all: counted(51, 9_025_00),
};

const aRun = (changes: Partial<RunShown> = {}): RunShown => ({
  run: 'leipzig.2025.1',
  carrier: 'leipzig',
  year: 2025,
  state: 'ready',
  donors: 45,
  donorsDone: 45,
  sums: found,
  prints: 0,
  begunAt: '2026-11-22T09:00:00.000Z',
  version: 3,
  mayStart: true,
  ...changes,
});

const donors = [
  {
    donor: 'donor_0123456789abcdef',
    name: 'Ada Beispiel',
    outcome: 'ready',
    by: 'email',
    sums: {
      issued: { ...counted(2, 200_00), receipts: 1 },
      before: counted(0, 0),
      excluded: {},
      blocked: {},
    },
  },
  {
    donor: 'donor_fedcba9876543210',
    outcome: 'blocked',
    sums: {
      issued: { ...counted(0, 0), receipts: 0 },
      before: counted(0, 0),
      excluded: {},
      blocked: { 'address-missing': counted(6, 610_00) },
    },
  },
  {
    donor: 'gift:bank:4711',
    outcome: 'blocked',
    sums: {
      issued: { ...counted(0, 0), receipts: 0 },
      before: counted(0, 0),
      excluded: {},
      blocked: { 'donor-unknown': counted(1, 25_00) },
    },
  },
];

/** A house whose one run goes through the states one after another, each as often as it is looked at. */
const runs = async (page: Page, states: readonly RunShown[]): Promise<{ asked: unknown[] }> => {
  const asked: unknown[] = [];
  const left = [...states];
  await page.route('**/v1/treasury/receipt-runs/leipzig.2025.1', async (route) => {
    const [now] = left.length > 1 ? left.splice(0, 1) : left;
    await route.fulfill({ json: now });
  });
  await page.route('**/receipt-runs/leipzig.2025.1/donors*', async (route) => {
    const outcome = new URL(route.request().url()).searchParams.get('outcome');
    await route.fulfill({ json: { donors: donors.filter((one) => !outcome || one.outcome === outcome) } });
  });
  await page.route('**/receipt-runs/leipzig.2025.1/{start,cancel}', async (route) => {
    asked.push(route.request().postDataJSON());
    await route.fulfill({ status: 202, json: left[0] });
  });
  return { asked };
};

const path = '/receipts/leipzig/runs/2025/1';

/** Signs in first: what a page asks while nobody has signed in is not the house's answer. */
const lookingAt = async (states: readonly RunShown[], seat: { width?: number; locale?: 'en-GB' } = {}) => {
  const { page, errors } = await at.as('schatzmeisterei', { path: '/receipts', ...seat });
  const stub = await runs(page, states);
  await page.goto(`${at.house.origin}/treasury${path}`);
  await arrived(page);
  return { page, errors, ...stub };
};

describe('a yearly run', () => {
  it('shows before anything is issued where each cent is, and who gets what or why not', async () => {
    const { page, errors } = await lookingAt([aRun()]);
    const sums = page.getByRole('table', { name: /^Stand/ });
    await sums.getByRole('row', { name: /kommt in neue Bescheinigungen \(38\)/ }).waitFor();
    await sums.getByRole('row', { name: /wartet: Name oder Anschrift fehlen/ }).waitFor();
    await sums.getByRole('row', { name: /nie bescheinigt: Es gab eine Gegenleistung/ }).waitFor();
    await page.getByText('genau die Summe aus den Büchern').waitFor();
    const list = page.getByRole('table', { name: 'Wer was bekommt' });
    await list.getByRole('row', { name: /Ada Beispiel.*200,00/ }).waitFor();
    await page.getByLabel('Zeigen').selectOption('blocked');
    await list.getByRole('row', { name: /Ada Beispiel/ }).waitFor({ state: 'detached' });
    await list.getByRole('link', { name: 'unbekannt (bank:4711)' }).waitFor();
    await list.getByRole('row', { name: /ohne Namen .*fehlen: 610,00\s€ 610,00\s€$/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('says that its parts are not what the books say, if they are not', async () => {
    const { page } = await lookingAt([aRun({ sums: { ...found, all: counted(51, 9_026_00) } })]);
    await page.getByText(/Die Teile weichen um 1,00\s€ von den Büchern ab/).waitFor();
    expect(await page.getByText('genau die Summe aus den Büchern').count()).toBe(0);
  });

  it('starts only after a question, then shows how far it is and ends with report and prints', async () => {
    const { page, asked, errors } = await lookingAt([
      aRun(),
      aRun({ state: 'issuing', donorsDone: 12, startedAt: '2026-11-22T10:00:00.000Z', mayStart: false }),
      aRun({ state: 'printing', donorsDone: 40, startedAt: '2026-11-22T10:00:00.000Z', mayStart: false }),
      aRun({
        state: 'done',
        prints: 2,
        startedAt: '2026-11-22T10:00:00.000Z',
        endedAt: '2026-11-22T10:05:00.000Z',
        mayStart: false,
      }),
    ]);
    const start = page.getByRole('button', { name: 'Ausstellen und verschicken' });
    await page
      .getByText(/38 Bescheinigungen über zusammen 8\.200,00\s€/)
      .first()
      .waitFor();
    await start.click();
    await page.keyboard.press('Escape');
    expect(asked).toEqual([]);
    await start.click();
    const dialog = page.getByRole('dialog', { name: 'Jetzt ausstellen?' });
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ausstellen und verschicken' }).click();
    await told(page, 'Der Lauf ist gestartet.');
    expect(asked).toEqual([{}]);
    const progress = page.getByRole('progressbar', { name: 'stellt aus' });
    await progress.waitFor();
    expect(await progress.evaluate((one: HTMLProgressElement) => [one.value, one.max])).toEqual([12, 45]);
    await page.getByText('12 von 45 geprüft oder erledigt').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    // Nobody presses anything: the page looks again by itself.
    await page.getByRole('progressbar', { name: 'macht die Dateien zum Drucken' }).waitFor();
    await page.getByText(/Fertig am/).waitFor();
    await page.getByRole('row', { name: /in neuen Bescheinigungen \(38\)/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Teil \d \(PDF\)/ }).count()).toBe(2);
    await page.route('**/receipt-runs/leipzig.2025.1/report', async (route) =>
      route.fulfill({ contentType: 'text/csv', body: 'donor;cents\n' }),
    );
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Bericht als CSV' }).click();
    expect((await saved).suggestedFilename()).toBe('leipzig.2025.1.csv');
    expect(errors).toEqual([]);
  });

  it('goes on being shown while a look fails', async () => {
    const { page } = await lookingAt([aRun({ state: 'assessing', donorsDone: 1, mayStart: false })]);
    await page.getByRole('progressbar', { name: 'prüft, wer was bekommt' }).waitFor();
    await page.unroute('**/v1/treasury/receipt-runs/leipzig.2025.1');
    let failed = 0;
    await page.route('**/v1/treasury/receipt-runs/leipzig.2025.1', async (route) => {
      failed += 1;
      await (failed === 1 ? route.abort() : route.fulfill({ json: aRun() }));
    });
    await page.getByRole('button', { name: 'Ausstellen und verschicken' }).waitFor();
    expect(failed).toBeGreaterThan(1);
    expect(await page.getByText('Gerade ist keine Verbindung da').count()).toBe(0);
  });

  it('says why it cannot start, takes a “now already” and what the house answers to it', async () => {
    const toDo = 'Der Jahreslauf ist ab dem 1. März 2027 vorgesehen.';
    const { page, asked } = await lookingAt([aRun({ mayStart: false, toDo })]);
    await page.getByText(toDo).waitFor();
    await page.getByLabel(/Trotzdem jetzt schon/).check();
    await page.getByRole('button', { name: 'Ausstellen und verschicken' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ausstellen und verschicken' }).click();
    await told(page, 'Der Lauf ist gestartet.');
    expect(asked).toEqual([{ early: true }]);
  });

  it('fits a phone, in English, light and dark', async () => {
    const { page, errors } = await lookingAt(
      [aRun({ state: 'done', prints: 2, endedAt: '2026-11-22T10:05:00.000Z' })],
      { width: 360, locale: 'en-GB' },
    );
    await page.getByRole('button', { name: 'Part 2 (PDF)' }).waitFor();
    expect(await widthOf(page)).toBe(360);
    expect(await violationsOn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('the yearly run of a small house', () => {
  it('is prepared, looked at, started and done by one person with three buttons', async () => {
    const { house } = at;
    await house.give({ amountCents: 80_00, email: 'ada@example.org', name: 'Ada Beispiel' });
    await house.give({ amountCents: 20_00, email: 'ada@example.org', name: 'Ada Beispiel' });
    await house.give({ amountCents: 50_00, email: 'ben@example.org', name: 'Ben Beispiel' });
    await house.idle();
    await house.moveClock({ days: 100 });
    await house.idle();
    const { page, errors } = await at.as('schatzmeisterei', { path: '/donors' });
    await page.locator('summary', { hasText: 'Jemanden anlegen' }).click();
    const fields = {
      'Name, wie er': 'Ada Beispiel',
      'Straße und Hausnummer': 'Musterweg 1',
      Postleitzahl: '04109',
      Ort: 'Leipzig',
      'E-Mail': 'ada@example.org',
    };
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
    await page.getByRole('button', { name: 'Jemanden anlegen' }).click();
    await told(page, '„Ada Beispiel“ ist angelegt.');

    await page.goto(`${house.origin}/treasury/receipts/leipzig/runs`);
    await arrived(page);
    await page.getByRole('button', { name: 'Lauf vorbereiten' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sammelbestätigungen 2026, 1. Lauf' }).waitFor();
    const start = page.getByRole('button', { name: 'Ausstellen und verschicken' });
    await start.waitFor();
    const sums = page.getByRole('table', { name: /^Stand/ });
    await sums.getByRole('row', { name: /kommt in neue Bescheinigungen \(1\) 100,00/ }).waitFor();
    await sums.getByRole('row', { name: /Name oder Anschrift fehlen 50,00/ }).waitFor();
    await page.getByText('genau die Summe aus den Büchern').waitFor();
    await start.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ausstellen und verschicken' }).click();
    await page.getByText(/Fertig am/).waitFor();
    await page.getByRole('row', { name: /in neuen Bescheinigungen \(1\) 100,00/ }).waitFor();
    const report = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Bericht als CSV' }).click();
    expect(await readFile(await (await report).path(), 'utf8')).toContain('LEIPZIG-2027-000001');
    const print = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Teil 1 (PDF)' }).click();
    expect((await readFile(await (await print).path(), 'latin1')).slice(0, 5)).toBe('%PDF-');
    await page.getByRole('row', { name: /Ada Beispiel ausgestellt/ }).waitFor();
    await page.getByRole('link', { name: 'LEIPZIG-2027-000001' }).click();
    await page
      .getByText(/Sammelbestätigung/)
      .first()
      .waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
