import { createHash } from 'node:crypto';
import { instantOf } from '../domain/month.ts';
import { progressOf } from '../domain/progress.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { campaignIn, unknownCampaign } from './checkout.ts';
import type { Clock } from './clock.ts';

export interface ReadingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly campaigns: Pick<Campaigns, 'books'>;
}

const fresh = 'public, max-age=30';

/** What everyone may see of a campaign. The tag is weak: it changes with the figures, not with the time of asking. */
export const readCampaign = async (request: HttpRequest, parts: ReadingParts): Promise<HttpAnswer> => {
  const id = campaignIn(request);
  const books = await parts.campaigns.books(id);
  if (!books) throw unknownCampaign(id);
  const progress = progressOf(books.campaign, books.needs, books.totals, books.pledged);
  const digest = createHash('sha256').update(JSON.stringify(progress)).digest('base64url').slice(0, 22);
  const headers = { etag: `W/"${digest}"`, 'cache-control': fresh };
  if (matches(request.headers['if-none-match'], digest)) {
    return { status: 304, headers, told: `campaign ${id} unchanged` };
  }
  const body = { ...progress, asOf: instantOf(parts.clock.now()) };
  return { status: 200, body, headers, told: `campaign ${id} read` };
};

const matches = (condition: string | undefined, digest: string): boolean =>
  (condition ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === `"${digest}"`);
