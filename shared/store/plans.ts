import type { MonthTotal } from '../domain/ledger.ts';
import { earmarkedMonth, Need } from '../domain/need.ts';
import { NeedTemplate } from '../domain/need-template.ts';
import { versionOf } from './desk.ts';
import { keys } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';
import { totalOf } from './totals.ts';

const needIn = storedAs(Need);
const templateIn = storedAs(NeedTemplate);

/** As it was read: the next version takes its place only if this is still the latest. */
export interface AtVersion<Thing> {
  readonly thing: Thing;
  readonly version: number;
}

/** What a campaign plans, and the sums that tell how far that is covered. */
export interface Plan {
  readonly needs: readonly AtVersion<Need>[];
  readonly templates: readonly AtVersion<NeedTemplate>[];
  readonly totals: readonly MonthTotal[];
}

const at = <Thing>(read: (item: Item) => Thing, item: Item): AtVersion<Thing> => ({
  thing: read(item),
  version: versionOf(item),
});

/** Needs and templates as those read them who change them: with their versions, and as they are this moment. */
export const openPlans = (table: Table) => ({
  /** In one query: as many items as the campaign has months, needs and templates. */
  of: async (campaign: string): Promise<Plan> => {
    const needs: AtVersion<Need>[] = [];
    const templates: AtVersion<NeedTemplate>[] = [];
    const totals: MonthTotal[] = [];
    for await (const item of table.query(keys.campaign(campaign).pk, { consistent: true })) {
      if (item['kind'] === 'NEED') needs.push(at(needIn, item));
      if (item['kind'] === 'TEMPLATE') templates.push(at(templateIn, item));
      if (item['kind'] === 'TOTAL') totals.push(totalOf(item));
    }
    return { needs, templates, totals };
  },

  need: async (campaign: string, need: string): Promise<AtVersion<Need> | undefined> => {
    const month = earmarkedMonth(need);
    const item = month && (await table.get(keys.need(campaign, month, need), { consistent: true }));
    return item && at(needIn, item);
  },

  template: async (campaign: string, template: string): Promise<AtVersion<NeedTemplate> | undefined> => {
    const item = await table.get(keys.template(campaign, template), { consistent: true });
    return item && at(templateIn, item);
  },
});

export type Plans = ReturnType<typeof openPlans>;
