import { Refusal } from '../../domain/refusal.ts';
import type { CheckoutRequest } from '../../routes/checkout.ts';
import type { GivingRules } from '../giving-rules.ts';

/**
 * Where Stripe sends the donor afterwards, with what was chosen, so that the page says the right thing before any
 * webhook has come, and a form that was left can be filled again. Nothing in it tells who gave.
 *
 * @throws Refusal `return.not-allowed`
 */
export const wayBack = (
  campaign: string,
  request: CheckoutRequest,
  rules: Pick<GivingRules, 'returnOrigins'>,
) => {
  const url = pageToReturnTo(campaign, request, rules);
  const { amountCents, earmark, interval, method } = request;
  const choices = { campaign, amount: eurosOf(amountCents), interval, earmark, method };
  for (const [name, value] of Object.entries(choices)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.href;
};

/** `25` or `12.50`, as links and posters have it. */
const eurosOf = (amountCents: number): string =>
  amountCents % 100 === 0 ? String(amountCents / 100) : (amountCents / 100).toFixed(2);

const pageToReturnTo = (
  campaign: string,
  { returnUrl, page, locale }: Pick<CheckoutRequest, 'returnUrl' | 'page' | 'locale'>,
  { returnOrigins }: Pick<GivingRules, 'returnOrigins'>,
): URL => {
  if (returnUrl !== undefined) {
    const wanted = new URL(returnUrl);
    if (isAllowed(wanted, returnOrigins)) return wanted;
    throw notAllowed;
  }
  if (page !== undefined) {
    const wanted = new URL(page);
    wanted.hash = '';
    if (isAllowed(wanted, returnOrigins)) return wanted;
  }
  return new URL(`/c/${campaign}?lang=${locale}`, returnOrigins[0]);
};

/** The origin of `blob:https://our.example/…` is ours too, and no page. */
const isAllowed = (url: URL, origins: readonly string[]): boolean =>
  /^https?:$/.test(url.protocol) &&
  url.username === '' &&
  url.password === '' &&
  origins.includes(url.origin);

const notAllowed = new Refusal(
  400,
  'return.not-allowed',
  {
    de: 'Zu dieser Adresse dürfen wir nicht zurückführen. Ihr Ursprung muss in der Liste der erlaubten Seiten stehen.',
    en: 'We may not lead back to this address. Its origin must be on the list of allowed sites.',
  },
  'returnUrl',
);
