import { chanceOf } from './chance.ts';

/**
 * What can go wrong with one call to the outside.
 *
 * - `fails`: it fails before its effect; - `throttled`: the same, politely; - `away`: during an outage;
 * - `times-out`: its effect is done, and its caller never hears of it but lives on;
 * - `repeated`: the library tries again after a lost answer, so its effect comes twice;
 * - `contended`: somebody else writes the same items in this moment (transactions only);
 * - `dies-before`, `dies-after`: the caller dies, without or with the effect.
 */
export const faultKinds = [
  'fails',
  'throttled',
  'away',
  'times-out',
  'repeated',
  'contended',
  'dies-before',
  'dies-after',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export type Service = 'dynamodb' | 'stripe' | 'sendgrid';

export interface Outage {
  readonly service: Service;
  readonly from: number;
  readonly until: number;
}

/** A fault that happened: which call of which run, so that the same one can be made or left out again. */
export interface Fault {
  readonly call: string;
  readonly kind: FaultKind;
}

/** Decides, for each call by its name, what becomes of it. */
export class Faults {
  readonly happened: Fault[] = [];
  readonly counts = new Map<FaultKind, number>();
  readonly outages: Outage[] = [];
  /** Off while the world recovers, as everything comes back one day. */
  active = true;
  readonly #seed: number;
  readonly #share: number;
  readonly #only: ReadonlySet<string> | undefined;

  /** @param only the calls that may fail; undefined for all of them */
  constructor(seed: number, share: number, only?: ReadonlySet<string>) {
    this.#seed = seed;
    this.#share = share;
    this.#only = only;
  }

  of(call: string, service: Service, now: number, canContend: boolean): FaultKind | undefined {
    if (!this.active) return undefined;
    const kind = this.#isAway(service, now, call) ? 'away' : this.#byChance(call, canContend);
    if (kind === undefined || (this.#only && !this.#only.has(call))) return undefined;
    this.happened.push({ call, kind });
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    return kind;
  }

  #isAway(service: Service, now: number, call: string): boolean {
    return this.outages.some(
      (outage) =>
        outage.service === service &&
        now >= outage.from &&
        now < outage.until &&
        chanceOf(this.#seed, `away ${call}`) < 0.9,
    );
  }

  #byChance(call: string, canContend: boolean): FaultKind | undefined {
    const chance = chanceOf(this.#seed, call) / this.#share;
    if (chance >= 1) return undefined;
    const kinds: readonly FaultKind[] = canContend ? inTransactions : elsewhere;
    return kinds[Math.floor(chance * kinds.length)];
  }
}

const elsewhere = ['fails', 'throttled', 'times-out', 'repeated', 'dies-before', 'dies-after'] as const;
const inTransactions = [...elsewhere, 'contended', 'contended'] as const;

/** Errors as the libraries throw them. */
export const errorOf = (kind: FaultKind, service: Service): Error => {
  if (service === 'stripe') {
    // Stripe's library tells its errors apart by their type; the name of all of them is `Error`.
    const type = kind === 'throttled' ? 'StripeRateLimitError' : 'StripeConnectionError';
    return Object.assign(new Error('Stripe'), { type });
  }
  if (kind === 'throttled') return Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
  if (kind === 'away') return Object.assign(new Error('away'), { name: 'ServiceUnavailable' });
  if (kind === 'times-out') return Object.assign(new Error('no answer'), { name: 'TimeoutError' });
  return Object.assign(new Error('connect'), { code: 'ECONNRESET' });
};
