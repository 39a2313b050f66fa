import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Language } from '../../shared/domain/language.ts';
import { wordsIn } from '../../shared/words.ts';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { violationsOn } from './accessibility.ts';
import { goOn } from './giving.ts';

let house: Awaited<ReturnType<typeof aHouse>>;
let browser: Awaited<ReturnType<typeof aBrowser>>;
beforeAll(async () => {
  [house, browser] = await Promise.all([aHouse(), aBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const sideways = async (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Every state a giver can meet on our pages, each with how one gets there. */
const states: Readonly<Record<string, (page: Page, language: Language) => Promise<unknown>>> = {
  'the page': async (page, language) => page.goto(`${house.origin}/c/netzwerk?lang=${language}`),
  mistakes: async (page, language) => {
    await page.goto(`${house.origin}/c/netzwerk?lang=${language}&interval=month`);
    await page.fill('[name=other]', '1.234');
    await page.click('.give summary');
    await page.check('[name=wall]');
    await page.click('#give');
    await page.waitForURL(/\/review/);
  },
  'the review': async (page, language) => {
    await page.goto(`${house.origin}/c/netzwerk?lang=${language}&interval=month&method=sepa_debit`);
    await page.click('.give summary');
    await page.check('[name=wall]');
    await page.fill('[name=wallName]', 'Ada Beispiel');
    await page.fill('[name=wallComment]', 'Für alle');
    await page.check('[name=newsletter]');
    await page.click('#give');
    await page.waitForURL(/\/review/);
  },
  thanks: async (page, language) =>
    page.goto(`${house.origin}/c/netzwerk?lang=${language}&checkout=success&amount=25&method=card`),
  'on its way': async (page, language) =>
    page.goto(`${house.origin}/c/netzwerk?lang=${language}&checkout=success&amount=25&method=sepa_debit`),
  cancelled: async (page, language) =>
    page.goto(`${house.origin}/c/netzwerk?lang=${language}&checkout=cancelled&amount=25`),
  closed: async (page, language) => page.goto(`${house.origin}/c/wahljahr?lang=${language}`),
  'not there': async (page, language) => page.goto(`${house.origin}/c/nirgends?lang=${language}`),
};

/** The page in all of them; the others in the one with the longest words, and in the one that runs the other way. */
const languagesOf = (state: string): readonly Language[] =>
  state === 'the page' ? Language.options : ['uk', 'ar'];

describe.each(Object.entries(states))('%s', (state, reach) => {
  it('has nothing that axe would mind: left to right, right to left, dark', async () => {
    const page = await browser.page();
    for (const [language, colorScheme] of [
      ['de', 'light'],
      ['ar', 'light'],
      ['uk', 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await reach(page, language);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await violationsOn(page)).toEqual([]);
    }
  });

  it('never scrolls sideways, at 320 px and with letters twice as large, whatever the language', async () => {
    const page = await browser.page({ width: 320 });
    for (const language of languagesOf(state)) {
      await page.setViewportSize({ width: 320, height: 640 });
      await reach(page, language);
      expect([language, await sideways(page)]).toEqual([language, 0]);
      await page.setViewportSize({ width: 640, height: 640 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect([language, 'at 200 %', await sideways(page)]).toEqual([language, 'at 200 %', 0]);
    }
  });

  it('has targets of at least 24 px', async () => {
    const page = await browser.page({ width: 360 });
    await reach(page, 'de');
    const small = await page.locator('a, button, summary, select, input, textarea').evaluateAll((all) =>
      all
        // A box and its label are one target.
        .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && box.left >= 0 && box.height < 24)
        .map(({ element }) => element.outerHTML),
    );
    expect(small).toEqual([]);
  });
});

describe('giving on our page', () => {
  it('works with the keyboard alone, from the address to Stripe', async () => {
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk`);
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const focused = async (): Promise<string> =>
      page.evaluate(() => {
        const element = document.activeElement;
        return element instanceof HTMLInputElement ? `${element.name}=${element.value}` : (element?.id ?? '');
      });
    // The first stop leads past languages and figures.
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Spendenformular');
    await press('Enter', 'Tab');
    expect(await focused()).toBe('interval=once');
    await press('ArrowRight', 'Tab');
    expect(await focused()).toBe('amount=25');
    await press('ArrowRight');
    expect(await focused()).toBe('amount=50');
    await press('Tab', 'Tab');
    expect(await focused()).toBe('earmark');
    await press('ArrowDown', 'Tab');
    expect(await focused()).toBe('method=paypal');
    await press('ArrowDown', 'ArrowDown');
    expect(await focused()).toBe('method=card');
    while ((await focused()) !== 'give') await press('Tab');
    expect(await page.locator('#give').ariaSnapshot()).toMatch(/button "50\s€ monatlich spenden"/);
    await press('Enter');
    await page.waitForURL(/\/review/);
    expect(await page.textContent('dl')).toMatch(/50,00\s€/);
    expect(await page.textContent('dl')).toContain('Personal');
    while ((await focused()) !== 'give') await press('Tab');
    await press('Enter');
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.textContent('body')).toContain('50,00');
  });

  it('puts what is wrong in front of whoever has to know, and leads to it', async () => {
    const page = await browser.page({ width: 360 });
    await page.goto(`${house.origin}/c/netzwerk`);
    await page.fill('[name=other]', 'viel');
    await page.click('#give');
    await page.waitForURL(/\/review/);
    await expect
      .poll(async () => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('alert');
    await page.getByRole('alert').getByRole('link').first().click();
    const field = page.getByLabel('Anderer Betrag in Euro');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.ariaSnapshot()).toContain('viel');
    expect(await page.locator('#amount-refused').isVisible()).toBe(true);
  });

  it('needs no JavaScript, sets no cookie and asks nobody else for anything', async () => {
    const page = await browser.page({ javaScriptEnabled: false });
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.goto(`${house.origin}/c/netzwerk?lang=en`);
    await page.fill('[name=other]', '12.50');
    await page.check('[name=coverFee]');
    await page.check('.give [name=method][value=sepa_debit]');
    await page.click('#give');
    await page.waitForURL(/\/review/);
    expect(await page.textContent('dl')).toMatch(/€12\.85\s*including a fee|€12\.85/);
    await page.getByRole('button', { name: wordsIn('en').review.change }).click();
    expect(await page.inputValue('[name=other]')).toBe('12.50');
    expect(await page.isChecked('[name=coverFee]')).toBe(true);
    expect([...asked]).toEqual([house.origin]);
    expect(await page.context().cookies()).toEqual([]);
    await goOn(page, 'sepa_debit');
    expect(await page.textContent('body')).toContain('12.85');
    await page.click('#cancel');
    await page.waitForURL(/checkout=cancelled/);
    expect(await page.getByRole('status').textContent()).toContain('charged');
    expect(await page.inputValue('[name=other]')).toBe('12.50');
    expect(await page.isChecked('[value=sepa_debit]')).toBe(true);
  });

  it('takes whatever is typed as text', async () => {
    const page = await browser.page();
    const opened: string[] = [];
    page.on('dialog', (dialog) => {
      opened.push(dialog.message());
      void dialog.dismiss();
    });
    const naughty = `"'></textarea><img src=x onerror=alert(1)><script>alert(2)</script>`;
    await page.goto(`${house.origin}/c/netzwerk?amount=5&method=card&earmark=${encodeURIComponent(naughty)}`);
    await page.click('.give summary');
    await page.check('[name=wall]');
    await page.fill('[name=wallName]', naughty);
    await page.fill('[name=wallComment]', naughty);
    await page.click('#give');
    await page.waitForURL(/\/review/);
    expect(await page.textContent('dl')).toContain(naughty);
    await page.getByRole('button', { name: 'Ändern' }).click();
    expect(await page.inputValue('[name=wallName]')).toBe(naughty);
    expect(await page.inputValue('[name=wallComment]')).toBe(naughty);
    expect(await page.locator('img, script').count()).toBe(0);
    expect(opened).toEqual([]);
  });

  it('shows what is chosen in forced colours too, and moves nothing where that is not wanted', async () => {
    const page = await browser.page();
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await page.goto(`${house.origin}/c/netzwerk`);
    const ground = async (value: string): Promise<string> =>
      page
        .locator(`label:has([value="${value}"])`)
        .first()
        .evaluate((label) => getComputedStyle(label).backgroundColor);
    expect(await ground('25')).not.toBe(await ground('50'));
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
    expect(await violationsOn(page)).toEqual([]);
  });

  it('stands still while it loads', async () => {
    const page = await browser.page({ width: 360 });
    await page.goto(`${house.origin}/c/netzwerk`);
    const shifted = await page.evaluate(
      async () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += 'value' in entry ? Number(entry.value) : 0;
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 300);
        }),
    );
    expect(shifted).toBe(0);
  });
});

describe('while work is asked for', () => {
  beforeAll(async () => {
    for (let checkout = 0; checkout < house.parts.giving.limits.freeFromOneAddress; checkout += 1)
      await house.post('/v1/campaigns/netzwerk/checkout', {
        amountCents: 5_00,
        idempotencyKey: `a-flood-of-checkouts-${checkout}`,
      });
  });

  it('the browser does it, and goes on to Stripe by itself', async () => {
    const page = await browser.page();
    await page.goto(`${house.origin}/c/netzwerk?amount=50&method=card`);
    await page.click('#give');
    await page.waitForURL(/\/review/);
    await page.click('#give');
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.textContent('body')).toContain('50,00');
  });

  it('whoever has no JavaScript is told so, and may transfer instead', async () => {
    const page = await browser.page({ javaScriptEnabled: false });
    await page.goto(`${house.origin}/c/netzwerk?amount=50&method=card`);
    await page.click('#give');
    await page.waitForURL(/\/review/);
    await page.click('#give');
    await page.waitForURL(/\/give/);
    expect(await page.getByRole('alert').textContent()).toContain('JavaScript einschalten oder überweisen');
    expect(await page.textContent('dl')).toMatch(/50,00\s€/);
  });
});
