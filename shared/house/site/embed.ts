import * as z from 'zod';
import { readAmount } from '../../domain/amount.ts';
import { Language } from '../../domain/language.ts';
import { monthOf } from '../../domain/month.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { plainEuros } from '../../page/choices.ts';
import { type EmbedShown, embedPage } from '../../page/embed.ts';
import { themes } from '../../page/embed-snippets.ts';
import { HowOften } from '../../routes/checkout.ts';
import { campaignIn } from '../checkout.ts';
import { formOf, type FormParts } from '../giving-form.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';

/** What the widget takes; anything else in the address is as if nobody had said it. */
const Options = z.object({
  element: z.enum(['donate', 'progress']).catch('donate'),
  interval: HowOften.catch('once'),
  earmark: z.string().catch('free'),
  language: Language.optional().catch(undefined),
  theme: z.enum(themes).catch('auto'),
  amounts: z.string().max(80).catch(''),
});

/**
 * How to put a campaign on a website of one's own.
 *
 * @throws Refusal `campaign.unknown`
 */
export const showEmbed = async (request: HttpRequest, parts: FormParts): Promise<HttpAnswer> => {
  const language = languageOf(request);
  const { form, progress } = await formOf(campaignIn(request), language, parts);
  const { clock, giving } = parts;
  const open = progress.months
    .filter(({ month }) => month >= monthOf(clock.now()))
    .map(({ month, needs }) => ({
      month,
      needs: needs.filter(({ neededCents, coveredCents }) => coveredCents < neededCents),
    }))
    .filter(({ needs }) => needs.length > 0);
  const needs = open.find(({ month }) => month === form.month.month)?.needs ?? [];
  const hasPosters = form.open && form.methods.some(({ method }) => method === 'bank_transfer');
  const options = Options.parse(request.query);
  const amounts = amountsIn(options.amounts);
  const page: EmbedShown = {
    embedded: {
      ...options,
      amounts: amounts ?? '',
      earmark: earmarkIn(options, needs),
      language: options.language ?? language,
      campaign: form.campaign,
      title: form.title,
      origin: giving.returnOrigins[0],
    },
    typedAmounts: options.amounts,
    amountsRefused: amounts === undefined,
    needs,
    posters: hasPosters
      ? open.slice(0, postedMonths).flatMap((one) => one.needs.map((need) => ({ ...need, month: one.month })))
      : [],
    language,
  };
  return shown(embedPage(page), `embed page of ${form.campaign} shown`, {
    headers: { 'cache-control': 'public, max-age=30', vary: 'accept-language' },
  });
};

/** A poster for a month that is far away is out of date before it is about anything. */
const postedMonths = 2;

/** The widget shows three to five. @returns undefined for what it would not show */
const amountsIn = (typed: string): string | undefined => {
  if (typed.trim() === '') return '';
  const read = typed.split(',').map(readAmount);
  const cents = read.flatMap((amount) => ('cents' in amount && amount.cents > 0 ? [amount.cents] : []));
  return cents.length === read.length && cents.length >= 3 && cents.length <= 5
    ? cents.map(plainEuros).join(',')
    : undefined;
};

/** A need is for one month, and what comes again and again is not. */
const earmarkIn = (
  { earmark, interval }: z.infer<typeof Options>,
  needs: readonly { readonly need: string }[],
): string => {
  if (earmark === 'staff' || earmark === 'material') return earmark;
  return interval === 'once' && needs.some(({ need }) => need === earmark) ? earmark : 'free';
};
