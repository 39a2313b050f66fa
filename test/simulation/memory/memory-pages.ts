import { behind, type Page, type Pages } from '../../../shared/store/pages.ts';
import type { Item } from './expression-text.ts';
import type { Key, MemoryStore } from './memory-store.ts';

/** Pages of the store, at once and as a whole; oldest first, as the house reads lists it walks to their end. */
export const memoryPages = (store: MemoryStore): Pages => {
  const there = (keys: readonly Key[]): Item[] =>
    keys.flatMap((key): Item[] => {
      const item = store.get(key);
      return item ? [item] : [];
    });
  return {
    thoseOf: async (keys) => there(keys),

    ofPartition: async (pk, { limit, newestFirst = false }): Promise<Page> => {
      const items = store.partition(pk);
      return { items: (newestFirst ? items.toReversed() : items).slice(0, limit), next: undefined };
    },

    ofList: async (list, { after, limit }, between): Promise<Page> => {
      const page = store.listed(
        list,
        between?.until ?? '~',
        after === undefined ? '' : placeIn(after),
        limit,
      );
      const items = there(page.map(({ key }) => key));
      const last = items.at(-1);
      return { items, next: page.length === limit && last ? behind(last) : undefined };
    },
  };
};

/** Where the store goes on, from what a page of ours says of its end. */
const placeIn = (after: string): string => {
  const { pk, sk, listedAt }: Item = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
  return `${String(listedAt)}\0${String(pk)}\0${String(sk)}`;
};
