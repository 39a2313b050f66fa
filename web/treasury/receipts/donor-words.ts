import type { DonorWords } from '../words/de/donors.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';

/** Pages about donors speak of their receipts, too. */
export type GiftReceiptWords = DonorWords & { readonly receipts: ReceiptWords };
