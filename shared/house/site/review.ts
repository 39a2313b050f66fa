import type { Challenge } from '../../domain/challenge.ts';
import { monthOf } from '../../domain/month.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import type { Choices } from '../../page/choices.ts';
import { reviewPage } from '../../page/review.ts';
import { campaignIn } from '../checkout.ts';
import { type FilledForm, formOf } from '../giving-form.ts';
import { type CampaignPageParts, shownAgain } from './campaign.ts';
import { sentChoices } from './choices.ts';
import { fieldsIn } from '../../lambda/body.ts';
import { type FittingGift, judged } from './judged.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';

export interface ReviewParts extends CampaignPageParts {
  /** Chance, for the key of a gift. */
  readonly newKey: () => string;
}

/** What the form says, to be checked before paying; or the form again, with what is wrong or what is to be changed. */
export const reviewGift = async (request: HttpRequest, parts: ReviewParts): Promise<HttpAnswer> => {
  const read = await readGift(request, parts);
  if ('answer' in read) return read.answer;
  return reviewOf(read, parts.newKey());
};

/** A form that was sent and fits. */
export interface ReadGift {
  readonly filled: FilledForm;
  readonly choices: Choices;
  readonly gift: FittingGift;
  readonly fields: Readonly<Record<string, string>>;
}

/** The gift that a form means, or the form again. @throws Refusal `campaign.unknown` */
export const readGift = async (
  request: HttpRequest,
  parts: CampaignPageParts,
): Promise<ReadGift | { readonly answer: HttpAnswer }> => {
  const fields = fieldsIn(request);
  const filled = await formOf(campaignIn(request), languageOf(request), parts);
  const choices = sentChoices(fields);
  if (!filled.form.open) return { answer: await shownAgain(filled, choices, [], parts, 409) };
  if (fields['change'] !== undefined) return { answer: await shownAgain(filled, choices, [], parts, 200) };
  const found = judged(choices, filled, monthOf(parts.clock.now()));
  if ('mistakes' in found) return { answer: await shownAgain(filled, choices, found.mistakes, parts, 400) };
  return { filled, choices, gift: found.gift, fields };
};

/** @param refused why the gift could not begin just now, and what the browser can do about it */
export const reviewOf = (
  { filled: { form }, choices, gift: { amountCents, method, need }, fields }: ReadGift,
  idempotencyKey: string,
  refused: {
    readonly status?: number;
    readonly said?: string;
    readonly challenge?: Challenge | undefined;
  } = {},
): HttpAnswer => {
  const { status = 200, said, challenge } = refused;
  const page = reviewPage({
    form,
    choices,
    amountCents,
    method,
    need,
    idempotencyKey,
    ...(said !== undefined && { refused: said }),
    challenge,
    answered: Boolean(fields['proof']),
  });
  return shown(page, `gift to ${form.campaign} to be checked`, { status });
};
