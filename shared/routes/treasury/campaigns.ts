import * as z from 'zod';
import { Campaign, CampaignId, CentreId } from '../../domain/campaign.ts';
import { CarrierId } from '../../domain/carrier.ts';
import { ClosingStatement, StillComing } from '../../domain/closing-statement.ts';
import { HandOver } from '../../domain/hand-over.ts';
import { Cents } from '../../domain/money.ts';
import { Day } from '../../domain/month.ts';
import { Warning } from '../../domain/warning.ts';
import { GovernedCampaign } from './governed.ts';
import { History } from './history.ts';
import { none, type TreasuryRoute } from './route.ts';

const texts = Campaign.pick({
  title: true,
  summary: true,
  suggestedCents: true,
  contactEmail: true,
  updates: true,
}).shape;

const ofCampaign = z.strictObject({ campaign: CampaignId });

const CampaignChanged = z.strictObject({ campaign: GovernedCampaign, warnings: z.array(Warning) });
/** What may still come in, so that nobody thinks it lost. */
const CampaignTurned = CampaignChanged.extend({ stillComing: StillComing });

/** Campaigns as the federation governs them: made, described, handed over, opened and closed. */
export const campaignRoutes = {
  addCampaign: {
    method: 'POST',
    path: '/v1/treasury/campaigns',
    who: 'treasury',
    right: 'govern',
    at: 'federation',
    summary: 'A new campaign. It takes gifts once it is opened.',
    parameters: none,
    query: none,
    input: z.strictObject({
      /** Made from the title if not given; it stands in the campaign’s address and stays for ever. */
      campaign: CampaignId.optional(),
      ...texts,
      centre: CentreId.optional(),
      carrier: CarrierId,
      /** Since when the carrier receives its money; today if not given. */
      from: Day.optional(),
    }),
    output: GovernedCampaign,
  },
  readSettings: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/settings',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'One campaign with its version.',
    parameters: ofCampaign,
    query: none,
    input: none,
    output: GovernedCampaign,
  },
  changeSettings: {
    method: 'PUT',
    path: '/v1/treasury/campaigns/{campaign}/settings',
    who: 'treasury',
    right: 'edit',
    at: 'campaign',
    summary: 'A campaign’s texts, suggested amounts, contact and letters; what is left out is taken out.',
    parameters: ofCampaign,
    query: none,
    input: z.strictObject(texts),
    output: GovernedCampaign,
  },
  moveCampaign: {
    method: 'PUT',
    path: '/v1/treasury/campaigns/{campaign}/centre',
    who: 'treasury',
    right: 'govern',
    at: 'campaign',
    summary: 'Whose the campaign is: a centre’s, or without one the federation’s.',
    parameters: ofCampaign,
    query: none,
    input: z.strictObject({ centre: CentreId.optional() }),
    output: GovernedCampaign,
  },
  handOver: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/hand-over',
    who: 'treasury',
    right: 'govern',
    at: 'campaign',
    summary: 'From a day on another carrier receives the money and issues its receipts.',
    parameters: ofCampaign,
    query: none,
    input: HandOver,
    output: CampaignTurned,
  },
  openCampaign: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/open',
    who: 'treasury',
    right: 'govern',
    at: 'campaign',
    summary: 'Lets a campaign take gifts.',
    parameters: ofCampaign,
    query: none,
    input: none,
    output: CampaignChanged,
  },
  closeCampaign: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/close',
    who: 'treasury',
    right: 'govern',
    at: 'campaign',
    summary: 'Ends giving to a campaign; money still on its way is booked all the same.',
    parameters: ofCampaign,
    query: none,
    input: z.strictObject({
      /** What becomes of needs from this month on that are not covered: they stay, or end at what is covered. */
      openNeeds: z.enum(['keep', 'close']).optional(),
    }),
    output: CampaignTurned.extend({
      openNeeds: z.strictObject({
        needs: z.int(),
        missingCents: Cents,
        became: z.enum(['kept', 'closed']),
        /** Too many to close in one go: ask again until none is left. Until then the campaign stays open (202). */
        left: z.int(),
      }),
    }),
  },
  readStatement: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/statement',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'What a campaign came to and what is left; of an open one, how it stands so far.',
    parameters: ofCampaign,
    query: none,
    input: none,
    output: ClosingStatement,
  },
  readCampaignHistory: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/history',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'What was changed in a campaign’s settings, by whom and when.',
    parameters: ofCampaign,
    query: none,
    input: none,
    output: History,
  },
} as const satisfies Record<string, TreasuryRoute>;
