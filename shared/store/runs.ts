import type { Edition } from '../domain/edition.ts';
import { type Batch, Run } from '../domain/run.ts';
import type { Supporter } from '../domain/supporter.ts';
import { openBatches, batchItem } from './batches.ts';
import { editionItem, type VersionedEdition } from './editions.ts';
import { endOfTime, type Key, keys, lists } from './keys.ts';
import { behind, type Pages } from './pages.ts';
import { storedAs } from './stored.ts';
import { supporterItem } from './consents.ts';
import type { Item, Table } from './table.ts';

const runIn = storedAs(Run);

/** A run as it lies in the table; on the list of those somebody must look after until it is at its end. */
export const runItem = (run: Run): Item & Key => ({
  ...keys.run(run.run),
  kind: 'RUN',
  ...Run.parse(run),
  ...(run.state === 'sending' || run.state === 'paused' ? { list: lists.runs, listedAt: run.startedAt } : {}),
});

/** Where the walk through all readers goes on behind this one. */
export const behindReader = (reader: Supporter): string => behind(supporterItem(reader));

const asVersions = (editions: readonly VersionedEdition[]) =>
  editions.map(({ edition, version }) => ({ item: editionItem(edition), version }));

/** Letters on their way to everybody who reads about something. */
export const openRuns = (table: Table, pages: Pages) => ({
  ...openBatches(table, pages),

  /** As it is this moment. */
  find: async (run: string): Promise<Run | undefined> => {
    const item = await table.get(keys.run(run), { consistent: true });
    return item && runIn(item);
  },

  /** Those that are not at their end, the earliest first; a moment old. */
  open: async (): Promise<Run[]> => {
    const runs: Run[] = [];
    for await (const items of table.listedItems(lists.runs, endOfTime)) runs.push(...items.map(runIn));
    return runs;
  },

  /**
   * A new run, together with the letters that go out by it as they are from now on.
   *
   * @returns false if there is one of this name, or somebody has changed one of the letters; nothing is done then
   */
  add: async (run: Run, editions: readonly VersionedEdition[]): Promise<boolean> =>
    (await table.transact([runItem(run)], [], { versioned: asVersions(editions) })) === undefined,

  /**
   * More readers are in a batch, and the walk through them is so far: `run` as it is now, of the version it was read.
   *
   * @param batches new ones, at most {@link mostBatches}
   * @returns the run as it lies there now; undefined if it is not of that version any more, and nothing is done then
   */
  plan: async (run: Run, batches: readonly Batch[]): Promise<Run | undefined> => {
    const cancelled = await table.transact(batches.map(batchItem), [], {
      versioned: [{ item: runItem(run), version: run.version }],
    });
    return cancelled === undefined ? { ...run, version: run.version + 1 } : undefined;
  },

  /**
   * A run as it is now, and the letters that go out by it: at its end, or when a person stops it or lets it go on.
   *
   * @returns false if one of them is not of the version that was read any more; nothing is done then
   */
  change: async (run: Run, editions: readonly VersionedEdition[] = []): Promise<boolean> =>
    (await table.transact([], [], {
      versioned: [{ item: runItem(run), version: run.version }, ...asVersions(editions)],
    })) === undefined,
});

/** A transaction of DynamoDB holds a hundred actions, and one is the run. */
export const mostBatches = 90;

/** How a letter is named in a run of its own, and a day's milestones together. */
export const runOf = ({ topic, edition }: Pick<Edition, 'topic' | 'edition'>): string =>
  `${topic}.${edition}`;

export type Runs = ReturnType<typeof openRuns>;
