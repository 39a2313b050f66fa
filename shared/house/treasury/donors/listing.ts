import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Donors } from '../../../store/donors.ts';
import type { AskedOf } from '../doors.ts';
import { shownDonor } from './kept.ts';

export interface ListingParts {
  readonly donors: Pick<Donors, 'page'>;
}

const donorsAtOnce = 50;

/** By name, so that whoever types the beginning of one finds them. */
export const readDonors = async (
  { query: { name, after } }: AskedOf<typeof treasuryRoutes.readDonors>,
  parts: ListingParts,
): Promise<HttpAnswer> => {
  const { donors, next } = await parts.donors.page({ after, limit: donorsAtOnce }, name);
  return {
    status: 200,
    body: { donors: donors.map(shownDonor), ...(next !== undefined && { next }) },
    told: `${donors.length} donors read`,
  };
};
