import { newsletterVersion } from '../../domain/consent.ts';
import { letterLocale } from '../../domain/language.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { addressIn } from '../../page/campaign-head.ts';
import { byLetter, type MistakenField } from '../../page/choices.ts';
import { CheckoutRequest } from '../../routes/checkout.ts';
import { type CheckoutParts, startCheckout } from '../checkout.ts';
import { shownAgain } from './campaign.ts';
import { sentenceOf } from './refused.ts';
import { type ReadGift, readGift, reviewOf, type ReviewParts } from './review.ts';

export type GiveParts = ReviewParts & CheckoutParts;

/** Starts the gift that was checked, and leads on to Stripe, or to the details of a transfer. */
export const giveByPage = async (request: HttpRequest, parts: GiveParts): Promise<HttpAnswer> => {
  const read = await readGift(request, parts);
  if ('answer' in read) return read.answer;
  const key = CheckoutRequest.shape.idempotencyKey.safeParse(read.fields['idempotencyKey']);
  // A form that was sent past the review has no key yet.
  if (!key.success) return reviewOf(read, parts.newKey());
  const { campaign } = read.filled.form;
  try {
    const { donation, checkoutUrl } = await startCheckout(
      campaign,
      request.sourceAddress,
      asked(read, key.data),
      parts,
    );
    return {
      status: 303,
      headers: { location: checkoutUrl },
      told: `checkout of ${donation} started by page`,
    };
  } catch (error) {
    if (error instanceof Refusal) return refusedGift(error, read, key.data, parts);
    throw error;
  }
};

const asked = ({ filled, choices, gift, fields }: ReadGift, idempotencyKey: string): CheckoutRequest => {
  const { language, pageUrl } = filled.form;
  return {
    amountCents: gift.amountCents,
    earmark: gift.earmark,
    interval: choices.interval,
    method: gift.method.method,
    coverFee: choices.coverFee,
    locale: language,
    ...(gift.wall && { wall: gift.wall }),
    ...(choices.newsletter && { newsletter: { version: newsletterVersion } }),
    ...(choices.by !== undefined && { by: choices.by }),
    // Whoever turns back at Stripe stands where the letter led.
    page: `${addressIn(pageUrl, language)}${byLetter(choices)}`,
    idempotencyKey,
    ...(fields['proof'] && { proof: fields['proof'].slice(0, 1000) }),
  };
};

/** Where the page shows what the checkout says of its own fields. */
const fieldsOfPage = new Map<string, MistakenField>([
  ['amountCents', 'amount'],
  ['earmark', 'earmark'],
  ['method', 'method'],
  ['wall', 'wallName'],
]);

/** What can be chosen otherwise is shown in the form; anything else where it was tried, so that it can be tried again. */
const refusedGift = async (
  refusal: Refusal,
  read: ReadGift,
  key: string,
  parts: GiveParts,
): Promise<HttpAnswer> => {
  const { status, code, field, retryAfterSeconds, challenge } = refusal;
  const { filled, choices } = read;
  const { language } = filled.form;
  const message = refusal.in(letterLocale(language));
  const said = sentenceOf({ code, message }, language, retryAfterSeconds?.toString());
  const place = fieldsOfPage.get(field ?? '');
  const answer = place
    ? await shownAgain(filled, choices, [{ field: place, said }], parts, status)
    : // Another gift was begun with this key: this one needs its own.
      reviewOf(read, code === 'checkout.changed' ? parts.newKey() : key, { status, said, challenge });
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
    told: `refused: ${code}`,
  };
};
