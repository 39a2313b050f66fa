import type { GiftStanding } from './gift-standing.ts';
import type { Day } from './month.ts';
import type { ReceiptBlock } from './receipt-work.ts';
import type { Placed } from './receipt-run-sums.ts';

/** What a run knows when it looks at the gifts of one donor. */
export interface Assessing {
  /** Whose gifts it certifies. */
  readonly carrier: string;
  /** Whether a receipt is one of the run's own. */
  readonly isOurs: (receipt: string) => boolean;
  readonly today: Day;
  /** What is missing of the donor, whatever the gift. */
  readonly donorBlock?: ReceiptBlock | undefined;
}

/**
 * Each gift of a donor that the run has to account for, and where it is: the carrier's own, and those of which nobody
 * knows who received them, because they may be the carrier's.
 */
export const placesOf = (
  gifts: readonly GiftStanding[],
  assessing: Assessing,
): { readonly gift: GiftStanding; readonly place: Placed }[] =>
  gifts
    .filter((gift) => concerns(gift, assessing))
    .map((gift) => ({ gift, place: placeOf(gift, assessing) }));

export const concerns = ({ carrier }: GiftStanding, assessing: Pick<Assessing, 'carrier'>): boolean =>
  carrier === undefined || carrier === assessing.carrier;

const placeOf = (
  { standing, receipt, exclusion, block, returnableUntil }: GiftStanding,
  { isOurs, today, donorBlock }: Assessing,
): Placed => {
  if (standing === 'receipted') return isOurs(receipt ?? '') ? 'issued' : 'before';
  if (exclusion !== undefined) return { excluded: exclusion };
  if (block !== undefined) return { blocked: block };
  // A run cannot ask each giver whether they want it all the same.
  if (returnableUntil !== undefined && returnableUntil >= today) return { blocked: 'debit-may-return' };
  return donorBlock === undefined ? 'ready' : { blocked: donorBlock };
};
