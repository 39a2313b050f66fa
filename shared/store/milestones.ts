import type { Edition } from '../domain/edition.ts';
import { Standing } from '../domain/milestones-reached.ts';
import { versionOf } from './desk.ts';
import { editionItem } from './editions.ts';
import { type Key, keys } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

const standingIn = storedAs(Standing);

/** What a campaign has reached, as it was read; version 0 is one that was never written. */
export interface VersionedStanding {
  readonly standing: Standing;
  readonly version: number;
}

export const standingItem = (standing: Standing): Item & Key => ({
  ...keys.milestones(standing.campaign),
  kind: 'MILESTONES',
  ...Standing.parse(standing),
});

/** What campaigns have reached, and since when. */
export const openMilestones = (table: Table) => ({
  of: async (campaign: string): Promise<VersionedStanding> => {
    const item = await table.get(keys.milestones(campaign), { consistent: true });
    return item
      ? { standing: standingIn(item), version: versionOf(item) }
      : { standing: { campaign, reached: [] }, version: 0 };
  },

  /** @returns false if somebody else looked meanwhile; theirs stands then */
  save: async ({ standing, version }: VersionedStanding): Promise<boolean> => {
    const item = standingItem(standing);
    return version === 0
      ? table.putIfAbsent({ ...item, version: 1 })
      : (await table.transact([], [], { versioned: [{ item, version }] })) === undefined;
  },

  /**
   * These milestones are told, by these letters, all at once: none is told twice, and none is lost.
   *
   * @returns false if one of the letters is there already or somebody else looked meanwhile; nothing is done then
   */
  tell: async (standings: readonly VersionedStanding[], editions: readonly Edition[]): Promise<boolean> =>
    (await table.transact(
      editions.map((edition) => ({ ...editionItem(edition), version: 1 })),
      [],
      {
        versioned: standings.map(({ standing, version }) => ({ item: standingItem(standing), version })),
      },
    )) === undefined,
});

export type Milestones = ReturnType<typeof openMilestones>;
