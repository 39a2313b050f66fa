import { Edition, isOpen } from '../domain/edition.ts';
import type { Letter } from '../domain/letter.ts';
import { letterItem } from './changes.ts';
import { versionOf } from './desk.ts';
import { endOfTime, type Key, keys, lists } from './keys.ts';
import type { PageWanted, Pages } from './pages.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

const readEdition = storedAs(Edition);

export interface VersionedEdition {
  readonly edition: Edition;
  readonly version: number;
}

const versioned = (item: Item): VersionedEdition => ({
  edition: readEdition(item),
  version: versionOf(item),
});

const isUnderWay = ({ state }: Edition): boolean => state === 'sending' || state === 'paused';

/** A letter to readers as it lies in the table; on the list of those somebody must still look after until it is out. */
export const editionItem = (edition: Edition): Item & Key => ({
  ...keys.edition(edition.topic, edition.edition),
  kind: 'EDITION',
  ...Edition.parse(edition),
  ...(isOpen(edition) || isUnderWay(edition) ? { list: lists.editions, listedAt: edition.sendAt } : {}),
});

/** Finds one letter of one topic. */
export const editionIn =
  (table: Table) =>
  async (topic: string, edition: string): Promise<VersionedEdition | undefined> => {
    const item = await table.get(keys.edition(topic, edition), { consistent: true });
    return item && versioned(item);
  };

/** The letters to the readers of each topic: drafts, those on their way, and what went out. */
export const openEditions = (table: Table, pages: Pages) => ({
  find: editionIn(table),

  /** @returns false if there is one already; it is left as it was */
  add: async (edition: Edition): Promise<boolean> =>
    table.putIfAbsent({ ...editionItem(edition), version: 1 }),

  /**
   * @param letters what is written to its editor about it, in the same transaction
   * @returns false if it is not of that version any more; it is left as it is then
   */
  change: async (edition: Edition, version: number, letters: readonly Letter[] = []): Promise<boolean> =>
    (await table.transact(letters.map(letterItem), [], {
      versioned: [{ item: editionItem(edition), version }],
    })) === undefined,

  /** A page of one topic's, the newest first, published or not. */
  of: async (topic: string, wanted: Omit<PageWanted, 'newestFirst'>) => {
    const { items, next } = await pages.ofPartition(keys.edition(topic, '').pk, {
      ...wanted,
      newestFirst: true,
    });
    return { editions: items.filter(({ kind }) => kind === 'EDITION').map(versioned), next };
  },

  /** Every letter that somebody must still look after: as many as there are topics, more or less. */
  underWay: async (): Promise<VersionedEdition[]> => {
    const editions: VersionedEdition[] = [];
    for await (const items of table.listedItems(lists.editions, endOfTime)) {
      editions.push(...items.map(versioned));
    }
    return editions;
  },
});

export type Editions = ReturnType<typeof openEditions>;
