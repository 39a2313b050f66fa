import * as z from 'zod';
import { Campaign, Centre } from '../domain/campaign.ts';
import { Carrier } from '../domain/carrier.ts';
import type { Month } from '../domain/month.ts';
import { Need } from '../domain/need.ts';
import { NeedTemplate, plannedNeeds } from '../domain/need-template.ts';
import type { Campaigns } from './campaigns.ts';
import type { Saved } from './saving.ts';

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

/** What came of writing a federation. */
export interface FederationSaved {
  /** How many needs the file says of months that are not over. */
  readonly needs: number;
  /** What somebody has changed at the treasury's desk since, and the file says otherwise: `campaign netzwerk`. */
  readonly kept: readonly string[];
}

/**
 * Writes a federation into the table, as often as one likes: what a file wrote is replaced, months that are over are
 * left alone, money is never touched. What was made or changed at the treasury's desk stays as it is there, unless
 * `replace` says that the file is right.
 *
 * @throws Error that names a campaign whose carrier is missing, before anything is written
 */
export const saveFederation = async (
  campaigns: Campaigns,
  federation: Federation,
  thisMonth: Month,
  { replace = false }: { replace?: boolean } = {},
): Promise<FederationSaved> => {
  const known = new Set(federation.carriers.map(({ carrier }) => carrier));
  for (const { campaign, carriers } of federation.campaigns) {
    const missing = carriers.find(({ carrier }) => !known.has(carrier));
    if (missing)
      throw new Error(`campaign ${campaign} names the carrier ${missing.carrier}, which is not in the file`);
  }
  const kept: string[] = [];
  const note = (saved: Saved, what: string): void => {
    if (saved === 'kept') kept.push(what);
  };
  for (const carrier of federation.carriers)
    note(await campaigns.saveCarrier(carrier, replace), `carrier ${carrier.carrier}`);
  for (const centre of federation.centres)
    note(await campaigns.saveCentre(centre, replace), `centre ${centre.centre}`);
  for (const campaign of federation.campaigns)
    note(await campaigns.saveCampaign(campaign, replace), `campaign ${campaign.campaign}`);
  const planned: Need[] = [];
  for (const template of federation.templates) {
    const saved = await campaigns.saveTemplate(template, replace);
    note(saved, `template ${template.template} of ${template.campaign}`);
    // Who changed a template at the desk has changed its needs with it.
    if (saved !== 'kept') planned.push(...plannedNeeds(template, thisMonth));
  }
  const needs = [...planned, ...federation.needs.filter(({ month }) => month >= thisMonth)];
  for (const need of needs)
    note(await campaigns.saveNeed(need, replace), `need ${need.need} of ${need.campaign}`);
  return { needs: needs.length, kept };
};
