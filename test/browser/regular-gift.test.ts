import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type LinkPurpose, pledgeLink } from '../../shared/house/pledge-link.ts';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';
import { goOn } from './giving.ts';

describe('a regular gift, with a browser', () => {
  let house: Awaited<ReturnType<typeof aHouse>>;
  let browser: Awaited<ReturnType<typeof aBrowser>>;
  beforeAll(async () => {
    [house, browser] = await Promise.all([aHouse(), aBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await house.close();
  });

  const pledge = async (): Promise<string> => {
    const answer = await fetch(`${house.sandbox?.url}/v1/subscriptions`, {
      headers: { authorization: 'Bearer sk_test_local' },
    });
    const { data } = z.object({ data: z.array(z.object({ id: z.string() })) }).parse(await answer.json());
    return data[0]?.id ?? '';
  };
  const link = async (purpose: LinkPurpose): Promise<string> =>
    pledgeLink(
      { pledge: await pledge(), purpose },
      { secret: await house.parts.linkSecret(), origin: house.origin },
      house.clock.now(),
    );

  it('begins with a button that says how much and how often, and is shown as a promise', async () => {
    const page = await browser.page({ width: 360 });
    await page.goto(`${house.origin}/c/netzwerk`);
    const button = page.locator('#give');
    expect(await button.ariaSnapshot()).toMatch(/button "25\s€ spenden"/);
    await page.getByLabel('vierteljährlich').check();
    expect(await button.ariaSnapshot()).toMatch(/button "25\s€ vierteljährlich spenden"/);
    await page.fill('input[name=other]', '15');
    await page.getByLabel('monatlich').check();
    expect(await button.ariaSnapshot()).toMatch(/button "Monatlich spenden"/);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await goOn(page);
    expect(await page.textContent('body')).toContain('15,00');
    await page.fill('input[name=email]', 'ada@example.org');
    await page.fill('input[name=name]', 'Ada Beispiel');
    await page.check('input[name=method][value=card]');
    await page.click('#pay');
    await page.waitForURL(/checkout=success/);
    await house.idle();
    await page.goto(`${house.origin}/c/netzwerk`);
    await page.reload();
    expect(await page.locator('.pledged').textContent()).toMatch(
      /Fest zugesagt: 15,00\s€ im Monat von einem Menschen/,
    );
    expect(await page.locator('.month').first().textContent()).toMatch(/15,00\s€ von 3\.265,50\s€/);
    expect(await page.locator('.returned').count()).toBe(0);
  });

  it('cannot be for one need of one month, and says so beside the choices made', async () => {
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk?lang=en`);
    await page.getByLabel('yearly').check();
    await page.getByLabel('PayPal').check();
    const need = await page.locator('optgroup option').first().getAttribute('value');
    await page.selectOption('select[name=earmark]', need);
    await page.click('#give');
    expect(await page.getByRole('alert').textContent()).toContain('for a single month');
    expect(await page.getByLabel('yearly').isChecked()).toBe(true);
    expect(await page.inputValue('select[name=earmark]')).toBe(need);
  });

  it('tells the month in which some of it went back', async () => {
    const headers = { authorization: 'Bearer sk_test_local' };
    const listed = await fetch(`${house.sandbox?.url}/v1/payment_intents?limit=1`, { headers });
    const { data } = z.object({ data: z.array(z.object({ id: z.string() })) }).parse(await listed.json());
    const body = new URLSearchParams({ payment_intent: data[0]?.id ?? '', amount: '500' });
    const refunded = await fetch(`${house.sandbox?.url}/v1/refunds`, { method: 'POST', headers, body });
    expect(refunded.status).toBe(200);
    await house.idle();
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk`);
    const month = page.locator('.month').first();
    expect(await month.textContent()).toMatch(/10,00\s€ von 3\.265,50\s€/);
    expect(await month.locator('.returned').textContent()).toMatch(
      /^5,00\s€ gingen in diesem Monat zurück\.$/,
    );
  });

  it('is changed with a link, for whoever knows the address the letter went to', async () => {
    const page = await browser.page({ width: 360 });
    await page.goto(await link('payment-method'));
    expect(await page.getByRole('heading').textContent()).toBe('Zahlungsweg ändern');
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await page.getByLabel('E-Mail-Adresse').fill('ben@example.org');
    await page.getByRole('button').click();
    expect(await page.getByRole('alert').textContent()).toContain('passt nicht zu diesem Link');
    expect(await violationsOn(page)).toEqual([]);

    await page.getByRole('link', { name: 'English' }).click();
    await page.getByLabel('E-mail address').fill(' Ada@example.org');
    await page.getByRole('button', { name: 'On to Stripe' }).click();
    await page.waitForURL(/\/p\/session\//);
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/);
    await page.selectOption('select[name=method]', 'sepa_debit');
    await page.getByRole('button', { name: /method|pay/i }).click();
    await page.click('#back');
    await page.waitForURL(/\/c\/netzwerk/);
  });

  it('is stopped with another link, and after that nothing is left to do', async () => {
    const page = await browser.page();
    const stop = await link('stop');
    await page.goto(stop);
    await page.getByLabel('E-Mail-Adresse').fill('ada@example.org');
    await page.getByRole('button', { name: 'Weiter zu Stripe' }).click();
    await page.waitForURL(/\/p\/session\//);
    const ending = page.getByRole('button', { name: 'Beenden' });
    await ending.click();
    await ending.waitFor({ state: 'detached' });
    await house.idle();

    await page.goto(stop);
    await page.getByLabel('E-Mail-Adresse').fill('ada@example.org');
    await page.getByRole('button').click();
    expect(await page.getByRole('heading').textContent()).toBe('Diese regelmäßige Spende ist beendet');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('has told no address to the log on the way', () => {
    const log = house.lines.join('\n');
    expect(log).toContain('opened: stop');
    for (const secret of ['Ada', 'example.org', 'token']) expect(log).not.toContain(secret);
    expect(house.pump.failures()).toEqual([]);
  });
});
