import { Campaign, Centre } from '../domain/campaign.ts';
import { Carrier } from '../domain/carrier.ts';
import { versionOf } from './desk.ts';
import { endOfTime, keys, lists } from './keys.ts';
import type { AtVersion } from './plans.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

const versioned =
  <Thing>(read: (item: Item) => Thing) =>
  (item: Item): AtVersion<Thing> => ({ thing: read(item), version: versionOf(item) });

const campaignIn = versioned(storedAs(Campaign));
const carrierIn = versioned(storedAs(Carrier));
const centreIn = versioned(storedAs(Centre));

/** Campaigns, carriers and centres as somebody sees them who changes them: the latest, with their versions. */
export const openGoverned = (table: Table) => {
  const latest = async <Thing>(
    key: Parameters<Table['get']>[0],
    read: (item: Item) => Thing,
  ): Promise<Thing | undefined> => {
    const item = await table.get(key, { consistent: true });
    return item && read(item);
  };

  return {
    campaign: async (campaign: string) => latest(keys.campaign(campaign), campaignIn),
    carrier: async (carrier: string) => latest(keys.carrier(carrier), carrierIn),
    centre: async (centre: string) => latest(keys.centre(centre), centreIn),

    /** All there are; as many as people can look after. */
    all: async () => {
      const carriers: AtVersion<Carrier>[] = [];
      const centres: AtVersion<Centre>[] = [];
      const campaigns: AtVersion<Campaign>[] = [];
      for await (const item of table.query(keys.centre('').pk)) {
        if (item['kind'] === 'CARRIER') carriers.push(carrierIn(item));
        if (item['kind'] === 'CENTRE') centres.push(centreIn(item));
      }
      for await (const items of table.listedItems(lists.campaigns, endOfTime)) {
        campaigns.push(...items.map(campaignIn));
      }
      return { carriers, centres, campaigns };
    },
  };
};

export type Governed = ReturnType<typeof openGoverned>;
