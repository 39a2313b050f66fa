import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

describe('around the pages of the treasury', () => {
  let at: Awaited<ReturnType<typeof aTreasurer>>;
  beforeAll(async () => {
    at = await aTreasurer();
  });
  afterAll(async () => at.close());

  it('is led by the keyboard: past the head to the page, and from page to page', async () => {
    const { page } = await at.as('schatzmeisterei');
    const focused = async () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Zum Inhalt');
    expect(await page.getByText('Zum Inhalt').boundingBox()).toMatchObject({ y: 8 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('← Oktober 2026');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Oktober 2026', level: 1 }).waitFor();
    await arrived(page);
    expect(await focused()).toBe('Oktober 2026');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('November 2026 →');
  });

  it('marks in the navigation where one is', async () => {
    const { page } = await at.as('schatzmeisterei');
    expect(await page.locator('nav [aria-current=page]').textContent()).toBe('Monat');
  });

  it('shows another campaign in the month one is in', async () => {
    const { page } = await at.as('schatzmeisterei', { path: '/month/netzwerk/2026-12' });
    await page.getByLabel('Kampagne').selectOption('wahljahr');
    await page.waitForURL('**/month/wahljahr/2026-12');
    await page.getByText('Öffentlichkeitsarbeit im Wahljahr. Stand').waitFor();
    expect(await page.getByLabel('Kampagne').locator(':checked').textContent()).toContain('beendet');
    // Who comes back begins where they were.
    await page.goto(`${at.house.origin}/treasury/`);
    await page.waitForURL('**/month/wahljahr/2026-11');
  });

  it('speaks another language at once, keeps what was typed, and remembers it', async () => {
    const { page, errors } = await at.as('schatzmeisterei');
    await page.getByLabel('Betrag in Euro').fill('17');
    await page.getByLabel('Sprache').selectOption('en');
    await page.getByRole('button', { name: 'Work it out' }).waitFor();
    await page.getByText('needs, and what is there').waitFor();
    expect(await page.getByLabel('Amount in euros').inputValue()).toBe('17');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.title()).toBe('November 2026 · Treasury');
    await page.reload();
    await arrived(page);
    await page.getByText('€2,150.00').first().waitFor();
    expect(errors).toEqual([]);
  });

  it('shows that it is working if that takes long enough to notice', async () => {
    const { page } = await at.as('schatzmeisterei');
    const answer = Promise.withResolvers<void>();
    await page.route('**/months/2026-12', async (route) => {
      await answer.promise;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Dezember 2026' }).click();
    await page.getByRole('progressbar', { name: 'Wird geladen' }).waitFor();
    answer.resolve();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { name: 'Bedarfe', exact: true }).count()).toBe(1);
  });

  it('says that there is no connection, and goes on when there is one again', async () => {
    const { page } = await at.as('schatzmeisterei');
    await page.route('**/months/2026-12', async (route) => route.abort());
    await page.getByRole('link', { name: 'Dezember 2026' }).click();
    await page.getByText('Gerade ist keine Verbindung da').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.unroute('**/months/2026-12');
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByRole('heading', { name: 'Bedarfe', exact: true }).waitFor();
  });

  it('says what the house refuses, in its words', async () => {
    const { page } = await at.as('schatzmeister-koeln', { path: '/month/netzwerk/2026-11' });
    await page.getByText('Zahlen lesen darf dieses Konto hier nicht').waitFor();
    expect(await page.getByLabel('Kampagne').count()).toBe(0);
  });

  it('says of an address that is no page that it is none', async () => {
    const { page } = await at.as('leserin', { path: '/nirgendwo' });
    expect(await page.textContent('h1')).toBe('Diese Seite gibt es nicht');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: 'Monat' }).click();
    await page.getByRole('heading', { name: 'November 2026', level: 1 }).waitFor();
  });

  it('is served with a policy that lets nothing in from elsewhere', async () => {
    const answer = await fetch(`${at.house.origin}/treasury/month/netzwerk/2026-11`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const directives = Object.fromEntries(
      policy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]),
    );
    expect(directives).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'frame-ancestors': ["'none'"],
    });
    expect(directives['connect-src']).toEqual(["'self'", at.house.signIn.config.issuer]);
    expect((await fetch(`${at.house.origin}/treasury/nothing.js`)).status).toBe(404);
  });
});
