import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived, openAll, told, widthOf } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

let at: Awaited<ReturnType<typeof aTreasurer>>;
beforeAll(async () => {
  at = await aTreasurer({ books: true });
});
afterAll(async () => at.close());

describe('campaigns, centres and carriers', () => {
  it('are shown with what their notices say, and lead on', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/campaigns' });
    await page.getByRole('link', { name: 'Überregionale Netzwerkarbeit' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Überregionale Netzwerkarbeit' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('a campaign’s title changes everywhere at once', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/campaigns/netzwerk' });
    await page.getByLabel('Titel').fill('Netzwerk der Zentren');
    await page.getByRole('button', { name: 'Speichern Texte und Beträge' }).click();
    await told(page, 'Gespeichert.');
    const { title } = await at.house.read('netzwerk');
    expect(title).toBe('Netzwerk der Zentren');
    expect(errors).toEqual([]);
  });

  it('shows both versions to whoever was slower', async () => {
    const one = await at.as('schatzmeisterei', { path: '/campaigns/wahljahr' });
    const other = await at.browser.page({});
    await one.page.getByLabel('Titel').waitFor();
    await other.goto('about:blank');
    const token = await at.house.signIn.accessToken('schatzmeisterei');
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const settings = `${at.house.origin}/v1/treasury/campaigns/wahljahr/settings`;
    const read = await fetch(settings, { headers });
    const quicker = await fetch(settings, {
      method: 'PUT',
      headers: { ...headers, 'if-match': read.headers.get('etag') ?? '' },
      body: JSON.stringify({ title: 'Die Schnelleren', summary: 'Waren eher da.' }),
    });
    expect(quicker.status).toBe(200);
    await one.page.getByLabel('Titel').fill('Die Langsameren');
    await one.page.getByRole('button', { name: 'Speichern Texte und Beträge' }).click();
    const conflict = one.page.locator('.conflict');
    await conflict.getByText('Die Schnelleren').waitFor();
    await conflict.getByText('Die Langsameren').waitFor();
  });

  it('hands a campaign over from a day on, and says so', async () => {
    const { page } = await at.as('schatzmeisterei', { path: '/campaigns' });
    await page.getByText('Neuer Träger').click();
    const fill = async (label: string, value: string) =>
      page
        .locator('details[open]')
        .getByLabel(new RegExp(`^\\s*${label}\\s*(?:\\(|$)`))
        .fill(value);
    await fill('Name', 'Dachverband der Zentren e.V. (Beispiel)');
    await fill('Straße und Hausnummer', 'Musterweg 2');
    await fill('Postleitzahl', '10999');
    await fill('Ort', 'Berlin');
    await fill('E-Mail', 'dach@example.org');
    await fill('Finanzamt', 'Berlin I (Beispiel)');
    await fill('Steuernummer', '00/000/00000');
    await fill('Steuerbegünstigte Zwecke', 'Förderung des öffentlichen Gesundheitswesens');
    await fill('Datum des Bescheids', '2026-05-01');
    await fill('Letzter Veranlagungszeitraum', '2025');
    await page.locator('details[open]').getByRole('button', { name: 'Anlegen', exact: true }).click();
    await told(page, /ist angelegt/);
    await page.goto(`${at.house.origin}/treasury/campaigns/netzwerk`);
    await arrived(page);
    await page.locator('summary', { hasText: 'Träger wechseln' }).click();
    await page
      .getByLabel('Träger', { exact: true })
      .selectOption({ label: 'Dachverband der Zentren e.V. (Beispiel)' });
    await page.getByLabel('Ab welchem Tag').fill('2030-01-01');
    await page.getByRole('button', { name: 'Träger wechseln' }).click();
    await told(page, /Dachverband der Zentren/);
    const lines = page.locator('section', { hasText: 'Träger im Lauf der Zeit' }).locator('li');
    expect(await lines.last().textContent()).toContain('Dachverband der Zentren');
  });

  it('makes a statement of what a campaign came to', async () => {
    const { page, errors } = await at.as('leserin', { path: '/campaigns/netzwerk/statement' });
    await page.getByText('Woher das Geld kam').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('offers nothing to those who only read', async () => {
    const { page } = await at.as('leserin', { path: '/campaigns' });
    expect(await page.getByText('Neue Kampagne').count()).toBe(0);
  });

  it('fits a phone, and whoever uses no eyes or no mouse, in English too', async () => {
    for (const path of ['/campaigns', '/campaigns/netzwerk', '/carriers/leipzig']) {
      const { page, errors } = await at.as('schatzmeisterei', { path, width: 360, locale: 'en-GB' });
      await openAll(page);
      expect([path, ...(await violationsOn(page))]).toEqual([path]);
      expect(await widthOf(page)).toBeLessThanOrEqual(360);
      expect(errors).toEqual([]);
    }
  });
});
