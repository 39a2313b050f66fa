import { federation } from '../../../shared/domain/topic.ts';
import type { Table } from '../../../shared/store/table.ts';
import { settle } from '../house/a-federation.ts';

/** Campaigns whose letters go out even if nobody agrees; those of all others wait for somebody who does. */
export const withoutApproval: ReadonlySet<string> = new Set(['netzwerk', 'leipzig']);
export const newsTopics = ['netzwerk', 'leipzig', 'dresden', federation] as const;

/** The federation of the simulated world, listed as the house lists its campaigns. */
export const settleNews = async (table: Table): Promise<void> => {
  await settle(table);
  for (const campaign of newsTopics) {
    if (campaign === federation) continue;
    const found = await table.get({ pk: `CAMPAIGN#${campaign}`, sk: 'CAMPAIGN' });
    await table.put({
      ...found,
      list: 'CAMPAIGNS',
      listedAt: campaign,
      updates: { withoutApproval: withoutApproval.has(campaign) },
    });
  }
};
