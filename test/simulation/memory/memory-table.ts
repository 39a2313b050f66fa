import type { Item, Table } from '../../../shared/store/table.ts';
import type { Key, MemoryStore, Write } from './memory-store.ts';

const absent = 'attribute_not_exists(pk)';

/** The store behind the functions our house knows; each of them at once, and as a whole. */
export const memoryTable = (store: MemoryStore): Table => ({
  get: async (key: Key) => store.get(key),

  query: async function* (pk: string, options?: { prefix?: string; newestFirst?: boolean }) {
    const items = store.partition(pk, options?.prefix);
    yield* options?.newestFirst ? items.toReversed() : items;
  },

  listedItems: async function* (list: string, until: string): AsyncGenerator<Item[]> {
    let after = '';
    for (;;) {
      const page = store.listed(list, until, after, 100);
      const last = page.at(-1);
      if (!last) return;
      after = last.place;
      yield page.flatMap(({ key }): Item[] => {
        const item = store.get(key);
        return item ? [item] : [];
      });
    }
  },

  put: async (item: Item) => {
    store.write({ kind: 'put', item });
  },

  putIfAbsent: async (item: Item) => store.write({ kind: 'put', item, condition: absent }) !== undefined,

  putInPlace: async (item: Item, name: string, value: string) =>
    store.write({
      kind: 'put',
      item,
      condition: `${absent} OR #name = :value`,
      names: { '#name': name },
      values: { ':value': value },
    }) !== undefined,

  putWithout: async (item: Item, name: string) =>
    store.write({
      kind: 'put',
      item,
      condition: 'attribute_not_exists(#name)',
      names: { '#name': name },
    }) !== undefined,

  update: async (update) => store.write(updateOf(update)) !== undefined,

  add: async (update) => {
    const written = store.write(updateOf(update));
    if (!written) throw Object.assign(new Error('condition'), { name: 'ConditionalCheckFailedException' });
    const after = written.after ?? {};
    return Object.fromEntries([...written.touched].map((name) => [name, after[name]]));
  },

  transact: async (newItems, updates, more) => {
    const writes: Write[] = [
      ...newItems.map((item) => ({ kind: 'put', item, condition: absent }) as const),
      ...updates.map(updateOf),
      ...(more?.replaced ?? []).map((item) => ({ kind: 'put', item }) as const),
      ...(more?.versioned ?? []).map(
        ({ item, version }) =>
          ({
            kind: 'put',
            item: { ...item, version: version + 1 },
            condition:
              version === 0 ? 'attribute_exists(pk) AND attribute_not_exists(version)' : 'version = :version',
            ...(version > 0 && { values: { ':version': version } }),
          }) as const,
      ),
      ...(more?.free ?? []).map((key) => ({ kind: 'check', key, condition: absent }) as const),
    ];
    return store.transact(writes).every(Boolean) ? undefined : 'already-there';
  },
});

const updateOf = ({ key, expression, condition, names, values }: Parameters<Table['update']>[0]) =>
  ({ kind: 'update', key, update: expression, condition, names, values }) as const;
