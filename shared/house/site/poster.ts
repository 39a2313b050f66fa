import { carrierOn, unassigned } from '../../domain/campaign.ts';
import { readAmount } from '../../domain/amount.ts';
import { cents } from '../../domain/money.ts';
import { dayOf, monthOf } from '../../domain/month.ts';
import { progressOf } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { posterPage } from '../../page/poster.ts';
import type { Campaigns } from '../../store/campaigns.ts';
import { campaignIn, unknownCampaign } from '../checkout.ts';
import type { Clock } from '../clock.ts';
import type { GivingRules } from '../giving-rules.ts';
import { needReference } from '../transfers.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';
import { noTransfers } from './transfers-refused.ts';

export interface PosterParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly campaigns: Pick<Campaigns, 'books' | 'carrier'>;
  readonly giving: Pick<GivingRules, 'returnOrigins' | 'leastCents' | 'mostCents'>;
}

/**
 * One need to print and hang up.
 *
 * @throws Refusal `campaign.unknown`, `campaign.closed`, `earmark.unknown`, `earmark.over`, `earmark.closed`, `method.unavailable`
 */
export const showPoster = async (request: HttpRequest, parts: PosterParts): Promise<HttpAnswer> => {
  const { clock, campaigns, giving } = parts;
  const id = campaignIn(request);
  const books = id === unassigned ? undefined : await campaigns.books(id);
  if (!books?.campaign.carriers) throw unknownCampaign(id);
  const { title, carriers, status } = books.campaign;
  if (status === 'closed') throw closed(title);
  const { months } = progressOf(books.campaign, books.needs, books.totals, books.pledged);
  const [found] = months.flatMap(({ month, needs }) =>
    needs.filter(({ need }) => need === request.parameters['need']).map((need) => ({ month, need })),
  );
  if (!found) throw unknownNeed();
  const { month, need } = found;
  if (month < monthOf(clock.now())) throw over();
  if (books.needs.some((one) => one.need === need.need && one.closed)) throw closedNeed();
  const carrier = await campaigns.carrier(carrierOn({ campaign: id, carriers }, dayOf(clock.now())));
  if (!carrier?.bank) throw noTransfers();
  const page = posterPage({
    bank: carrier.bank,
    reference: needReference(id, need.need),
    cents: amountIn(request, giving),
    campaignTitle: title,
    need,
    month,
    carrier,
    shortUrl: new URL(`/${id}`, giving.returnOrigins[0]).href,
    language: languageOf(request),
  });
  return shown(page, `poster of ${need.need} shown`, {
    headers: { 'cache-control': 'public, max-age=30', vary: 'accept-language' },
  });
};

/** What cannot be read or is too much is left aside: a poster always comes. */
const amountIn = ({ query }: HttpRequest, rules: Pick<GivingRules, 'leastCents' | 'mostCents'>) => {
  const read = readAmount(query['amount'] ?? '');
  const isFit = 'cents' in read && read.cents >= rules.leastCents && read.cents <= rules.mostCents;
  return isFit ? cents(read.cents) : undefined;
};

const unknownNeed = (): Refusal =>
  new Refusal(404, 'earmark.unknown', {
    de: 'Diesen Bedarf hat die Kampagne nicht.',
    en: 'The campaign has no such need.',
  });

const over = (): Refusal =>
  new Refusal(410, 'earmark.over', {
    de: 'Der Monat dieses Bedarfs ist vorbei.',
    en: 'The month of this need is over.',
  });

const closedNeed = (): Refusal =>
  new Refusal(410, 'earmark.closed', {
    de: 'Für diesen Bedarf wird kein Geld mehr gesammelt.',
    en: 'No more money is collected for this need.',
  });

const closed = (title: string): Refusal =>
  new Refusal(409, 'campaign.closed', {
    de: `„${title}“ nimmt keine Spenden mehr an.`,
    en: `“${title}” takes no more gifts.`,
  });
