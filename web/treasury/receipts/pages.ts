import type { Page } from '../page.ts';
import { page, type PageEntry } from '../page-entry.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';
import type { GiftReceiptWords } from './donor-words.ts';

const receiptPage = <Data>(
  path: PageEntry['path'],
  element: () => Promise<new () => Page<ReceiptWords, Data>>,
): PageEntry =>
  page(path, 'receipts', 'certify', element, {
    de: async () => (await import('../words/de/receipts.ts')).receiptWords,
    en: async () => (await import('../words/en/receipts.ts')).receiptWords,
  });

const donorPage = <Data>(
  path: PageEntry['path'],
  element: () => Promise<new () => Page<GiftReceiptWords, Data>>,
): PageEntry =>
  page(path, 'receipts', 'certify', element, {
    de: async () => ({
      ...(await import('../words/de/donors.ts')).donorWords,
      receipts: (await import('../words/de/receipts.ts')).receiptWords,
    }),
    en: async () => ({
      ...(await import('../words/en/donors.ts')).donorWords,
      receipts: (await import('../words/en/receipts.ts')).receiptWords,
    }),
  });

/**
 * Official receipts and those who get them. A run stands in addresses by its carrier, year and count: with dots, as the
 * house calls it, an address would be a file's.
 */
export const receiptPages: readonly PageEntry[] = [
  receiptPage('/receipts', async () => (await import('./receipts-page.ts')).ReceiptsPage),
  receiptPage(
    '/receipts/{carrier}/register/{year}',
    async () => (await import('./register-page.ts')).RegisterPage,
  ),
  receiptPage('/receipts/{carrier}/runs', async () => (await import('./runs-page.ts')).RunsPage),
  receiptPage('/receipts/{carrier}/runs/{year}/{count}', async () => (await import('./run-page.ts')).RunPage),
  receiptPage('/receipt/{number}', async () => (await import('./receipt-page.ts')).ReceiptPage),
  donorPage('/donors', async () => (await import('./donors-page.ts')).DonorsPage),
  donorPage('/donors/{donor}', async () => (await import('./donor-page.ts')).DonorPage),
  donorPage('/gifts/{gift}/terms', async () => (await import('./gift-terms-page.ts')).GiftTermsPage),
];
