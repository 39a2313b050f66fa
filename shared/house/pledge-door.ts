import { domainToASCII } from 'node:url';
import type { KnownPledge } from '../domain/pledging.ts';
import { Refusal } from '../domain/refusal.ts';
import type { HttpAnswer, HttpRequest } from '../lambda/http.ts';
import type { PledgeLinkRequest } from '../routes/pledge-link.ts';
import type { Limits } from '../store/limits.ts';
import type { StripePortal } from '../stripe/portal.ts';
import type { GivingRules } from './giving-rules.ts';
import { addressGroup } from './checkout-limits.ts';
import type { Clock } from './clock.ts';
import { type PledgeLink, readPledgeLink } from './pledge-link.ts';
import { endedPage, linkPage } from './pledge-page.ts';

export interface PledgeDoorParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly limits: Limits;
  readonly pledges: { known(pledge: string): Promise<Pick<KnownPledge, 'donor' | 'standing'>> };
  readonly linkSecret: () => Promise<string>;
  readonly portal: StripePortal;
  readonly giving: Pick<GivingRules, 'returnOrigins'>;
}

/**
 * The page behind a letter's link: what it is for, and a question that only its reader can answer. Programs follow
 * links too, so it reads nothing of the promise and changes nothing.
 */
export const showPledgeLink = async (request: HttpRequest, parts: PledgeDoorParts): Promise<HttpAnswer> => {
  const token = request.query['token'] ?? '';
  const { pledge, purpose } = await readLink(token, parts);
  const told = `pledge link of ${pledge} shown`;
  return linkPage({ token, purpose, locale: request.locale, ownOrigin: parts.giving.returnOrigins[0] }, told);
};

/** Leads the giver of a promise on to Stripe. Whoever gives another address learns nothing, not even of the promise. */
export const openPledgeLink = async (
  request: HttpRequest,
  { token, email }: PledgeLinkRequest,
  parts: PledgeDoorParts,
): Promise<HttpAnswer> => {
  const link = await readLink(token, parts);
  const { pledge, purpose } = link;
  await checkTries(link, request.sourceAddress, parts);
  const [ownOrigin] = parts.giving.returnOrigins;
  const { donor, standing } = await parts.pledges.known(pledge);
  if (!donor || comparable(donor.email) !== comparable(email)) {
    const shown = { token, purpose, locale: request.locale, ownOrigin, otherAddress: true };
    return linkPage(shown, `pledge link of ${pledge} tried with another address`);
  }
  if (!standing) throw notYet();
  const location =
    standing.status === 'ended'
      ? undefined
      : await parts.portal.openPortal({
          customer: standing.customer,
          pledge,
          purpose,
          locale: request.locale,
          returnUrl: new URL(`/c/${standing.campaign}`, ownOrigin).href,
        });
  if (location === undefined) return endedPage(request.locale, `pledge ${pledge} has ended already`);
  return { status: 303, headers: { location }, told: `pledge link of ${pledge} opened: ${purpose}` };
};

/** @throws Refusal `link.invalid`, `link.expired` */
const readLink = async (token: string, { clock, linkSecret }: PledgeDoorParts): Promise<PledgeLink> =>
  readPledgeLink(token, undefined, await linkSecret(), clock.now());

/** An address with its domain as mail servers write it; in some letters of the local part only capitals differ. */
const comparable = (email: string): string => {
  const [local = '', domain = ''] = email
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .split(/@(?=[^@]*$)/u);
  return `${local}@${domainToASCII(domain)}`;
};

const windowSeconds = 60 * 60;

/**
 * Every try counts, also the right one: whoever could go on guessing after too many would find it in the end. Counted
 * by what the link says, so that no other spelling of the same link begins anew.
 */
const checkTries = async (
  { pledge, purpose, until }: PledgeLink,
  sourceAddress: string,
  { clock, limits }: PledgeDoorParts,
): Promise<void> => {
  const now = clock.now();
  for (const limit of [
    { what: `link#${addressGroup(sourceAddress, now)}`, most: 20, windowSeconds },
    { what: `link#${pledge}#${purpose}#${until}`, most: 5, windowSeconds },
  ]) {
    const waitSeconds = await limits.count(limit, now);
    if (waitSeconds > 0) throw tooManyTries(waitSeconds);
  }
};

/** @param waitSeconds until somebody may try again */
export const tooManyTries = (waitSeconds: number): Refusal => {
  const minutes = Math.ceil(waitSeconds / 60);
  return new Refusal(
    429,
    'link.too-many',
    {
      de: `Das waren zu viele Versuche. Bitte in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal versuchen oder auf den Brief antworten.`,
      en: `Those were too many tries. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or reply to the letter.`,
    },
    undefined,
    waitSeconds,
  );
};

/** The invoice named the giver, and Stripe's word on the promise itself is still on its way. */
const notYet = (): Refusal =>
  new Refusal(
    503,
    'pledge.not-yet',
    {
      de: 'Diese regelmäßige Spende ist bei uns noch nicht ganz angekommen. Bitte in ein paar Minuten noch einmal versuchen.',
      en: 'This regular gift has not quite arrived with us yet. Please try again in a few minutes.',
    },
    undefined,
    5 * 60,
  );
