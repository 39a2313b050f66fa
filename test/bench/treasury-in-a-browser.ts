import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { aBenchHouse, aBrowserAsPeopleHaveIt, slowDown } from './a-bench-browser.ts';
import type { Section } from './figure.ts';
import { median } from './statistics.ts';

/** The treasury in Chromium, from the issuer's answer to the month. */
export const treasuryInABrowser = async (dynamoDbEndpoint: string, runs: number): Promise<Section> => {
  const house = await aBenchHouse(dynamoDbEndpoint, true);
  const browser = await aBrowserAsPeopleHaveIt();
  try {
    const seen: Visit[] = [];
    // The first is for the browser's own first time.
    for (let run = -1; run < runs; run += 1) {
      const visit = await visitOf(browser, house.origin);
      if (run >= 0) seen.push(visit);
    }
    return {
      title: 'The treasury in Chromium',
      figures: [
        {
          figure: 'first view without the plot library, gzip',
          measured: Math.max(...seen.map(({ gzipBytes }) => gzipBytes)) / 1000,
          unit: 'kB',
          decimals: 1,
          atMost: 60,
        },
        {
          figure: `from signing in until the month stands and answers, processor slowed ${slowDown} times`,
          measured: median(seen.map(({ standsAfterMilliseconds }) => standsAfterMilliseconds)),
          unit: 'ms',
          decimals: 0,
          atMost: 1000,
        },
      ],
    };
  } finally {
    await browser.close();
    await house.close();
  }
};

interface Visit {
  readonly gzipBytes: number;
  readonly standsAfterMilliseconds: number;
}

const visitOf = async (browser: Browser, origin: string): Promise<Visit> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'de-DE' });
  const page = await context.newPage();
  try {
    await page.goto(`${origin}/treasury/month/netzwerk/2026-11`);
    const person = page.locator('a[href*="person=schatzmeisterei"]');
    await person.waitFor();
    await page.addInitScript(() => {
      const look = (): void => {
        if (!document.querySelector('main .coverage')) return;
        observer.disconnect();
        // Once the page has drawn it and is idle, a tap is answered.
        requestIdleCallback(() => Object.assign(window, { stands: performance.now() }));
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true });
    });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    const files: Promise<number>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/treasury/') || !/\.(?:js|css)$|^\/treasury\/(?:month.*)?$/.test(pathname))
        return;
      files.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
    });
    await person.click();
    await page.waitForFunction(() => 'stands' in window);
    const standsAfterMilliseconds = Number(await page.evaluate(() => Reflect.get(window, 'stands')));
    const sizes = await Promise.all(files);
    return { standsAfterMilliseconds, gzipBytes: sizes.reduce((sum, bytes) => sum + bytes, 0) };
  } finally {
    await context.close();
  }
};
