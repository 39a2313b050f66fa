import type { ReceiptSnapshot } from '../domain/receipt.ts';

/** One document of a receipt: the original, or a copy of it (Zweitschrift). */
export interface Sheet {
  readonly snapshot: ReceiptSnapshot;
  /** Which copy, from 1; the original has none. */
  readonly copy?: number;
  /** PNG of the facsimile of a signature. */
  readonly signature?: Uint8Array;
}

/** Makes documents. The same sheet always gives the same bytes. */
export interface Paper {
  /**
   * A receipt as PDF: one page, and for a collective one its annex.
   *
   * @throws Refusal 409 `receipt.too-long` if its front does not fit on one page
   */
  receipt(sheet: Sheet): Promise<Uint8Array>;
  /** Many receipts in one file, to be printed: each begins on a page of its own. */
  print(sheets: readonly Sheet[]): Promise<Uint8Array>;
}
