import { carrierOn, unassigned } from '../domain/campaign.ts';
import type { Carrier } from '../domain/carrier.ts';
import { newsletterVersion } from '../domain/consent.ts';
import { nextDebitOn } from '../domain/interval.ts';
import { directionOf, formatTags, Language } from '../domain/language.ts';
import { cents } from '../domain/money.ts';
import { dayOf, monthOf } from '../domain/month.ts';
import { type MonthProgress, type Progress, progressOf } from '../domain/progress.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import { dayName, monthName, numberShape } from '../page/format.ts';
import type { GivingForm, RenderedForm } from '../routes/giving-form.ts';
import type { Campaigns } from '../store/campaigns.ts';
import { counted } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { campaignIn, unknownCampaign } from './checkout.ts';
import type { GivingRules } from './giving-rules.ts';
import type { Clock } from './clock.ts';

export interface FormParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly campaigns: Pick<Campaigns, 'books' | 'carrier'>;
  readonly giving: Pick<GivingRules, 'leastCents' | 'mostCents' | 'returnOrigins' | 'fees' | 'methods'>;
}

/** A campaign's form and, for a page that shows more, all its months. */
export interface FilledForm {
  readonly form: RenderedForm;
  readonly progress: Progress;
  readonly summary: string;
  /** Whose the campaign is; without one it is the federation's. */
  readonly centre: string | undefined;
  /** Who receives the money today. */
  readonly carrier: Carrier;
}

export const readForm = async (request: HttpRequest, parts: FormParts): Promise<HttpAnswer> => {
  const language = Language.catch('de').parse(request.query['lang']);
  const { form } = await formOf(campaignIn(request), language, parts);
  return {
    status: 200,
    body: inWords(form),
    headers: { 'cache-control': 'public, max-age=30' },
    told: `form of ${form.campaign} read`,
  };
};

/** With everything that a form in somebody else's page cannot say by itself. */
const inWords = (rendered: RenderedForm): GivingForm => {
  const { language, formatTag, month, nextDebitOn: again, promised } = rendered;
  const { form, review, progress, back, refusals, minutes } = wordsIn(language);
  return {
    ...rendered,
    numbers: numberShape(language),
    said: {
      month: monthName(month.month, language),
      nextDebitOn: {
        month: dayName(again.month, language),
        quarter: dayName(again.quarter, language),
        year: dayName(again.year, language),
      },
      people: counted(progress.people, promised.pledges, formatTag),
    },
    words: { form, review, progress, back, refusals, minutes },
  };
};

/** @throws Refusal `campaign.unknown` */
export const formOf = async (
  id: string,
  language: Language,
  { clock, campaigns, giving }: FormParts,
): Promise<FilledForm> => {
  const books = id === unassigned ? undefined : await campaigns.books(id);
  if (!books) throw unknownCampaign(id);
  const { campaign, needs, totals, pledged } = books;
  if (!campaign.carriers) throw unknownCampaign(id);
  const today = dayOf(clock.now());
  const carrier = await campaigns.carrier(carrierOn({ campaign: id, carriers: campaign.carriers }, today));
  if (!carrier) throw new Error(`the carrier of ${id} is not there`);
  const progress = progressOf(campaign, needs, totals, pledged);
  return {
    progress,
    summary: campaign.summary ?? '',
    centre: campaign.centre,
    carrier,
    form: {
      campaign: id,
      title: campaign.title,
      open: campaign.status === 'open',
      language,
      formatTag: formatTags[language],
      direction: directionOf(language),
      carrier: { name: carrier.name, city: carrier.city },
      pageUrl: new URL(`/c/${id}`, giving.returnOrigins[0]).href,
      month: presentMonth(progress, monthOf(clock.now())),
      promised: progress.pledged.active,
      amounts: {
        suggestedCents: campaign.suggestedCents ?? [cents(10_00), cents(25_00), cents(50_00), cents(100_00)],
        leastCents: cents(giving.leastCents),
        mostCents: cents(giving.mostCents),
      },
      methods: giving.methods
        .filter((method) => method !== 'bank_transfer' || carrier.bank !== undefined)
        .map((method) => ({ method, fee: giving.fees[method] })),
      nextDebitOn: {
        month: nextDebitOn(today, 'month'),
        quarter: nextDebitOn(today, 'quarter'),
        year: nextDebitOn(today, 'year'),
      },
      newsletterVersion,
    },
  };
};

/** This month; if it needs nothing, the next one that does. */
const presentMonth = ({ months }: Progress, thisMonth: MonthProgress['month']): RenderedForm['month'] => {
  const found =
    months.find(({ month, needs }) => month >= thisMonth && needs.length > 0) ??
    months.find(({ month }) => month === thisMonth);
  const nothing = cents(0);
  return {
    month: found?.month ?? thisMonth,
    neededCents: found?.neededCents ?? nothing,
    coveredCents: found?.coveredCents ?? nothing,
    pendingCents: found?.pendingCents ?? nothing,
    returnedCents: found?.returnedCents ?? nothing,
    needs: found?.needs ?? [],
  };
};
