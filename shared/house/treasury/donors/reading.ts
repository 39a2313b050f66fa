import { dayOf } from '../../../domain/month.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { ReceiptLine } from '../../../routes/treasury/donors.ts';
import { giftsOf } from '../../receipts/gifts.ts';
import type { CertifyingParts } from '../../receipts/parts.ts';
import { entityTag } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { receiptLine } from '../receipts/lines.ts';
import { blockedOf, type BlockedParts, openOf, shownWanted } from '../receipts/waiting.ts';
import { latestDonor, shownDonor } from './kept.ts';

export type DonorReadingParts = CertifyingParts & Pick<BlockedParts, 'governed'>;

/** All of a year that somebody gave: this one unless another is asked for. */
export const readDonor = async (
  { request, parameters, query, now }: AskedOf<typeof treasuryRoutes.readDonor>,
  parts: DonorReadingParts,
): Promise<HttpAnswer> => {
  const found = await latestDonor(parameters.donor, parts);
  const { donor } = found.thing;
  const year = query.year ?? Number(dayOf(now).slice(0, 4));
  const [gifts, receipts, open, blocked] = await Promise.all([
    giftsOf(donor, year, parts),
    receiptsOf(donor, parts),
    openOf(donor, parts),
    blockedOf(donor, parts),
  ]);
  const wanted = [...open, ...blocked].map((order) => shownWanted(order, request.locale));
  return {
    status: 200,
    body: { donor: shownDonor(found), year, gifts, receipts, wanted },
    headers: { etag: entityTag(found.version) },
    told: `${donor} read`,
  };
};

/** The latest first; one a year, and a few that were asked for by themselves. */
const receiptsOf = async (
  donor: string,
  { donors, receipts }: Pick<CertifyingParts, 'donors' | 'receipts'>,
): Promise<ReceiptLine[]> => {
  const found = await Promise.all(
    (await donors.receiptsOf(donor)).map(async (receipt) => receipts.find(receipt)),
  );
  return found.flatMap((receipt) => (receipt ? [receiptLine(receipt)] : []));
};
