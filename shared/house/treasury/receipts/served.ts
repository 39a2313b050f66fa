import { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ChangingParts } from '../doing.ts';
import { type AskedParts, changing, type OpenDoor, reading } from '../doors.ts';
import { type CarrierReadingParts, readCarrierReceipts } from './carrier.ts';
import { readReceipt, readReceiptDocument, type ReceiptReadingParts } from './receipt.ts';
import { readRegister, type RegisterReadingParts } from './register.ts';
import { readRunDonors, readRunPrint, readRunReport, type RunFileParts } from './run-files.ts';
import { beginRun, cancelRun, readRun, readRuns, type RunDoorParts, startRun } from './runs.ts';
import { changeSignature, type SignatureParts } from './signature.ts';
import { copyReceipt, type WithdrawingParts, withdrawReceipt } from './withdrawing.ts';

export type ReceiptDoorParts = AskedParts &
  ChangingParts &
  CarrierReadingParts &
  RegisterReadingParts &
  ReceiptReadingParts &
  WithdrawingParts &
  SignatureParts &
  RunDoorParts &
  RunFileParts;

/** Official receipts: whether they may be issued, the register, single ones, and the yearly run. */
export const receiptDoors: readonly OpenDoor<ReceiptDoorParts>[] = [
  reading(treasuryRoutes.readCarrierReceipts, readCarrierReceipts),
  changing(treasuryRoutes.changeSignature, changeSignature),
  reading(treasuryRoutes.readRegister, readRegister),
  reading(treasuryRoutes.readReceipt, readReceipt),
  reading(treasuryRoutes.readReceiptDocument, readReceiptDocument),
  changing(treasuryRoutes.copyReceipt, copyReceipt),
  changing(treasuryRoutes.withdrawReceipt, withdrawReceipt),
  reading(treasuryRoutes.readRuns, readRuns),
  changing(treasuryRoutes.beginRun, beginRun),
  reading(treasuryRoutes.readRun, readRun),
  reading(treasuryRoutes.readRunDonors, readRunDonors),
  changing(treasuryRoutes.startRun, startRun),
  changing(treasuryRoutes.cancelRun, cancelRun),
  reading(treasuryRoutes.readRunPrint, readRunPrint),
  reading(treasuryRoutes.readRunReport, readRunReport),
];
