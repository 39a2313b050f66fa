import { openDonors } from './donors.ts';
import { openLedgerPages } from './ledger-pages.ts';
import type { Pages } from './pages.ts';
import { openReceiptGifts } from './receipt-gifts.ts';
import { openReceiptRuns } from './receipt-runs.ts';
import { openReceipts } from './receipts.ts';
import { openRegister } from './register.ts';
import type { Table } from './table.ts';

/** What whoever certifies needs of the table: donors, their gifts, receipts, and the register. */
export const openCertifying = (table: Table, pages: Pages) => ({
  donors: openDonors(table, pages),
  receiptGifts: openReceiptGifts(table),
  receipts: openReceipts(table, pages),
  receiptRuns: openReceiptRuns(table, pages),
  register: openRegister(table),
  ledgerPages: openLedgerPages(table, pages),
});
