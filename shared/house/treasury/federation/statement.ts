import { closingStatement } from '../../../domain/closing.ts';
import { monthOf } from '../../../domain/month.ts';
import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { AskedOf } from '../doors.ts';
import { type GovernedParts, latestCampaign } from './governed.ts';
import { booksAndComing, type ComingParts } from './still-coming.ts';

/** What a campaign came to, from its kept sums: it costs the same after ten gifts and after a million. */
export const readStatement = async (
  { parameters: { campaign }, now }: AskedOf<typeof treasuryRoutes.readStatement>,
  parts: GovernedParts & ComingParts,
): Promise<HttpAnswer> => {
  const { thing } = await latestCampaign(campaign, parts);
  const { books, coming } = await booksAndComing(campaign, monthOf(now), parts);
  const names = await Promise.all(
    [...new Set(thing.carriers.map(({ carrier }) => carrier))].map(
      async (carrier) => [carrier, (await parts.governed.carrier(carrier))?.thing.name ?? carrier] as const,
    ),
  );
  return {
    status: 200,
    body: closingStatement({ ...books, campaign: thing }, { names: new Map(names), coming, asOf: now }),
    told: `statement of ${campaign} read`,
  };
};
