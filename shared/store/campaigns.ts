import { Campaign, Centre, unassigned } from '../domain/campaign.ts';
import { Carrier } from '../domain/carrier.ts';
import type { MonthTotal } from '../domain/ledger.ts';
import { Need } from '../domain/need.ts';
import { NeedTemplate } from '../domain/need-template.ts';
import type { PledgedTotal } from '../domain/pledge.ts';
import { endOfTime, type Key, keys, lists } from './keys.ts';
import { pledgedOf } from './pledged.ts';
import { type Saved, saving } from './saving.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';
import { totalOf } from './totals.ts';

const campaignIn = storedAs(Campaign);
const needIn = storedAs(Need);
const templateIn = storedAs(NeedTemplate);
const carrierIn = storedAs(Carrier);
const centreIn = storedAs(Centre);

/** A campaign with all its months: what they need and the sums of what came in. */
export interface CampaignBooks {
  /** What names no campaign of ours has a title and a status, and nothing else. */
  readonly campaign: Pick<Campaign, 'campaign' | 'title' | 'status'> & Partial<Campaign>;
  readonly needs: readonly Need[];
  /** What its needs come from, and stages nobody has decided on. */
  readonly templates: readonly NeedTemplate[];
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

  /** All campaigns, by their names. There are as many as people can look after, whatever is given to them. */
  list: async (): Promise<Campaign[]> => {
    const campaigns: Campaign[] = [];
    for await (const items of table.listedItems(lists.campaigns, endOfTime)) {
      campaigns.push(...items.map(campaignIn));
    }
    return campaigns;
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
    const templates: NeedTemplate[] = [];
    const totals: MonthTotal[] = [];
    let pledged: PledgedTotal[] = [];
    let found: CampaignBooks['campaign'] | undefined =
      campaign === unassigned ? unassignedCampaign : undefined;
    for await (const item of table.query(keys.campaign(campaign).pk)) {
      if (item['kind'] === 'CAMPAIGN') found = campaignIn(item);
      if (item['kind'] === 'NEED') needs.push(needIn(item));
      if (item['kind'] === 'TEMPLATE') templates.push(templateIn(item));
      if (item['kind'] === 'TOTAL') totals.push(totalOf(item));
      if (item['kind'] === 'PLEDGED') pledged = pledgedOf(item);
    }
    return found && { campaign: found, needs, templates, totals, pledged };
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

  saveCampaign: async (campaign: Campaign, replace?: boolean): Promise<Saved> =>
    saving(table)(campaignItem(campaign), replace),
  saveCarrier: async (carrier: Carrier, replace?: boolean): Promise<Saved> =>
    saving(table)(carrierItem(carrier), replace),
  saveCentre: async (centre: Centre, replace?: boolean): Promise<Saved> =>
    saving(table)(centreItem(centre), replace),
  saveNeed: async (need: Need, replace?: boolean): Promise<Saved> => saving(table)(needItem(need), replace),
  saveTemplate: async (template: NeedTemplate, replace?: boolean): Promise<Saved> =>
    saving(table)(templateItem(template), replace),
});

export const campaignItem = (campaign: Campaign): Item & Key => ({
  ...keys.campaign(campaign.campaign),
  kind: 'CAMPAIGN',
  ...Campaign.parse(campaign),
  list: lists.campaigns,
  listedAt: campaign.campaign,
});

export const carrierItem = (carrier: Carrier): Item & Key => ({
  ...keys.carrier(carrier.carrier),
  kind: 'CARRIER',
  ...Carrier.parse(carrier),
});

export const centreItem = (centre: Centre): Item & Key => ({
  ...keys.centre(centre.centre),
  kind: 'CENTRE',
  ...Centre.parse(centre),
});

export const needItem = (need: Need): Item & Key => ({
  ...keys.need(need.campaign, need.month, need.need),
  kind: 'NEED',
  ...Need.parse(need),
});

export const templateItem = (template: NeedTemplate): Item & Key => ({
  ...keys.template(template.campaign, template.template),
  kind: 'TEMPLATE',
  ...NeedTemplate.parse(template),
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
