import { isDeepStrictEqual } from 'node:util';
import type { Key } from './keys.ts';
import { fromItem, type Item, type Table, toItem } from './table.ts';

/**
 * What became of something that a file says: it was written; the same stood there already; or somebody has changed it
 * at the treasury's desk, and it stays as they left it.
 */
export type Saved = 'written' | 'same' | 'kept';

/**
 * Writes what a file says. Versions are counted from the first change at the desk on, so what has one was changed there;
 * only on demand is it replaced, by one more version: who has it open sees that somebody was quicker.
 */
export const saving =
  (table: Table) =>
  async (item: Item & Key, replace = false): Promise<Saved> => {
    for (;;) {
      if (await table.putWithout(item, 'version')) return 'written';
      const there = await table.get({ pk: item.pk, sk: item.sk }, { consistent: true });
      const { version, ...said } = there ?? {};
      if (isDeepStrictEqual(said, fromItem(toItem(item)))) return 'same';
      if (!replace) return 'kept';
      const versioned = [{ item, version: Number(version) }];
      if ((await table.transact([], [], { versioned })) === undefined) return 'written';
    }
  };
