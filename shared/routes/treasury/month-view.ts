import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { Source } from '../../domain/ledger.ts';
import { Cents } from '../../domain/money.ts';
import { Instant, Month } from '../../domain/month.ts';
import { Closed, CostType, Earmark, NeedId } from '../../domain/need.ts';
import {
  Carried,
  Committed,
  CostTypeCover,
  Cover,
  covers,
  Expected,
  neighbours,
  SourceCents,
} from './view-parts.ts';

/** Why a need got its cents: so many, of this source, that came in that month, by this rule. */
const Part = z
  .strictObject({
    cents: Cents,
    source: Source,
    receivedIn: Month,
    rule: z.enum(['given-for-this-need', 'given-for-its-cost-type', 'free']),
  })
  .meta({
    id: 'CoveragePart',
    description: 'One reason of a figure: which money covers this, by which rule.',
  });

const NeedView = z
  .strictObject({
    need: NeedId,
    title: z.string(),
    costType: CostType,
    priority: z.int(),
    ...covers,
    lateCents: Cents.meta({
      description: 'Came for this need alone when its month was over; it is not in coveredCents.',
    }),
    parts: z.array(Part),
    note: z.string().optional(),
    document: z.string().optional(),
    /** It takes no more money: what it needs is what it had when it was closed. */
    closed: Closed.optional(),
  })
  .meta({ id: 'NeedView' });

export const MonthView = z
  .strictObject({
    campaign: CampaignId,
    title: z.string(),
    status: z.enum(['open', 'closed']),
    month: Month,
    ...neighbours,
    /** Over: nothing that comes in now changes what is covered here. */
    isOver: z.boolean(),
    asOf: Instant,
    /** In the order they are served: staff before material, then by priority. */
    needs: z.array(NeedView),
    total: Cover.extend({ coveredBySource: SourceCents }).meta({ id: 'MonthCover' }),
    /** Both, staff first, also where nothing is needed. */
    costTypes: z.array(CostTypeCover),
    /** What came in this month less what went back, whatever it covers. */
    receivedCents: Cents,
    receivedBySource: SourceCents,
    /** How many gifts the donations are made of. */
    gifts: z.int(),
    /** On its way by bank debit: never counted as received. */
    pendingCents: Cents,
    expected: Expected,
    returnedCents: Cents.meta({
      description:
        'Refunds, disputes and bank returns of this month: 0 or negative; in receivedCents already.',
    }),
    feeCents: Cents.meta({
      description: 'What the payment service kept: 0 or negative; in no other figure.',
    }),
    carriedIn: Carried,
    carriedOn: Carried,
    committed: Committed,
  })
  .meta({ id: 'MonthView', description: 'One month of a campaign, for its treasurer.' });
export type MonthView = z.infer<typeof MonthView>;

/** What one more gift would do. Nothing is written. */
export const OneMore = z
  .strictObject({
    month: Month.meta({ description: 'The month it would count in: this one, if the wanted one is over.' }),
    cents: Cents,
    earmark: Earmark,
    gets: z.array(
      z
        .strictObject({ need: NeedId, title: z.string(), month: Month, costType: CostType, cents: Cents })
        .meta({ id: 'NeedGets' }),
    ),
    /** What no planned need would take, or what makes up for money that went back. */
    leftOverCents: Cents,
  })
  .meta({ id: 'OneMore', description: 'What one more gift would do: which needs get how much of it.' });
export type OneMore = z.infer<typeof OneMore>;
