import type { Locale } from '../../domain/locale.ts';
import { instantOf } from '../../domain/month.ts';
import { fieldsIn } from '../../lambda/body.ts';
import type { HttpAnswer, HttpRequest } from '../../lambda/http.ts';
import { trapField } from '../../page/form-parts.ts';
import { receiptsAskPage, receiptsLinkPage, receiptsSentPage } from '../../page/receipts.ts';
import { donorOf } from '../../store/donors.ts';
import { digestOf } from '../../store/subject-keys.ts';
import { wordsIn } from '../../words.ts';
import { addressGroup } from '../checkout-limits.ts';
import { tooManyTries } from '../pledge-door.ts';
import { readReceiptLink, type ReceiptLink } from '../receipt-link.ts';
import { localeOf } from './receipts-opened.ts';
import { sendReceiptsLink } from './receipts-letter.ts';
import type { SiteReceiptsParts } from './receipts-parts.ts';
import { shown } from './shown.ts';
import { TypedEmail } from './typed-email.ts';

export const showReceiptsAsk = async (request: HttpRequest): Promise<HttpAnswer> =>
  shown(receiptsAskPage(localeOf(request)), 'page to ask for a receipts link shown');

/** An answer takes as long for an address that is known as for any other: nobody can measure which it is. */
const answerMilliseconds = { least: 300, spread: 200 };

/**
 * Sends a link to whoever gave by the address. The answer never says whether anybody did.
 *
 * @throws Refusal 429 `link.too-many`, 413 `body.too-large`
 */
export const askForReceiptsLink = async (
  request: HttpRequest,
  parts: SiteReceiptsParts,
): Promise<HttpAnswer> => {
  const locale = localeOf(request);
  const fields = fieldsIn(request);
  const sent = shown(receiptsSentPage(locale), 'receipts link asked for');
  if (fields[trapField]) return sent;
  const typed = (fields['email'] ?? '').slice(0, 508);
  const email = TypedEmail.safeParse(typed);
  if (!email.success) {
    const said = wordsIn(locale).refusals['email.unreadable'];
    return shown(receiptsAskPage(locale, typed, { email: said }), 'receipts link refused', { status: 400 });
  }
  await checkPace(request.sourceAddress, parts);
  const { least, spread } = answerMilliseconds;
  await Promise.all([
    sendUnlessPestered(email.data, locale, parts),
    parts.clock.pause(least + parts.clock.random() * spread),
  ]);
  return sent;
};

const hourSeconds = 60 * 60;

const checkPace = async (sourceAddress: string, { clock, limits }: SiteReceiptsParts): Promise<void> => {
  const now = clock.now();
  const own = `receipts#${addressGroup(sourceAddress, now)}`;
  const waitSeconds =
    (await limits.count({ what: own, most: 10, windowSeconds: hourSeconds }, now)) ||
    (await limits.count({ what: 'receipts', most: 400, windowSeconds: hourSeconds }, now));
  if (waitSeconds > 0) throw tooManyTries(waitSeconds);
};

/** Whoever is typed in again and again by somebody else gets three letters a day and no more; nobody is told. */
const sendUnlessPestered = async (email: string, locale: Locale, parts: SiteReceiptsParts): Promise<void> => {
  const what = `receipts-to#${digestOf(email).slice(0, 16)}`;
  const limit = { what, most: 3, windowSeconds: 24 * hourSeconds };
  if ((await parts.limits.count(limit, parts.clock.now())) > 0) return;
  await sendReceiptsLink(email, locale, parts);
};

/** @throws Refusal `link.invalid`, `link.expired` */
export const showReceiptsLink = async (
  request: HttpRequest,
  parts: SiteReceiptsParts,
): Promise<HttpAnswer> => {
  const token = request.query['token'] ?? '';
  const { link } = await readLink(token, parts);
  return shown(receiptsLinkPage(token, localeOf(request)), `receipts link of ${link} shown`);
};

/** How long the page of one's own gifts stays open. */
const openMilliseconds = 60 * 60 * 1000;

/**
 * Lets in whoever has the link and knows the address its letter went to. Whoever gives another learns nothing.
 *
 * @throws Refusal `link.invalid`, `link.expired`, `link.too-many`
 */
export const openReceiptsLink = async (
  request: HttpRequest,
  parts: SiteReceiptsParts,
): Promise<HttpAnswer> => {
  const locale = localeOf(request);
  const { token = '', email: typed = '' } = fieldsIn(request);
  const link = await readLink(token, parts);
  await checkTries(link, request.sourceAddress, parts);
  const email = TypedEmail.safeParse(typed).data;
  // A letter may have gone to a domain as it was typed, with letters that mail servers write in another way.
  if (email === undefined || ![email, typed].some((one) => donorOf(one) === link.donor)) {
    const told = `receipts link of ${link.link} tried with another address`;
    return shown(receiptsLinkPage(token, locale, true), told, { status: 403 });
  }
  const { clock, newKey, receiptsDoors } = parts;
  const until = instantOf(new Date(clock.now().getTime() + openMilliseconds));
  const key = newKey();
  await receiptsDoors.open({ key, donor: link.donor, email, link: link.link, until });
  const location = `/receipts/mine?key=${key}&lang=${locale}`;
  return { status: 303, headers: { location }, told: `receipts opened by ${link.link}` };
};

const readLink = async (token: string, { linkSecret, clock }: SiteReceiptsParts): Promise<ReceiptLink> =>
  readReceiptLink(token, await linkSecret(), clock.now());

/** Every try counts, also the right one: whoever could go on guessing after too many would find it in the end. */
const checkTries = async (
  { link }: ReceiptLink,
  sourceAddress: string,
  { clock, limits }: SiteReceiptsParts,
): Promise<void> => {
  const now = clock.now();
  for (const limit of [
    { what: `link#${addressGroup(sourceAddress, now)}`, most: 20, windowSeconds: hourSeconds },
    { what: `receipts-link#${link}`, most: 5, windowSeconds: hourSeconds },
  ]) {
    const waitSeconds = await limits.count(limit, now);
    if (waitSeconds > 0) throw tooManyTries(waitSeconds);
  }
};
