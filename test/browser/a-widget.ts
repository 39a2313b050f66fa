import type { Locator, Page, Route } from 'playwright-core';
import * as z from 'zod';
import { CheckoutRequest } from '../../shared/routes/checkout.ts';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';
import { aHost } from './a-host.ts';

/** As the house reads it, but for the texts: what it says of them is another test's. */
const Sent = z.object({
  ...CheckoutRequest.shape,
  wall: z.object({ name: z.string(), comment: z.string().optional() }).optional(),
});
type Sent = z.infer<typeof Sent>;

export const started = { donation: 'don_0123456789abcdef01234567', checkoutUrl: 'about:blank' };
export const headers = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };

const shown = async (page: Page): Promise<void> => {
  await page.locator('tragwerk-donate [part=form], tragwerk-donate [part=return]').first().waitFor();
};

/** A house, a website of somebody else with the two lines in it, and a browser in front of it. */
export const aWidget = async () => {
  const [house, host, browser] = await Promise.all([aHouse(), aHost(), aBrowser()]);
  const script = `<script type="module" src="${house.origin}/widget/v1.js"></script>`;
  const element = (attributes = '', campaign = 'netzwerk') =>
    `<tragwerk-donate campaign="${campaign}" ${attributes}><a href="${house.origin}/c/${campaign}">Spenden</a></tragwerk-donate>`;
  const lines = (attributes?: string) => script + element(attributes);
  /** A page whose checkouts a test answers. */
  const answered = async (answer: (sent: Sent, route: Route) => Promise<void>, query = '') => {
    const sent: Sent[] = [];
    const page = await browser.page({ width: 768 });
    await page.route('**/checkout', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      const request = Sent.parse(route.request().postDataJSON());
      sent.push(request);
      await answer(request, route);
    });
    const address = `${host.put(lines())}${query}`;
    await page.goto(address);
    await shown(page);
    return { page, sent, address };
  };
  return {
    house,
    host,
    browser,
    script,
    element,
    lines,
    answered,
    shown,
    /** A host's page with the widget, when its form is there. */
    open: async (address: string, width = 1280): Promise<Page> => {
      const page = await browser.page({ width });
      await page.goto(address);
      await shown(page);
      return page;
    },
    close: async () => {
      await browser.close();
      await host.close();
      await house.close();
    },
  };
};

/** What the two lines' form must hold before it can be checked. */
export const choose = async (page: Page, method = 'card'): Promise<void> => {
  await page.locator(`[name=method][value=${method}]`).check();
};

export const give = (page: Page) => page.locator('[part=button]');

export const toReview = async (page: Page, method = 'card') => {
  await choose(page, method);
  await give(page).click();
  await page.locator('[part=review]').waitFor();
};

/** Intl puts a no-break space before the euro sign; readers do not see the difference. */
export const labelOf = async (locator: Locator): Promise<string | undefined> =>
  (await locator.textContent())?.replaceAll('\u00a0', ' ').trim();

/** What the keyboard is on, inside the widget. */
export const focused = async (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    return `${element?.getAttribute('name') ?? element?.getAttribute('part') ?? element?.tagName}`;
  });

/** Everything the page has moved by itself so far, as Chromium counts it (cumulative layout shift). */
export const layoutShiftOn = async (page: Page): Promise<number> =>
  page.evaluate(
    async () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
