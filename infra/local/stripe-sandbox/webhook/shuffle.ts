import { createHash } from 'node:crypto';

/** Another order, the same for the same seed. A shuffle that changes nothing is turned round: a switch must do something. */
export const shuffled = <T>(items: readonly T[], seed: string): T[] => {
  const rank = (index: number): string => createHash('sha256').update(`${seed}:${index}`).digest('hex');
  const order = items.map((_, index) => index).toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const unchanged = order.every((from, to) => from === to);
  return (unchanged ? order.toReversed() : order).flatMap((index) => items.slice(index, index + 1));
};
