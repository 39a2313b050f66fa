import { createHash } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import type { Log } from '../lambda/log.ts';
import type { CheckoutRequest } from '../routes/checkout.ts';
import type { Limits } from '../store/limits.ts';
import { type AskingForm, challengeFor, readProof } from './checkout/proof-of-work.ts';
import type { Clock } from './clock.ts';

/** How many checkouts may be started in ten minutes. Card testers come in thousands. */
export interface CheckoutLimits {
  /** From one address without a proof of work; and with so many proofs more, the next ones cost twice as much. */
  readonly freeFromOneAddress: number;
  /** From all addresses without a proof of work; above it, everybody's browser works. */
  readonly freeInAll: number;
  /** From one address with a proof of work: a tenth of what is there for all, or one machine could use it up. */
  readonly mostFromOneAddress: number;
  /** From all addresses with a proof of work; above it, nobody starts any. */
  readonly mostInAll: number;
  /** How many numbers a browser has to try for the first proof from an address, and at most for any. */
  readonly leastWork: number;
  readonly mostWork: number;
}

export const usualLimits: CheckoutLimits = {
  freeFromOneAddress: 8,
  freeInAll: 300,
  mostFromOneAddress: 300,
  mostInAll: 3000,
  leastWork: 50_000,
  mostWork: 400_000,
};

export interface LimitingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly limits: Limits;
  readonly log: Pick<Log, 'alarm'>;
  /** What tasks are signed with: the same as the links in letters. */
  readonly linkSecret: () => Promise<string>;
  readonly giving: { readonly limits: CheckoutLimits };
}

const windowSeconds = 10 * 60;
const windowMilliseconds = windowSeconds * 1000;

/** What leads to Stripe. */
export const allCheckouts = { what: 'checkouts', windowSeconds };
/** Counted apart: nobody tests cards with them, and neither kind is to use up the other. */
const allTransfers = { what: 'transfers', windowSeconds };

/**
 * Lets a checkout through or asks its browser to work first. Whoever works gets through whatever others at the same
 * address try in vain: attempts without a proof raise no price, and what was not let through does not count for all.
 *
 * @throws Refusal `checkout.proof-needed` (428, with a challenge), `checkout.too-many` (429)
 */
export const checkLimits = async (
  sourceAddress: string,
  form: AskingForm & Pick<CheckoutRequest, 'method' | 'proof'>,
  parts: LimitingParts,
): Promise<void> => {
  const { giving, limits, log } = parts;
  const now = parts.clock.now();
  const proof = form.proof === undefined ? undefined : await readOnce(form.proof, form, parts);
  const kind = { proved: proof !== undefined };
  const what = `checkout#${addressGroup(sourceAddress, now)}`;
  // The own count first: attempts that are too many for one address must not use up what is there for all.
  const own = await limits.tally({ what, windowSeconds }, kind, now);
  const asked = async (): Promise<Refusal> => {
    const nth = own.count + own.proved;
    const until = new Date(now.getTime() + windowMilliseconds);
    const work = workFor(own.proved, giving.limits);
    return proofNeeded(challengeFor(form, { work, nth, until }, await parts.linkSecret()), own.endsInSeconds);
  };
  if (own.proved > giving.limits.mostFromOneAddress) throw tooMany(own.endsInSeconds);
  if (proof) {
    // The price may have doubled while this one was being paid.
    if (proof.work * 2 < workFor(own.proved - 1, giving.limits)) throw await asked();
  } else if (form.proof !== undefined || own.count > giving.limits.freeFromOneAddress) {
    throw await asked();
  }
  const all = await limits.tally(form.method === 'bank_transfer' ? allTransfers : allCheckouts, kind, now);
  if (!proof && all.count + all.proved > giving.limits.freeInAll) throw await asked();
  if (all.proved <= giving.limits.mostInAll) return;
  if (all.proved === giving.limits.mostInAll + 1) log.alarm('checkouts-stopped', stopped);
  throw tooMany(all.endsInSeconds);
};

const stopped =
  'So many checkouts were started that nobody can start another in these ten minutes. Look for card tests in Stripe’s dashboard, under Radar.';

/** The work that the next one at an address costs, after so many that have paid. */
const workFor = (proved: number, { freeFromOneAddress, leastWork, mostWork }: CheckoutLimits): number =>
  Math.min(mostWork, leastWork * 2 ** Math.floor(proved / freeFromOneAddress));

/** A proof that nobody has handed in before. */
const readOnce = async (text: string, form: AskingForm, { clock, limits, linkSecret }: LimitingParts) => {
  const proof = readProof(text, form, await linkSecret(), clock.now());
  if (!proof) return undefined;
  // Counted in the window in which it expires, so that it meets the same counter whenever it comes.
  const counter = { what: `proof#${proof.challenge}`, most: 1, windowSeconds };
  return (await limits.count(counter, proof.until)) === 0 ? proof : undefined;
};

const proofNeeded = (challenge: ReturnType<typeof challengeFor>, retryAfterSeconds: number): Refusal =>
  new Refusal(
    428,
    'checkout.proof-needed',
    {
      de: `Gerade kommen ungewöhnlich viele Anfragen. Mit eingeschaltetem JavaScript geht es gleich weiter, ohne in ${minutesIn(retryAfterSeconds).de}.`,
      en: `Unusually many requests are coming right now. With JavaScript switched on it goes on in a moment, without it in ${minutesIn(retryAfterSeconds).en}.`,
    },
    'proof',
    retryAfterSeconds,
    challenge,
  );

const tooMany = (retryAfterSeconds: number): Refusal =>
  new Refusal(
    429,
    'checkout.too-many',
    {
      de: `Gerade kommen zu viele Versuche. Bitte in ${minutesIn(retryAfterSeconds).de} noch einmal versuchen.`,
      en: `Too many attempts are coming right now. Please try again in ${minutesIn(retryAfterSeconds).en}.`,
    },
    undefined,
    retryAfterSeconds,
  );

const minutesIn = (seconds: number) => {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1
    ? { de: 'einer Minute', en: 'a minute' }
    : { de: `${minutes} Minuten`, en: `${minutes} minutes` };
};

/**
 * Enough to tell callers apart for some minutes, too little to find one again: 24 bits, so that hundreds of
 * addresses share a counter, and others each day. A household's IPv6 network counts as one.
 */
export const addressGroup = (address: string, now: Date): string =>
  createHash('sha256')
    .update(`${now.toISOString().slice(0, 10)} ${networkOf(address)}`)
    .digest('base64url')
    .slice(0, 4);

/** The first half of an IPv6 address, however it is shortened; an IPv4 address as it is. */
const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address;
  const [front = [], back = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
};
