import * as z from 'zod';
import { Campaign, Centre } from '../domain/campaign.ts';
import { Carrier } from '../domain/carrier.ts';
import type { Month } from '../domain/month.ts';
import { Need, NeedTemplate, plannedNeeds } from '../domain/need.ts';
import type { Campaigns } from './campaigns.ts';

/** Everything a federation tells us before the first gift: who receives, who works, for what and what it costs. */
export const Federation = z.strictObject({
  carriers: z.array(Carrier).min(1),
  centres: z.array(Centre).default([]),
  campaigns: z.array(Campaign).min(1),
  /** Needs that come back each month. */
  templates: z.array(NeedTemplate).default([]),
  /** Needs of one month. */
  needs: z.array(Need).default([]),
});
export type Federation = z.infer<typeof Federation>;

/**
 * Writes a federation into the table, as often as one likes: what is there already is replaced, months that are
 * over are left alone, money is never touched.
 *
 * @returns how many needs were planned
 * @throws Error that names a campaign whose carrier is missing, before anything is written
 */
export const saveFederation = async (
  campaigns: Campaigns,
  federation: Federation,
  thisMonth: Month,
): Promise<number> => {
  const known = new Set(federation.carriers.map(({ carrier }) => carrier));
  for (const { campaign, carriers } of federation.campaigns) {
    const missing = carriers.find(({ carrier }) => !known.has(carrier));
    if (missing)
      throw new Error(`campaign ${campaign} names the carrier ${missing.carrier}, which is not in the file`);
  }
  for (const carrier of federation.carriers) await campaigns.saveCarrier(carrier);
  for (const centre of federation.centres) await campaigns.saveCentre(centre);
  for (const campaign of federation.campaigns) await campaigns.saveCampaign(campaign);
  for (const template of federation.templates) await campaigns.saveTemplate(template);
  const planned = federation.templates.flatMap((template) => plannedNeeds(template, thisMonth));
  const needs = [...planned, ...federation.needs.filter(({ month }) => month >= thisMonth)];
  for (const need of needs) await campaigns.saveNeed(need);
  return needs.length;
};
