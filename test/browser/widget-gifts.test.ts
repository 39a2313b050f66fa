import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { aWidget, focused, give, headers, started, toReview, choose } from './a-widget.ts';

describe('a gift through the widget', () => {
  let at: Awaited<ReturnType<typeof aWidget>>;
  beforeAll(async () => {
    at = await aWidget();
  });
  afterAll(async () => {
    await at.close();
  });

  const refusing = (code: string, status = 400, more: Record<string, string> = {}) =>
    at.answered(async (_, route) =>
      route.fulfill({
        status,
        headers: { ...headers, ...more },
        json: { error: { code, message: 'Vom Haus.' } },
      }),
    );

  it('is asked for once, however often somebody presses, with all that was chosen and where it stood', async () => {
    // The house answers when the test says so.
    let letGo = Promise.withResolvers<void>();
    const { page, sent, address } = await at.answered(async (_, route) => {
      await letGo.promise;
      await route.fulfill({ headers, json: started });
    }, '#unten');
    await page.evaluate(() => {
      document.addEventListener('tragwerk-start', (event) => {
        event.preventDefault();
        document.title = JSON.stringify(Reflect.get(event, 'detail'));
      });
    });
    await page.getByLabel('monatlich').check();
    await page.locator('summary').click();
    await page.getByLabel(/Spendenwand stehen/).check();
    await page.getByLabel('Name, wie er').fill('Ada');
    await page.getByLabel('Ein Satz').fill('Weiter so!\nBitte.');
    await page.getByLabel(/Ja, ich möchte/).check();
    await choose(page, 'sepa_debit');
    await page.getByLabel(/Ich übernehme/).check();
    await give(page).dblclick();
    // The second half of the double click has not confirmed what nobody has read.
    expect(await page.locator('[part=review]').isVisible()).toBe(true);
    await give(page).evaluate((button) => {
      button.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true, cancelable: true }));
    });
    expect(await page.getByRole('status').last().textContent()).toBe('');
    expect(sent).toHaveLength(0);
    await give(page).dblclick();
    await give(page).click();
    expect(await page.getByRole('status').last().textContent()).toBe('Einen Moment bitte …');
    letGo.resolve();
    await page.waitForFunction(() => document.title.startsWith('{'));
    expect(sent).toEqual([
      {
        amountCents: 2500,
        earmark: 'free',
        interval: 'month',
        method: 'sepa_debit',
        coverFee: true,
        locale: 'de',
        wall: { name: 'Ada', comment: 'Weiter so!\nBitte.' },
        newsletter: { version: expect.any(String) },
        page: address.replace('#unten', ''),
        idempotencyKey: expect.stringMatching(/^[\d-]{31,}$/),
      },
    ]);
    expect(JSON.parse(await page.title())).toMatchObject({
      donation: started.donation,
      amountCents: 2500,
      method: 'sepa_debit',
    });
    // The host has kept the donor here; the same gift stays the same, another is another.
    expect(page.url()).toBe(address);
    letGo = Promise.withResolvers();
    await give(page).click();
    await expect.poll(() => sent.length).toBe(2);
    // While it is on its way, nothing can be changed about it.
    await page.getByRole('button', { name: 'Ändern' }).click();
    expect(await page.locator('[part=review]').isVisible()).toBe(true);
    letGo.resolve();
    await expect.poll(async () => page.getByRole('status').last().textContent()).toBe('');
    await page.getByRole('button', { name: 'Ändern' }).click();
    await page.getByRole('radio', { name: '50 €' }).check();
    await give(page).click();
    await give(page).click();
    await expect.poll(() => sent.length).toBe(3);
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
  });

  it.each(['paypal', 'sepa_debit', 'card'])('goes to Stripe’s page by %s', async (method) => {
    const page = await at.open(at.host.put(at.lines()), 360);
    await toReview(page, method);
    await give(page).click();
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.textContent('body')).toContain('25,00');
    await page.goBack();
    await at.shown(page);
    expect(await give(page).isVisible()).toBe(true);
  });

  it('goes to the details of a transfer', async () => {
    const page = await at.open(at.host.put(at.lines()), 360);
    await toReview(page, 'bank_transfer');
    await give(page).click();
    await page.waitForURL(/\/c\/netzwerk\/transfer\/RF/);
    expect(await page.textContent('body')).toContain('DE89');
  });

  it.each([
    ['campaign.closed', 409, {}, 'nimmt keine Spenden mehr an'],
    ['checkout.too-many', 429, { 'retry-after': '90' }, 'Bitte in 2 Minuten noch einmal versuchen.'],
    ['something.new', 400, {}, 'Vom Haus.'],
  ])(
    'is refused in words of the reader, with the keyboard on them: %s',
    async (code, status, more, sentence) => {
      const { page } = await refusing(code, status, more);
      await toReview(page);
      await give(page).click();
      const told = page.getByRole('alert').filter({ hasText: /\w/ });
      await told.waitFor();
      expect(await told.textContent()).toContain(sentence);
      expect(await focused(page)).toBe('message');
      expect(await page.locator('[part=review]').isVisible()).toBe(true);
      expect(await violationsOn(page)).toEqual([]);
    },
  );

  it('leads back to the field that the house did not like', async () => {
    const { page } = await refusing('method.unavailable', 409);
    await toReview(page, 'paypal');
    await give(page).click();
    await page.locator('#method:not(:empty)').waitFor();
    expect(await page.locator('#method').textContent()).toContain('Bitte einen anderen wählen');
    expect(await focused(page)).toBe('method');
  });

  it('says that nothing was charged when the line is dead, and goes on when it is back', async () => {
    const { page, sent } = await at.answered(async (_, route) =>
      sent.length === 1 ? route.abort() : route.fulfill({ headers, json: started }),
    );
    await toReview(page);
    await give(page).click();
    await expect
      .poll(async () => page.getByRole('alert').allTextContents())
      .toContain('Keine Verbindung. Es wurde nichts abgebucht; bitte noch einmal versuchen.');
    await give(page).click();
    await page.waitForURL('about:blank');
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
  });

  it('works for its turn when the house asks for a proof', async () => {
    const challenge = {
      algorithm: 'SHA-256',
      challenge: hash('sha256', 'abc&1234'),
      maxnumber: 3000,
      salt: 'abc&',
      signature: 'f'.repeat(64),
    };
    const { page, sent } = await at.answered(async ({ proof }, route) =>
      proof === undefined
        ? route.fulfill({
            status: 428,
            headers,
            json: { error: { code: 'checkout.proof-needed', message: '', challenge } },
          })
        : route.fulfill({ headers, json: started }),
    );
    await toReview(page);
    await give(page).click();
    await page.waitForURL('about:blank');
    const { maxnumber, ...solved } = challenge;
    expect(JSON.parse(atob(sent[1]?.proof ?? ''))).toEqual({ ...solved, number: 1234 });
    expect(maxnumber).toBe(3000);
    expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
  });

  it('gives up kindly where a proof is asked for again and again', async () => {
    const challenge = {
      algorithm: 'SHA-256',
      challenge: hash('sha256', 'abc&5'),
      maxnumber: 10,
      salt: 'abc&',
      signature: 'f'.repeat(64),
    };
    const { page, sent } = await at.answered(async (_, route) =>
      route.fulfill({
        status: 428,
        headers,
        json: { error: { code: 'checkout.proof-needed', message: '', challenge } },
      }),
    );
    await toReview(page);
    await give(page).click();
    await expect.poll(() => sent.length).toBe(3);
    await expect.poll(() => focused(page)).toBe('message');
  });
});
