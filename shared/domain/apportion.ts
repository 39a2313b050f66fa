import { type Cents, cents } from './money.ts';

/**
 * Spreads an amount by weights, to the cent: each part gets what it comes to without its fraction, and the cents that
 * are left go to the parts with the largest fractions, of equal ones to the first.
 *
 * @param weights not negative, and more than nothing together
 */
export const apportion = (amount: number, weights: readonly number[]): Cents[] => {
  // Cents times cents can be more than a double holds to the last digit.
  const whole = BigInt(amount);
  const all = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const parts = weights.map((weight, index) => {
    const product = whole * BigInt(weight);
    return { index, floor: product / all, fraction: product % all };
  });
  let left = whole - parts.reduce((sum, { floor }) => sum + floor, 0n);
  const given = parts.map(({ floor }) => floor);
  for (const { index, floor } of parts.toSorted(byFraction)) {
    if (left === 0n) break;
    given[index] = floor + 1n;
    left -= 1n;
  }
  return given.map((part) => cents(Number(part)));
};

const byFraction = (
  one: { index: number; fraction: bigint },
  other: { index: number; fraction: bigint },
): number =>
  one.fraction === other.fraction ? one.index - other.index : one.fraction > other.fraction ? -1 : 1;
