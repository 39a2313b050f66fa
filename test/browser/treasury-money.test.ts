import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { aTransfer } from '../site/a-transfer.ts';
import { aTreasurer, arrived, openAll, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

let at: Awaited<ReturnType<typeof aTreasurer>>;
beforeAll(async () => {
  at = await aTreasurer({ books: true });
});
afterAll(async () => at.close());

const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });
const isFocused = async (locator: ReturnType<Page['locator']>): Promise<boolean> =>
  locator.evaluate((one) => one === document.activeElement);
/** As people read it: one line, without no-break spaces. */
const read = async (locator: ReturnType<Page['locator']>): Promise<string> =>
  (await locator.innerText()).replaceAll(/\s+/g, ' ').trim();

describe('the money that came in', () => {
  it('shows the four sources apart, and leads to where each is from', async () => {
    const { page, errors } = await at.as('leserin', { path: '/money/netzwerk' });
    const rows = page.locator('section', { hasText: 'Eingegangen im' }).locator('tbody th');
    expect(await rows.allInnerTexts()).toEqual([
      'Spenden',
      'Mitgliedsbeiträge',
      'Zuschüsse',
      'Veranstaltungen (bar)',
    ]);
    expect(await page.getByRole('button', { name: /notieren/ }).count()).toBe(0);
    expect(await page.locator('nav [aria-current=page]').textContent()).toBe('Eingänge');
    expect(errors).toEqual([]);
  });

  it('notes a fee, which is in the list of its month then', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/money/netzwerk' });
    await page.getByRole('button', { name: 'Beitrag notieren' }).click();
    const dialog = dialogOf(page, 'Beitrag notieren');
    await dialog.getByRole('button', { name: 'Notieren' }).click();
    await dialog.getByText('Bitte ausfüllen.').waitFor();
    expect(await isFocused(dialog.getByLabel('Mitgliedsnummer'))).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByLabel('Mitgliedsnummer').fill('M-901');
    await dialog.getByLabel('Betrag in Euro').fill('12,50');
    await page.keyboard.press('Enter');
    await told(page, '12,50 € stehen in den Büchern');
    await page.getByText('Wer gezahlt hat').click();
    const fee = page.locator('tr', { hasText: 'M-901' });
    expect(await read(fee)).toContain('12,50 €');
    // The same fee again is refused in the dialog, with what stands there already.
    await page.getByRole('button', { name: 'Beitrag notieren' }).click();
    await dialog.getByLabel('Mitgliedsnummer').fill('m 901');
    await dialog.getByLabel('Betrag in Euro').fill('13');
    await page.keyboard.press('Enter');
    await dialog.getByText(/hat für .* schon gezahlt: 12,50/).waitFor();
    await page.keyboard.press('Escape');
    expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
  });

  it('takes cash only if two people have counted it, and says so at the second name', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/money/netzwerk' });
    const received = page.locator('section', { hasText: 'Eingegangen im' }).locator('tr', { hasText: 'bar' });
    const before = await read(received);
    await page.getByRole('button', { name: 'Bargeld notieren' }).click();
    const dialog = dialogOf(page, 'Bargeld notieren');
    await dialog.getByLabel('Anlass').fill('Sommerfest');
    await dialog.getByLabel('Betrag in Euro').fill('83,20');
    await dialog.getByLabel('Mitgezählt hat').fill('schatzmeisterei');
    await dialog.getByRole('button', { name: 'Notieren' }).click();
    await dialog.getByText('Bargeld zählen zwei Menschen: bitte').waitFor();
    expect(await isFocused(dialog.getByLabel('Mitgezählt hat'))).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByLabel('Mitgezählt hat').fill('Robin Beispiel');
    await dialog.getByRole('button', { name: 'Notieren' }).click();
    await told(page, '83,20 € stehen in den Büchern');
    expect(await read(received)).not.toBe(before);
    expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
  });

  it('notes an announced transfer by its reference: amount and purpose are there already', async () => {
    await aTransfer(at.house, { amountCents: cents(42_00), earmark: 'material' });
    const { page, errors } = await at.as('schatzmeisterei', { path: '/money/netzwerk' });
    await page.getByRole('button', { name: /^Ist da RF/ }).click();
    const dialog = dialogOf(page, 'Überweisung notieren');
    await dialog.getByText(/^Angekündigt am .* 42,00\s€ für „Sachkosten“/).waitFor();
    expect(await dialog.getByLabel('Betrag in Euro').inputValue()).toBe('42,00');
    expect(await dialog.getByLabel('Wofür').inputValue()).toBe('material');
    await dialog.getByRole('button', { name: 'Notieren' }).click();
    await told(page, '42,00 € stehen in den Büchern');
    await page.getByText('Zurzeit wird keine Überweisung erwartet.').waitFor();
    expect(errors).toEqual([]);
  });

  it('previews a list of fees row by row, has mistakes corrected there, and books the rest', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/money/netzwerk/upload' });
    const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format().slice(0, 7);
    const rows = Array.from(
      { length: 50 },
      (_, number) => `U-${number + 100};${month};01.${month.slice(5)}.${month.slice(0, 4)};5,00`,
    );
    await page.getByLabel('Beiträge').fill(`${rows.join('\n')}\nU-999;2026-13;${month}-01;5,00`);
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText('50 neue Beiträge, zusammen 250,00').waitFor();
    await page.getByText('Eine Zeile braucht eine Korrektur.').waitFor();
    const wrong = page.getByLabel('Zeile 51 korrigieren');
    expect(await wrong.getAttribute('aria-invalid')).toBe('true');
    expect(await violationsOn(page)).toEqual([]);
    await wrong.fill(`U-999;${month};${month}-01;5,00`);
    await page.getByRole('button', { name: 'Korrigiert: noch einmal prüfen' }).click();
    await page.getByRole('button', { name: '51 Beiträge buchen' }).click();
    await page.getByText('51 Beiträge gebucht, zusammen 255,00').waitFor();
    await page.getByRole('button', { name: 'Noch eine Liste' }).click();
    await page.getByLabel('Beiträge').fill(rows[0] ?? '');
    await page.getByRole('button', { name: 'Vorschau' }).click();
    await page.getByText('Eine Zeile steht genau so schon in den Büchern').waitFor();
    expect(errors).toEqual([]);
  });
});

describe('grants', () => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format();
  const month = today.slice(0, 7);
  const year = Number(today.slice(0, 4));

  it('are written down with two tranches, and one that came covers the month as a grant', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/grants/netzwerk' });
    await page.getByRole('link', { name: 'Zuschuss eintragen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Zuschuss eintragen' }).waitFor();
    await arrived(page);
    const form = page.locator('treasury-grant-form');
    await form.getByLabel('Programm').fill('Räume für alle (Beispiel)');
    await form.getByRole('group', { name: 'Geldgeber 1' }).getByLabel('Name').fill('Kasse A');
    await form.getByLabel('Datum des Bescheids').first().fill(`${year}-01-10`);
    await form.getByLabel('Zweck', { exact: true }).fill('Räume');
    await form.getByLabel('Bewilligt, in Euro').fill('1000');
    await form.getByLabel('Erster Tag').fill(`${year}-01-01`);
    await form.getByLabel('Letzter Tag').fill(`${year + 1}-12-31`);
    const line = form.getByRole('group', { name: 'Zeile 1 des Kostenplans' });
    await line.getByLabel('Wofür').fill('Miete');
    await line.getByLabel('Kostenart').selectOption('material');
    await line.getByLabel('Betrag').fill('1000');
    const [first, second] = [1, 2].map((number) => form.getByRole('group', { name: `Rate ${number}` }));
    await first?.getByLabel('Fällig am').fill(`${month}-01`);
    await first?.getByLabel('Betrag für: Sachkosten').fill('400');
    await form.getByRole('button', { name: 'Weitere Rate' }).press('Enter');
    expect(await isFocused(form.locator('[name="tranches.1.tranche"]'))).toBe(true);
    await second?.getByLabel('Fällig am').fill(`${year + 1}-02-01`);
    await second?.getByLabel('Betrag für: Sachkosten').fill('500');
    await form.getByLabel('Verwendungsnachweis fällig am').fill(`${year + 2}-06-30`);
    await form.getByLabel('Unterlagen aufheben bis').fill(`${year + 12}-12-31`);
    await form.getByRole('button', { name: 'Speichern' }).click();
    // 400 and 500 are not what was granted: it says so beside the tranches.
    await form.locator('[data-list=tranches]').getByText('Die Raten sind zusammen 900,00').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await second?.getByLabel('Betrag für: Sachkosten').fill('600');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { level: 1, name: 'Räume für alle (Beispiel)' }).waitFor();
    await told(page, '„Räume für alle (Beispiel)“ ist eingetragen.');
    expect(await read(page.locator('section').first())).toContain('Eingegangen 0,00 €');

    await page.getByRole('button', { name: 'Eingang notieren Rate 1' }).click();
    const dialog = dialogOf(page, 'Eingang der Rate 1');
    expect(await dialog.getByLabel('Betrag', { exact: true }).inputValue()).toBe('400,00');
    await dialog.getByRole('button', { name: 'Eingang buchen' }).click();
    await told(page, '400,00 € sind eingegangen');
    expect(await read(page.locator('section').first())).toContain('Zugesagt, noch nicht da 600,00 €');
    expect(errors.filter((error) => !error.includes('400'))).toEqual([]);

    await page.goto(`${at.house.origin}/treasury/month/netzwerk/${month}`);
    await arrived(page);
    await openAll(page);
    const received = page.locator('section', { has: page.getByRole('heading', { name: 'Eingegangen in' }) });
    expect(await read(received.locator('tr', { hasText: 'Zuschüsse' }))).toContain('400,00 €');
    const byGrant = page.locator('.list > li tbody tr', { hasText: 'für diese Kostenart' });
    expect((await byGrant.allInnerTexts()).some((row) => row.includes('Zuschüsse'))).toBe(true);
  });

  it('are changed, with a way back, and show what somebody else has made of them meanwhile', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/grants/netzwerk' });
    await page.getByRole('link', { name: 'Stadtteilgesundheit vernetzen' }).click();
    const change = page.getByRole('button', { name: 'Ändern' });
    const note = page.getByLabel('Notiz', { exact: false }).and(page.locator('textarea[name=note]'));
    await change.click();
    await page.getByText('bleibt, wie sie gebucht ist').first().waitFor();
    await note.fill('Ansprechperson gewechselt');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await told(page, /ist geändert/);
    await page.getByText('Ansprechperson gewechselt').waitFor();
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await told(page, 'Rückgängig gemacht.');
    await page.getByText('Ansprechperson gewechselt').waitFor({ state: 'detached' });

    await change.click();
    await note.fill('von hier');
    await page.route('**/grants/grant_stiftung', async (route) => {
      const headers = { ...route.request().headers(), 'if-match': '"1"' };
      await (route.request().method() === 'PUT' ? route.continue({ headers }) : route.continue());
    });
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Jemand anderes war schneller').waitFor();
    expect(await read(page.locator('.conflict'))).toContain('von hier');
    expect(await violationsOn(page)).toEqual([]);
    await page.unroute('**/grants/grant_stiftung');
    await page.getByRole('button', { name: 'Neuen Stand laden' }).click();
    await page.locator('.conflict').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await page.getByText('Verlauf').click();
    await page.locator('treasury-history li').first().waitFor();
    expect(await page.locator('treasury-history li').count()).toBe(2);
    expect(errors.filter((error) => !error.includes('409'))).toEqual([]);
  });

  const paths = [
    '/money/netzwerk',
    '/money/netzwerk/upload',
    '/grants/netzwerk',
    '/grants/netzwerk/new',
    '/grants/netzwerk/grant_stiftung',
  ];
  it.each(
    paths.flatMap((path) => [
      { path, locale: 'de-DE' as const, width: 360 },
      { path, locale: 'en-GB' as const, width: 1280 },
    ]),
  )(
    'and money are accessible: $path in $locale, $width pixels wide, rolling only downwards',
    async (seat) => {
      const { page, errors } = await at.as('schatzmeisterei', seat);
      await openAll(page);
      expect(await violationsOn(page)).toEqual([]);
      expect(await widthOf(page)).toBeLessThanOrEqual(seat.width);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violationsOn(page)).toEqual([]);
      expect(errors).toEqual([]);
    },
  );
});
