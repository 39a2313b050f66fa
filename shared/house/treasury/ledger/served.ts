import { treasuryRoutes } from '../../../routes/treasury.ts';
import { type AskedParts, type OpenDoor, reading } from '../doors.ts';
import { type GiftLifeParts, readGiftLife } from './gift-life.ts';
import { type PayoutsParts, readPayout, readPayouts } from './payouts.ts';
import { type LedgerParts, readLedger } from './read-ledger.ts';

export type LedgerDoorParts = AskedParts & LedgerParts & GiftLifeParts & PayoutsParts;

/** The books, gift by gift and entry by entry. */
export const ledgerDoors: readonly OpenDoor<LedgerDoorParts>[] = [
  reading(treasuryRoutes.readLedger, readLedger),
  reading(treasuryRoutes.readGiftLife, readGiftLife),
  reading(treasuryRoutes.readPayouts, readPayouts),
  reading(treasuryRoutes.readPayout, readPayout),
];
