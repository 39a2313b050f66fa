import { Grant } from '../domain/grant.ts';
import { versionOf } from './desk.ts';
import { keys } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

const grantIn = storedAs(Grant);

export interface VersionedGrant {
  readonly grant: Grant;
  readonly version: number;
}

export const grantItem = (grant: Grant): Item => ({
  ...keys.grant(grant.campaign, grant.grant),
  kind: 'GRANT',
  ...Grant.parse(grant),
});

export const versionedGrantIn = (item: Item): VersionedGrant => ({
  grant: grantIn(item),
  version: versionOf(item),
});

/** The grants of campaigns: what was decided, and which of it has come. */
export const openGrants = (table: Table) => ({
  find: async (campaign: string, grant: string): Promise<VersionedGrant | undefined> => {
    const item = await table.get(keys.grant(campaign, grant), { consistent: true });
    return item && versionedGrantIn(item);
  },

  /** All of a campaign, by their names: as many as people can look after. */
  of: async (campaign: string): Promise<VersionedGrant[]> => {
    const grants: VersionedGrant[] = [];
    for await (const item of table.query(keys.treasury(campaign), { prefix: 'GRANT#' })) {
      grants.push(versionedGrantIn(item));
    }
    return grants;
  },

  /** Writes a grant that is not there yet; for whoever sets up a house, not for the desk. */
  add: async (grant: Grant): Promise<boolean> => table.putIfAbsent({ ...grantItem(grant), version: 1 }),
});

export type Grants = ReturnType<typeof openGrants>;
