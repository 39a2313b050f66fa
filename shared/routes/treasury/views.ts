import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { Cents } from '../../domain/money.ts';
import { Instant, Month } from '../../domain/month.ts';
import { Earmark } from '../../domain/need.ts';
import { MonthView, OneMore } from './month-view.ts';
import { none, type TreasuryRoute } from './route.ts';
import { CostTypeCover, Cover } from './view-parts.ts';
import { YearView } from './year-view.ts';

// A calendar has an end on both sides, so that each of its months has neighbours.
const ViewedMonth = Month.refine((month) => month.startsWith('20'), 'a month of this century');
const ViewedYear = z
  .string()
  .regex(/^20\d{2}$/, 'a year looks like 2026')
  .meta({ description: 'Calendar year, YYYY.', example: '2026' });

/** How this month stands in each campaign. */
export const Overview = z
  .strictObject({
    month: Month,
    asOf: Instant,
    /** Those the person may read, by their titles. */
    campaigns: z.array(
      z
        .strictObject({
          campaign: CampaignId,
          title: z.string(),
          status: z.enum(['open', 'closed']),
          centre: z.string().optional(),
          total: Cover,
          costTypes: z.array(CostTypeCover),
          receivedCents: Cents,
          pendingCents: Cents,
        })
        .meta({ id: 'CampaignOfOverview' }),
    ),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof Overview>;

export const viewRoutes = {
  readOverview: {
    method: 'GET',
    path: '/v1/treasury/campaigns',
    who: 'treasury',
    right: 'read',
    at: 'own',
    summary: 'What this month needs, has and lacks in each campaign one may read.',
    parameters: none,
    query: none,
    input: none,
    output: Overview,
  },
  readMonth: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/months/{month}',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'One month: what each need has and lacks, why, and what is on its way.',
    parameters: z.strictObject({ campaign: CampaignId, month: ViewedMonth }),
    query: none,
    input: none,
    output: MonthView,
  },
  readOneMore: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/months/{month}/one-more',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'What one more gift in this month would do. Nothing is written.',
    parameters: z.strictObject({ campaign: CampaignId, month: ViewedMonth }),
    query: z.strictObject({
      /** Whole euro cents. */
      cents: z.coerce.number().int().min(1).max(100_000_000).default(5000),
      earmark: Earmark.default('free'),
    }),
    input: none,
    output: OneMore,
  },
  readYear: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/years/{year}',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'Twelve months: needs and money, forecast, and until when the campaign is funded.',
    parameters: z.strictObject({ campaign: CampaignId, year: ViewedYear }),
    query: none,
    input: none,
    output: YearView,
  },
} as const satisfies Record<string, TreasuryRoute>;
