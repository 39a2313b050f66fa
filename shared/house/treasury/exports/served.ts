import { treasuryRoutes } from '../../../routes/treasury.ts';
import { type AskedParts, type OpenDoor, reading } from '../doors.ts';
import { type AuditFileParts, exportAuditCsv } from './audit-file.ts';
import { type EverythingParts, exportEverything } from './everything.ts';
import { exportLedgerCsv, exportLedgerJson, exportLedgerXlsx, type LedgerFileParts } from './ledger-files.ts';
import { exportMonthCsv, exportMonthXlsx, type MonthFileParts } from './month-files.ts';
import { exportNeedsCsv, type NeedsFileParts } from './needs-file.ts';

export type ExportParts = AskedParts &
  LedgerFileParts &
  MonthFileParts &
  NeedsFileParts &
  AuditFileParts &
  EverythingParts;

/** What goes out of the house as a file. */
export const exportDoors: readonly OpenDoor<ExportParts>[] = [
  reading(treasuryRoutes.exportLedgerCsv, exportLedgerCsv),
  reading(treasuryRoutes.exportLedgerXlsx, exportLedgerXlsx),
  reading(treasuryRoutes.exportLedgerJson, exportLedgerJson),
  reading(treasuryRoutes.exportMonthCsv, exportMonthCsv),
  reading(treasuryRoutes.exportMonthXlsx, exportMonthXlsx),
  reading(treasuryRoutes.exportNeedsCsv, exportNeedsCsv),
  reading(treasuryRoutes.exportAuditCsv, exportAuditCsv),
  reading(treasuryRoutes.exportEverything, exportEverything),
];
