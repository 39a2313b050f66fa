import { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ChangingParts } from '../doing.ts';
import { type AskedParts, changing, type OpenDoor, reading } from '../doors.ts';
import { type ListingParts, readDonors } from './listing.ts';
import { orderReceipt } from './ordering.ts';
import { type DonorReadingParts, readDonor } from './reading.ts';
import { changeGiftTerms, readGiftTerms } from './terms.ts';
import { addDonor, changeDonor, type DonorWritingParts } from './writing.ts';

export type DonorDoorParts = AskedParts &
  ChangingParts &
  ListingParts &
  DonorReadingParts &
  DonorWritingParts;

/** Who gave, by name and address, and what a person has to say of single gifts. */
export const donorDoors: readonly OpenDoor<DonorDoorParts>[] = [
  reading(treasuryRoutes.readDonors, readDonors),
  changing(treasuryRoutes.addDonor, addDonor),
  reading(treasuryRoutes.readDonor, readDonor),
  changing(treasuryRoutes.changeDonor, changeDonor),
  changing(treasuryRoutes.orderReceipt, orderReceipt),
  reading(treasuryRoutes.readGiftTerms, readGiftTerms),
  changing(treasuryRoutes.changeGiftTerms, changeGiftTerms),
];
