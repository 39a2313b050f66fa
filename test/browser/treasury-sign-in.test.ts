import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aTreasurer, arrived, signIn } from './a-treasurer.ts';
import { violationsOn } from './accessibility.ts';

describe('signing in to the treasury', () => {
  let at: Awaited<ReturnType<typeof aTreasurer>>;
  beforeAll(async () => {
    at = await aTreasurer();
  });
  afterAll(async () => at.close());

  it('leads back to the page that was asked for, with nothing of it left in the address', async () => {
    const { page, errors } = await at.as('leserin', { path: '/month/netzwerk/2026-10?why=open' });
    expect(page.url()).toBe(`${at.house.origin}/treasury/month/netzwerk/2026-10?why=open`);
    expect(await page.textContent('h1')).toBe('Oktober 2026');
    expect(await page.textContent('header')).toContain('leserin');
    // Nor in what the browser's own button goes back to.
    const visited = await page.evaluate(() => navigation.entries().map(({ url }) => url));
    expect(visited.join(' ')).not.toMatch(/code=|state=/);
    expect(errors).toEqual([]);
  });

  it('keeps tokens in the page’s memory: none in the address, in a storage or in a cookie', async () => {
    const { page } = await at.as('schatzmeisterei');
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    await page.reload();
    await arrived(page);
    const kept = await page.evaluate(() =>
      JSON.stringify([localStorage, sessionStorage, document.cookie, location.href]),
    );
    // A token is a signed JSON object, in base64url: it begins with `eyJ`.
    expect(kept).not.toMatch(/eyJ|token|refresh/i);
    expect(addresses.join(' ')).not.toMatch(/eyJ|access_token|id_token/);
  });

  it('goes on without asking when the page is loaded anew', async () => {
    const { page, errors } = await at.as('schatzmeisterei', { path: '/month/netzwerk/2027-01' });
    await page.reload();
    await arrived(page);
    expect(page.url()).toBe(`${at.house.origin}/treasury/month/netzwerk/2027-01`);
    expect(await page.textContent('h1')).toBe('Januar 2027');
    expect(errors).toEqual([]);
  });

  it('ends when somebody signs out: the next one is asked who they are', async () => {
    const { page, errors } = await at.as('schatzmeisterei');
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByRole('heading', { name: 'Abgemeldet' }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await signIn(page, 'leserin');
    expect(await page.textContent('header')).toContain('leserin');
    expect(errors).toEqual([]);
  });

  it('says what to do to somebody who has no role yet, and lets them out again', async () => {
    const page = await at.browser.page();
    await page.goto(`${at.house.origin}/treasury/`);
    await page.locator('a[href*="person=ohne-aufgabe"]').click();
    await page.getByText('noch keine Aufgabe in der Föderation').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await page.getByRole('heading', { name: 'Abgemeldet' }).waitFor();
  });

  it('renews a token that the house refuses once, and then says so instead of going in circles', async () => {
    const { page } = await at.as('schatzmeisterei');
    let asked = 0;
    await page.route('**/months/2026-12', async (route) => {
      asked += 1;
      await route.fulfill({ status: 401, json: { message: 'Unauthorized' } });
    });
    await page.getByRole('link', { name: 'Dezember 2026' }).click();
    await page.getByText('Die Anmeldung gilt nicht mehr').waitFor();
    expect(asked).toBe(1);
    // Some time later the token may well be too old: another one is fetched, and the page stays.
    await page.evaluate(() => {
      const now = Date.now();
      Date.now = () => now + 10 * 60 * 1000;
    });
    const renewals: string[] = [];
    page.on('request', (request) => request.url().endsWith('/oauth2/token') && renewals.push(request.url()));
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await expect.poll(() => asked, { timeout: 20_000 }).toBe(3);
    expect(renewals).toHaveLength(1);
    await page.unroute('**/months/2026-12');
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByRole('heading', { name: 'Bedarfe', exact: true }).waitFor();
  });

  it('says it when the issuer refuses, and when somebody made the answer up', async () => {
    const page = await at.browser.page({ locale: 'en-GB' });
    await page.goto(`${at.house.origin}/treasury/?code=made-up&state=made-up`);
    await page.getByRole('heading', { name: 'Signing in did not work' }).waitFor();
    expect(page.url()).toBe(`${at.house.origin}/treasury/`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await signIn(page, 'leserin');
    expect(await page.textContent('h1')).toBe('November 2026');
  });
});
