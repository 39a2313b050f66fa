import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Page } from 'playwright-core';

// With this set, the package unpacks the system libraries it needs itself instead of relying on the machine's.
process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';

/** A real Chromium that reaches this machine and nothing else. */
export const aBrowser = async () => {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [
      // What a website may ask of another one is part of what is tested.
      ...chromium.args.filter((one) => one !== '--disable-web-security'),
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
  const pages: Page[] = [];
  return {
    page: async ({
      width = 1280,
      height = 900,
      locale = 'de-DE',
      javaScriptEnabled = true,
    } = {}): Promise<Page> => {
      const context = await browser.newContext({ viewport: { width, height }, locale, javaScriptEnabled });
      const page = await context.newPage();
      pages.push(page);
      return page;
    },
    close: async () => browser.close(),
  };
};
