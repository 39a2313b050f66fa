import { Grant } from '../domain/grant.ts';
import type { ExpectedTransfers } from '../domain/month-view.ts';
import type { Month } from '../domain/month.ts';
import type { PledgeChanges } from '../domain/pledge.ts';
import { keys } from './keys.ts';
import { pledgeChangesOf } from './pledged.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';
import { expectedIn } from './transfers.ts';

const grantIn = storedAs(Grant);

/** What a campaign expects, apart from what it has. */
export interface Expected {
  readonly grants: readonly Grant[];
  readonly transfers: readonly ExpectedTransfers[];
  /** How promises came and went, month by month. */
  readonly pledgeChanges: readonly PledgeChanges[];
}

export const openExpectations = (table: Table) => ({
  /** In one query: as many items as the campaign has months and grants, whatever the number of its gifts. */
  of: async (campaign: string, thisMonth: Month): Promise<Expected> => {
    const grants: Grant[] = [];
    const transfers: ExpectedTransfers[] = [];
    const pledgeChanges: PledgeChanges[] = [];
    for await (const item of table.query(keys.treasury(campaign))) {
      if (item['kind'] === 'GRANT') grants.push(grantIn(item));
      if (item['kind'] === 'EXPECTED') transfers.push(...expectedIn(item, thisMonth));
      if (item['kind'] === 'PLEDGE-CHANGES') pledgeChanges.push(pledgeChangesOf(item));
    }
    return { grants, transfers, pledgeChanges };
  },
});

export type Expectations = ReturnType<typeof openExpectations>;
