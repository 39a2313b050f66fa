import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import { campaignIn, unknownCampaign } from '../checkout.ts';

export interface ShortLinkParts {
  readonly campaigns: Pick<Campaigns, 'find'>;
}

/** A campaign's short address, for posters and for being said aloud; what is chosen in it goes along. */
export const followShortLink = async (
  request: HttpRequest,
  { campaigns }: ShortLinkParts,
): Promise<HttpAnswer> => {
  const id = campaignIn(request);
  if (!(await campaigns.find(id))) throw unknownCampaign(id);
  const chosen = new URLSearchParams(
    Object.entries(request.query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const location = chosen.size === 0 ? `/c/${id}` : `/c/${id}?${chosen}`;
  return {
    status: 303,
    headers: { location, 'cache-control': 'public, max-age=300' },
    told: `short link of ${id} followed`,
  };
};
