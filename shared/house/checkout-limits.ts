import { createHash } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import type { Limits } from '../store/limits.ts';
import type { Clock } from './clock.ts';

interface LimitingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly limits: Limits;
  readonly giving: { readonly mostFromOneAddress: number; readonly mostInAll: number };
}

const windowSeconds = 10 * 60;

/** @throws Refusal `checkout.too-many` */
export const checkLimits = async (
  sourceAddress: string,
  { clock, giving, limits }: LimitingParts,
): Promise<void> => {
  const now = clock.now();
  const address = addressGroup(sourceAddress, now);
  // The own count first: attempts that are too many for one address must not use up what is there for all.
  for (const limit of [
    { what: `checkout#${address}`, most: giving.mostFromOneAddress, windowSeconds },
    { what: 'checkout', most: giving.mostInAll, windowSeconds },
  ]) {
    const waitSeconds = await limits.count(limit, now);
    if (waitSeconds > 0) throw tooMany(waitSeconds);
  }
};

const tooMany = (waitSeconds: number): Refusal => {
  const minutes = Math.ceil(waitSeconds / 60);
  return new Refusal(
    429,
    'checkout.too-many',
    {
      de: `Gerade kommen zu viele Versuche. Bitte in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal versuchen.`,
      en: `Too many attempts are coming right now. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    },
    undefined,
    waitSeconds,
  );
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
