import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from './accessibility.ts';
import { aWidget, focused, give, labelOf } from './a-widget.ts';

describe('a gift that somebody comes back from', () => {
  let at: Awaited<ReturnType<typeof aWidget>>;
  beforeAll(async () => {
    at = await aWidget();
  });
  afterAll(async () => {
    await at.close();
  });

  it.each([
    ['method=card&amount=12.50', 'Danke!', /Die Spende von 12,50\s€ ist da\./],
    [
      'method=sepa_debit&amount=25',
      'Danke! Die Spende ist unterwegs.',
      /Lastschrift über 25\s€ ist beauftragt/,
    ],
    ['', 'Danke!', /Eine Lastschrift ist unterwegs und braucht einige Tage/],
    ['method=paypal&amount=%3Cb%3E', 'Danke!', /Die Spende ist da\. Ein Dankesbrief/],
  ])('is thanked for when somebody comes back with %j', async (query, title, sentence) => {
    const page = await at.browser.page({ width: 360 });
    await page.addInitScript(() => {
      document.addEventListener('tragwerk-return', (event) => {
        document.title = JSON.stringify(Reflect.get(event, 'detail'));
      });
    });
    const address = at.host.put(at.lines());
    await page.goto(`${address}?checkout=success&donation=don_1&campaign=netzwerk&${query}`);
    await at.shown(page);
    expect(await page.getByRole('heading', { name: title }).isVisible()).toBe(true);
    expect(await page.locator('[part=return]').textContent()).toMatch(sentence);
    expect(await focused(page)).toBe('H2');
    expect(JSON.parse(await page.title())).toMatchObject({ outcome: 'success', donation: 'don_1' });
    expect(await page.getByRole('link', { name: 'Per E-Mail weitersagen' }).getAttribute('href')).toContain(
      encodeURIComponent('/c/netzwerk'),
    );
    expect(await violationsOn(page)).toEqual([]);
  });

  it('keeps its choices when somebody turned back at Stripe', async () => {
    const query =
      '?checkout=cancelled&donation=don_1&campaign=netzwerk&amount=17.50&interval=year&earmark=staff&method=paypal';
    const page = await at.open(at.host.put(at.lines()) + query);
    expect(await page.getByRole('status').first().textContent()).toContain('Es wurde nichts abgebucht.');
    expect(await focused(page)).toBe('message');
    expect(await labelOf(give(page))).toBe('17,50 € jährlich spenden');
    expect(await page.locator('[name=amount]').inputValue()).toBe('17.50');
    expect(await page.locator('[name=earmark]').inputValue()).toBe('staff');
    expect(await page.locator('[name=method][value=paypal]').isChecked()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
  });

  it('is another campaign’s when the address says so', async () => {
    const query = '?checkout=success&donation=don_1&campaign=wahljahr&amount=17';
    const page = await at.open(at.host.put(at.lines()) + query);
    expect(await labelOf(give(page))).toBe('25 € spenden');
  });
});
