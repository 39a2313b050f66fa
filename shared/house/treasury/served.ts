import type { DoorParts } from '../../lambda/treasury.ts';
import { treasuryRoutes } from '../../routes/treasury.ts';
import { type AuditLogParts, readAuditLog } from './audit-log.ts';
import { correctionDoors, type CorrectionParts } from './corrections/served.ts';
import type { ChangingParts } from './doing.ts';
import { donorDoors, type DonorDoorParts } from './donors/served.ts';
import { type AskedParts, type OpenDoor, reading } from './doors.ts';
import { exportDoors, type ExportParts } from './exports/served.ts';
import { type FederationDoorParts, federationDoors } from './federation/served.ts';
import { type LedgerDoorParts, ledgerDoors } from './ledger/served.ts';
import { type MeParts, readMe } from './me.ts';
import { receiptDoors, type ReceiptDoorParts } from './receipts/served.ts';
import { taskDoors, type TaskParts } from './tasks/served.ts';
import { money, type MoneyParts } from './money/served.ts';
import { type NeedDoorParts, needDoors } from './needs/served.ts';
import { type UpdateDoorParts, updateDoors } from './updates/served.ts';
import { type ViewParts, views } from './views/served.ts';

/** What the treasury works with: what each of its doors asks for. */
export type TreasuryParts = DoorParts &
  AskedParts &
  ChangingParts &
  MeParts &
  AuditLogParts &
  TaskParts &
  CorrectionParts &
  NeedDoorParts &
  ViewParts &
  MoneyParts &
  LedgerDoorParts &
  ExportParts &
  FederationDoorParts &
  UpdateDoorParts &
  DonorDoorParts &
  ReceiptDoorParts;

/** Every door of the treasury and what stands behind it. */
export const treasury: readonly OpenDoor<TreasuryParts>[] = [
  reading(treasuryRoutes.readMe, readMe),
  reading(treasuryRoutes.readAuditLog, readAuditLog),
  ...money,
  ...taskDoors,
  ...correctionDoors,
  ...views,
  ...ledgerDoors,
  ...exportDoors,
  ...needDoors,
  ...federationDoors,
  ...updateDoors,
  ...donorDoors,
  ...receiptDoors,
];
