import type { Page } from 'playwright-core';

/** From the filled form over the review to Stripe's page, as everybody goes. */
export const goOn = async (page: Page, method: 'paypal' | 'sepa_debit' | 'card' = 'card'): Promise<void> => {
  await page.check(`.give input[name=method][value=${method}]`);
  await page.click('#give');
  await page.waitForURL(/\/review/);
  await page.click('#give');
  await page.waitForURL(/\/c\/pay\//);
};
