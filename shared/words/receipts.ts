import type { Locale } from '../domain/locale.ts';
import { de } from './receipts/de.ts';
import { en } from './receipts/en.ts';
import type { ReceiptWords } from './receipts/shape.ts';

/** What donors read who get receipts by themselves, and whoever checks one; in the languages of our letters. */
export const receiptWords: Readonly<Record<Locale, ReceiptWords>> = { de, en };
