import type { Item } from './table.ts';

/**
 * Reads an item as what its schema says; the item's keys and lists are not part of it.
 *
 * The schema without them is made at the first item and kept: one made anew for each item is compiled anew, which
 * costs a hundred times what reading does.
 */
export const storedAs = <Output>(schema: {
  strip(): { parse(item: unknown): Output };
}): ((item: Item) => Output) => {
  let stripped: { parse(item: unknown): Output } | undefined;
  return (item) => {
    stripped ??= schema.strip();
    return stripped.parse(item);
  };
};
