import * as z from 'zod';
import { Campaign, Centre } from '../../domain/campaign.ts';
import { Carrier, CarrierId } from '../../domain/carrier.ts';
import { Day } from '../../domain/month.ts';

/** Which one of all that were written is meant: from 1; 0 is one from before they were counted. */
const Version = z.int().min(0);

export const GovernedCarrier = Carrier.extend({
  version: Version,
  notice: z.strictObject({
    lastValidDay: Day,
    daysLeft: z.int(),
    stage: z.enum(['holds', 'within-90-days', 'within-30-days', 'over']),
  }),
}).meta({ id: 'GovernedCarrier' });
export type GovernedCarrier = z.infer<typeof GovernedCarrier>;

export const GovernedCentre = Centre.extend({ version: Version }).meta({ id: 'GovernedCentre' });
export type GovernedCentre = z.infer<typeof GovernedCentre>;

export const GovernedCampaign = Campaign.extend({
  version: Version,
  /** Who receives its money today. */
  carrier: CarrierId.optional(),
}).meta({ id: 'GovernedCampaign' });
export type GovernedCampaign = z.infer<typeof GovernedCampaign>;
