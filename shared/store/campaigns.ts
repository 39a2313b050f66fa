import { Campaign, Centre, unassigned } from '../domain/campaign.ts';
import { Carrier } from '../domain/carrier.ts';
import type { MonthTotal } from '../domain/ledger.ts';
import { Need, NeedTemplate } from '../domain/need.ts';
import type { PledgedTotal } from '../domain/pledge.ts';
import { keys } from './keys.ts';
import { pledgedOf } from './pledged.ts';
import { storedAs } from './stored.ts';
import type { Table } from './table.ts';
import { totalOf } from './totals.ts';

const campaignIn = storedAs(Campaign);
const needIn = storedAs(Need);
const carrierIn = storedAs(Carrier);
const centreIn = storedAs(Centre);

/** A campaign with all its months: what they need and the sums of what came in. */
export interface CampaignBooks {
  /** What names no campaign of ours has a title and a status, and nothing else. */
  readonly campaign: Pick<Campaign, 'campaign' | 'title' | 'status'> & Partial<Campaign>;
  readonly needs: readonly Need[];
  readonly totals: readonly MonthTotal[];
  /** What is promised, apart from what is there. */
  readonly pledged: readonly PledgedTotal[];
}

/** Campaigns with their needs, and the federation's centres and carriers. */
export const openCampaigns = (table: Table) => ({
  find: async (campaign: string): Promise<Campaign | undefined> => {
    const item = await table.get(keys.campaign(campaign));
    return item && campaignIn(item);
  },

  need: async (campaign: string, month: Need['month'], need: string): Promise<Need | undefined> => {
    const item = await table.get(keys.need(campaign, month, need));
    return item && needIn(item);
  },

  /**
   * Everything a campaign page shows, in one query: the campaign, its needs, and one item of sums a month. The
   * number of items is that of its months and needs, never that of its gifts.
   */
  books: async (campaign: string): Promise<CampaignBooks | undefined> => {
    const needs: Need[] = [];
    const totals: MonthTotal[] = [];
    let pledged: PledgedTotal[] = [];
    let found: CampaignBooks['campaign'] | undefined =
      campaign === unassigned ? unassignedCampaign : undefined;
    for await (const item of table.query(keys.campaign(campaign).pk)) {
      if (item['kind'] === 'CAMPAIGN') found = campaignIn(item);
      if (item['kind'] === 'NEED') needs.push(needIn(item));
      if (item['kind'] === 'TOTAL') totals.push(totalOf(item));
      if (item['kind'] === 'PLEDGED') pledged = pledgedOf(item);
    }
    return found && { campaign: found, needs, totals, pledged };
  },

  carrier: async (carrier: string): Promise<Carrier | undefined> => {
    const item = await table.get(keys.carrier(carrier));
    return item && carrierIn(item);
  },

  centre: async (centre: string): Promise<Centre | undefined> => {
    const item = await table.get(keys.centre(centre));
    return item && centreIn(item);
  },

  centres: async (): Promise<Centre[]> => {
    const centres: Centre[] = [];
    for await (const item of table.query(keys.centre('').pk, { prefix: 'CENTRE#' })) {
      centres.push(centreIn(item));
    }
    return centres;
  },

  saveCampaign: async (campaign: Campaign): Promise<void> =>
    table.put({ ...keys.campaign(campaign.campaign), kind: 'CAMPAIGN', ...Campaign.parse(campaign) }),
  saveCarrier: async (carrier: Carrier): Promise<void> =>
    table.put({ ...keys.carrier(carrier.carrier), kind: 'CARRIER', ...Carrier.parse(carrier) }),
  saveCentre: async (centre: Centre): Promise<void> =>
    table.put({ ...keys.centre(centre.centre), kind: 'CENTRE', ...Centre.parse(centre) }),
  saveNeed: async (need: Need): Promise<void> =>
    table.put({ ...keys.need(need.campaign, need.month, need.need), kind: 'NEED', ...Need.parse(need) }),
  saveTemplate: async (template: NeedTemplate): Promise<void> =>
    table.put({
      ...keys.template(template.campaign, template.template),
      kind: 'TEMPLATE',
      ...NeedTemplate.parse(template),
    }),
});

export type Campaigns = ReturnType<typeof openCampaigns>;

/**
 * Where money waits that names no campaign of ours. Closed, so that nobody can give to it; it needs no carrier and
 * no needs, and exists without being set up.
 */
const unassignedCampaign = {
  campaign: unassigned,
  title: 'Noch nicht zugeordnet',
  status: 'closed',
} as const satisfies CampaignBooks['campaign'];
