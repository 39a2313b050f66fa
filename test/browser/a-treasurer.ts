import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { aHouse } from '../a-house.ts';
import { aBrowser } from './a-browser.ts';

/** Somebody at the treasury, and what went wrong on their screen. */
export interface Treasurer {
  readonly page: Page;
  /** Errors of the console and of scripts, those of the policy among them: empty after a test. */
  readonly errors: readonly string[];
}

interface Seat {
  /** Below `/treasury`: `/tasks`; the start page if nothing is said. */
  readonly path?: string;
  readonly width?: number;
  readonly height?: number;
  readonly locale?: 'de-DE' | 'en-GB';
}

/**
 * A house, a browser before it, and people who sign in as they would: `await at.as('schatzmeisterei')`.
 *
 * @param options `books` for a house with the demo's year in it; without, nothing has been given yet
 */
export const aTreasurer = async (options: Parameters<typeof aHouse>[0] = {}) => {
  const [house, browser] = await Promise.all([aHouse(options), aBrowser()]);
  return {
    house,
    browser,
    /** For one test, which must be running. @param username one of infra/local/sign-in/demo-people.ts */
    as: async (username: string, { path = '/', ...seat }: Seat = {}): Promise<Treasurer> => {
      const page = await browser.page(seat);
      // Left empty instead of closed: this Chromium is one process, and a window that closes takes all others along.
      onTestFinished(async () => {
        if (page.context().browser()?.isConnected()) await page.goto('about:blank');
      });
      const errors: string[] = [];
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      // All windows of this browser share what one of them keeps: the language, the campaign.
      await page.goto(`${house.origin}/treasury/licences.txt`);
      await page.evaluate(() => localStorage.clear());
      await page.goto(`${house.origin}/treasury${path}`);
      await signIn(page, username);
      return { page, errors };
    },
    close: async () => {
      await browser.close();
      await house.close();
    },
  };
};

/** From the issuer's page to the one that was asked for. */
export const signIn = async (page: Page, username: string): Promise<void> => {
  await page.locator(`a[href*="person=${username}"]`).click();
  await arrived(page);
};

/** The page is there with all that it shows. */
export const arrived = async (page: Page): Promise<void> => {
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => !document.querySelector('main h1 + p.soft:last-child, progress.waiting'));
};

/** Opens every "why?" there is. */
export const openAll = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true;
  });
};

/** What is said to whoever cannot see it: the region that screen readers listen to. */
export const told = async (page: Page, sentence: string | RegExp): Promise<void> => {
  await page.locator('.messages').getByText(sentence).waitFor();
};

/** Whether one would have to roll the whole page sideways. */
export const widthOf = async (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);
