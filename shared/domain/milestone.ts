import * as z from 'zod';
import { CampaignId, CentreId } from './campaign.ts';
import { Month } from './month.ts';
import { CostType } from './need.ts';

/** Something that was reached, and is told once. */
export const Milestone = z.discriminatedUnion('milestone', [
  z.strictObject({ milestone: z.literal('half'), campaign: CampaignId, month: Month, costType: CostType }),
  z.strictObject({ milestone: z.literal('covered'), campaign: CampaignId, month: Month, costType: CostType }),
  /** All that the campaign still needs in this calendar year is covered. */
  z.strictObject({ milestone: z.literal('year'), campaign: CampaignId, year: z.string().regex(/^\d{4}$/) }),
  /** The first gift to any campaign of a centre. */
  z.strictObject({ milestone: z.literal('first-gift'), campaign: CampaignId, centre: CentreId }),
]);
export type Milestone = z.infer<typeof Milestone>;
