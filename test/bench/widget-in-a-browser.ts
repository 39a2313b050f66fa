import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { freePort } from '../../infra/local/ports.ts';
import { aBenchHouse, aBrowserAsPeopleHaveIt, slowDown } from './a-bench-browser.ts';
import type { Section } from './figure.ts';
import { median } from './statistics.ts';
import { pageSize } from './web-files.ts';

const widths = [360, 1280];

/** The widget on a page of somebody else's, and our campaign's page, in Chromium. */
export const widgetInABrowser = async (dynamoDbEndpoint: string, runs: number): Promise<Section> => {
  const house = await aBenchHouse(dynamoDbEndpoint);
  const host = await hostSite(house.origin);
  const browser = await aBrowserAsPeopleHaveIt();
  try {
    const differences: number[] = [];
    // The first of each is for the browser's own first time.
    for (let run = -1; run < runs; run += 1) {
      const without = await mainThreadMilliseconds(browser, `${host.origin}/plain`, 0);
      const withIt = await mainThreadMilliseconds(browser, `${host.origin}/widget`, 1);
      if (run >= 0) differences.push(withIt - without);
    }
    const hostShift = await shiftOf(browser, `${host.origin}/widget`);
    const keptShift = await shiftOf(browser, `${host.origin}/kept`);
    const pageShift = await shiftOf(browser, `${house.origin}/c/netzwerk`);
    return {
      title: 'The widget and the campaign’s page in Chromium',
      figures: [
        {
          figure: `main-thread time of the widget, processor slowed ${slowDown} times`,
          measured: median(differences),
          unit: 'ms',
          decimals: 0,
          atMost: 50,
        },
        {
          figure: 'layout shift of a page with the widget that keeps its place by a rule',
          measured: keptShift,
          unit: '',
          decimals: 3,
          atMost: 0,
        },
        {
          figure: '… that has no such rule',
          measured: hostShift,
          unit: '',
          decimals: 3,
        },
        {
          figure: 'layout shift of the campaign’s page',
          measured: pageShift,
          unit: '',
          decimals: 3,
          atMost: 0,
        },
        await pageSize(house.origin),
      ],
    };
  } finally {
    await browser.close();
    host.close();
    await house.close();
  }
};

/** The two lines as they are pasted; without the script the link stays what it is. */
const hostSite = async (house: string) => {
  const lines = `<tragwerk-donate campaign="netzwerk"><a href="${house}/c/netzwerk">Spenden</a></tragwerk-donate>`;
  const script = `<script type="module" src="${house}/widget/v1.js"></script>`;
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      pageAround(request.url === '/plain' ? lines : script + lines, request.url === '/kept' ? kept : ''),
    );
  });
  const port = await freePort();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
};

// With a font and controls of its own, as websites have: a browser's first use of either is not the widget's.
const pageAround = (content: string, style: string): string => `<!doctype html>
  <html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wirt</title>
  <style>body{font:1rem/1.5 system-ui,sans-serif}${style}</style></head>
  <body><h1>Unser Zentrum</h1><p>Was wir tun, <b>jeden Tag</b>.</p>
  <form><label>Suche <input></label> <select><option>alles</select> <input type="radio"> <button>Los</button></form>
  ${content}<p>Was danach kommt.</p></body></html>`;

/** The line that docs/widget.md offers to hosts who want nothing to move. */
const kept =
  'tragwerk-donate:not(:defined){display:block;min-height:59rem}@media(max-width:32rem){tragwerk-donate:not(:defined){min-height:78rem}}';

const formsIn = async (page: Page): Promise<number> => page.locator('tragwerk-donate form').count();

/** Processor time of the page's main thread from the navigation until nothing moves any more. */
const mainThreadMilliseconds = async (browser: Browser, address: string, forms: number): Promise<number> => {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 }, locale: 'de-DE' });
  try {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busySeconds = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    };
    const before = await busySeconds();
    await page.goto(address, { waitUntil: 'networkidle' });
    const after = await busySeconds();
    // Only now, because looking is work for the page as well.
    if ((await formsIn(page)) !== forms) throw new Error(`${address} shows not ${forms} forms`);
    return (after - before) * 1000;
  } finally {
    await page.close();
  }
};

/** How far things jumped while the page came, at its worst: Chromium's own cumulative layout shift. */
const shiftOf = async (browser: Browser, address: string): Promise<number> => {
  const shifts: number[] = [];
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'de-DE' });
    await page.addInitScript(() => {
      const seen: { shifted: number } = Object.assign(window, { shifted: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shifted += Number(Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.waitForTimeout(500);
    shifts.push(Number(await page.evaluate(() => Reflect.get(window, 'shifted'))));
    await page.close();
  }
  return Math.max(...shifts);
};
