import type { Key } from './keys.ts';
import type { Item, Update } from './table.ts';

/**
 * One write that adds to the sums of an item, which need not exist yet. DynamoDB adds to top-level attributes only, so
 * each sum is an attribute of its own; its name may hold what no expression may, hence the aliases `#s0`, `#s1`, …
 *
 * @param constants what the item is about, the same at each write
 * @param sums what is added to each; what is not changed is left out
 */
export const addingTo = (
  key: Key,
  constants: Item & { readonly kind: string },
  sums: Iterable<readonly [string, number]>,
): Update => {
  const fixed = Object.entries(constants);
  const changed = [...sums].filter(([, amount]) => amount !== 0);
  return {
    key,
    expression: [
      `SET ${fixed.map((_, index) => `#c${index} = :c${index}`).join(', ')}`,
      changed.length > 0 ? `ADD ${changed.map((_, index) => `#s${index} :s${index}`).join(', ')}` : '',
    ].join(' '),
    names: Object.fromEntries([
      ...fixed.map(([name], index) => [`#c${index}`, name]),
      ...changed.map(([name], index) => [`#s${index}`, name]),
    ]),
    values: Object.fromEntries([
      ...fixed.map(([, value], index) => [`:c${index}`, value]),
      ...changed.map(([, amount], index) => [`:s${index}`, amount]),
    ]),
  };
};
