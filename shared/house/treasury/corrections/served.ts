import { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ChangingParts } from '../doing.ts';
import { type AskedParts, changing, type OpenDoor, reading } from '../doors.ts';
import { assignGift, earmarkGift, type MovingParts } from './moves.ts';
import { correctEntry, noteCash } from './notes.ts';
import { confirmRefund, rejectRefund, retryRefund } from './refund-decisions.ts';
import { readRefunds, refundGift, type RefundParts } from './refunds.ts';
import { noteTransfer, readTransfer, readTransfers, type TransferParts } from './transfers.ts';

export type CorrectionParts = AskedParts & ChangingParts & MovingParts & TransferParts & RefundParts;

/** What a person writes into the books, and what they send back. */
export const correctionDoors: readonly OpenDoor<CorrectionParts>[] = [
  changing(treasuryRoutes.assignGift, assignGift),
  changing(treasuryRoutes.earmarkGift, earmarkGift),
  changing(treasuryRoutes.correctEntry, correctEntry),
  reading(treasuryRoutes.readTransfers, readTransfers),
  reading(treasuryRoutes.readTransfer, readTransfer),
  changing(treasuryRoutes.noteTransfer, noteTransfer),
  changing(treasuryRoutes.noteCash, noteCash),
  reading(treasuryRoutes.readRefunds, readRefunds),
  changing(treasuryRoutes.refundGift, refundGift),
  changing(treasuryRoutes.confirmRefund, confirmRefund),
  changing(treasuryRoutes.rejectRefund, rejectRefund),
  changing(treasuryRoutes.retryRefund, retryRefund),
];
