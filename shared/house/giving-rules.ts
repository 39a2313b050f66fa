import type { FeeRule } from '../domain/fee.ts';
import { GivingMethod } from '../domain/method.ts';
import { type CheckoutLimits, usualLimits } from './checkout-limits.ts';

/** What the treasurer decides about giving. */
export interface GivingRules {
  readonly leastCents: number;
  readonly mostCents: number;
  /** Origins a donor may be sent back to, such as `https://poliklinik.example.org`; the first is our own. */
  readonly returnOrigins: readonly [string, ...string[]];
  /** What each means of payment costs, for givers who want to carry it. */
  readonly fees: Readonly<Record<GivingMethod, FeeRule>>;
  /** The ways to give that are offered, in their order. */
  readonly methods: readonly GivingMethod[];
  readonly limits: CheckoutLimits;
}

/** Stripe's prices for payments from the European Economic Area, 2026; a bank transfer costs nothing here. */
const usualFees = {
  paypal: { basisPoints: 249, fixedCents: 35 },
  sepa_debit: { basisPoints: 0, fixedCents: 35 },
  card: { basisPoints: 150, fixedCents: 25 },
  bank_transfer: { basisPoints: 0, fixedCents: 0 },
} as const satisfies GivingRules['fees'];

/**
 * @param origins a comma list, our own first
 * @param fees a comma list of `method=basisPoints+cents`, such as `card=150+25,paypal=off`; what is left out costs what
 *   it usually does, and `off` is not offered
 * @throws Error that says which part is wrong: a mistake stops the start
 */
export const givingRules = (origins: string, mostCents: number, fees = ''): GivingRules => {
  const [own, ...others] = listOf(origins).map((origin) => new URL(origin).origin);
  if (!own) throw new Error('RETURN_ORIGINS is empty: name at least your own site');
  const said = new Map(listOf(fees).map(feeIn));
  return {
    leastCents: 100,
    mostCents,
    returnOrigins: [own, ...others],
    fees: { ...usualFees, ...Object.fromEntries([...said].filter(([, fee]) => fee !== 'off')) },
    methods: GivingMethod.options.filter((method) => said.get(method) !== 'off'),
    limits: usualLimits,
  };
};

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const feeIn = (part: string): [GivingMethod, FeeRule | 'off'] => {
  const [, method, fee, basisPoints, fixedCents] = /^(\w+)=((\d{1,4})\+(\d{1,4})|off)$/.exec(part) ?? [];
  const known = GivingMethod.safeParse(method);
  if (!known.success) {
    throw new Error(
      `FEES has “${part}”: it takes a list such as card=150+25,sepa_debit=0+35, in hundredths of a percent and cents, or paypal=off, for ${GivingMethod.options.join(', ')}`,
    );
  }
  if (fee === 'off') return [known.data, fee];
  return [known.data, { basisPoints: Number(basisPoints), fixedCents: Number(fixedCents) }];
};
