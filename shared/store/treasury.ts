import { openAnnounced } from './announced.ts';
import { openAuditLog } from './audit-log.ts';
import { openBalances } from './balances.ts';
import { openCampaigns } from './campaigns.ts';
import { openCertifying } from './certifying.ts';
import { openDesk } from './desk.ts';
import { openExpectations } from './expectations.ts';
import { openEditions } from './editions.ts';
import { openEverything } from './everything.ts';
import { openGiftLives } from './gift-life.ts';
import { openFees } from './fees.ts';
import { openGrants } from './grants.ts';
import { openGoverned } from './governed.ts';
import { openLedger } from './ledger.ts';
import { openLetterGifts } from './letter-gifts.ts';
import { openNotes } from './notes.ts';
import type { Pages } from './pages.ts';
import { openPayouts } from './payouts.ts';
import { openPictures } from './pictures.ts';
import { openPlans } from './plans.ts';
import { openRefundOrders } from './refund-orders.ts';
import { openRuns } from './runs.ts';
import { openSupporters } from './supporters.ts';
import type { Table } from './table.ts';
import { openTasks } from './tasks.ts';
import { openTaskMarks } from './task-marks.ts';
import { openTestLetters } from './test-letters.ts';
import { openTransfers } from './transfers.ts';
import { openWaiting } from './waiting.ts';
import { openWishes } from './wishes.ts';

/** What the treasury's desk needs of the table: in the cloud, on this machine and in a test. */
export const openTreasury = (table: Table, pages: Pages) => ({
  campaigns: openCampaigns(table),
  governed: openGoverned(table),
  plans: openPlans(table),
  ledger: openLedger(table),
  giftLives: openGiftLives(table),
  everything: openEverything(table),
  notes: openNotes(table),
  fees: openFees(pages, openLedger(table)),
  grants: openGrants(table),
  expectations: openExpectations(table),
  balances: openBalances(table),
  payouts: openPayouts(table),
  tasks: openTasks(table),
  taskMarks: openTaskMarks(table),
  waiting: openWaiting(pages),
  refundOrders: openRefundOrders(table),
  wishes: openWishes(table),
  transfers: openTransfers(table),
  announced: openAnnounced(pages),
  desk: openDesk(table),
  auditLog: openAuditLog(pages),
  editions: openEditions(table, pages),
  pictures: openPictures(table),
  runs: openRuns(table, pages),
  supporters: openSupporters(table, pages),
  letterGifts: openLetterGifts(table),
  testLetters: openTestLetters(table),
  ...openCertifying(table, pages),
});
