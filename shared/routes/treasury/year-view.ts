import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { Cents } from '../../domain/money.ts';
import { Instant, Month } from '../../domain/month.ts';
import { CostType, NeedId } from '../../domain/need.ts';
import { Committed, CostTypeCover, Cover, covers, Expected, SourceCents } from './view-parts.ts';

const NeedOfYear = z
  .strictObject({
    need: NeedId,
    /** The line of the year it stands in: its id without the month, `need_coordination`. */
    line: z.string(),
    ...covers,
    coveredBySource: SourceCents,
  })
  .meta({ id: 'NeedOfYear' });

/** What would be needed if somebody decides that the work goes on. */
const Undecided = z
  .strictObject({ template: z.string(), title: z.string(), costType: CostType, neededCents: Cents })
  .meta({ id: 'UndecidedNeed', description: 'An extension stage nobody has decided on; in no sum.' });

const MonthOfYear = z
  .strictObject({
    month: Month,
    isOver: z.boolean(),
    needs: z.array(NeedOfYear),
    total: Cover,
    costTypes: z.array(CostTypeCover),
    receivedCents: Cents,
    receivedBySource: SourceCents,
    pendingCents: Cents,
    expected: Expected,
    returnedCents: Cents,
    feeCents: Cents,
    carriedInCents: Cents,
    carriedOnCents: Cents,
    committed: Committed,
    undecided: z.array(Undecided),
    forecastCents: Cents.meta({
      description: 'Donations from active promises; 0 up to and with this month.',
    }),
    /** From the first month of the year through this one. */
    cumulative: z
      .strictObject({
        neededCents: Cents,
        /** What was carried into the year, and what came in since. */
        receivedCents: Cents,
        /** Received, and what the forecast adds to it. Committed grants are not in it. */
        forecastCents: Cents,
      })
      .meta({ id: 'Cumulative' }),
  })
  .meta({ id: 'MonthOfYear' });

const Forecast = z
  .strictObject({
    /** How it is made, in the reader's language. */
    method: z.array(z.string()),
    monthlyLossBasisPoints: z
      .int()
      .meta({ description: 'How much of the promises is lost each month, in hundredths of a percent.' }),
    /** `assumed`: too little has been seen to go by; then what was seen counts only where it is worse. */
    basis: z.enum(['observed', 'assumed']),
    observed: z.strictObject({
      from: Month,
      through: Month,
      /** Promises that stood in a month, added up over the months; and how many ended. */
      pledgeMonths: z.int(),
      ended: z.int(),
      lossBasisPoints: z.int(),
    }),
    /** What came and went in each full month of the last twelve. */
    changes: z.array(
      z
        .strictObject({
          month: Month,
          standing: z.int().meta({ description: 'How many stood when the month began.' }),
          begun: z.int(),
          begunMonthlyCents: Cents,
          ended: z.int(),
          endedMonthlyCents: Cents,
        })
        .meta({ id: 'PledgeChanges' }),
    ),
    active: z.strictObject({ pledges: z.int(), monthlyCents: Cents }),
    pastDue: z.strictObject({ pledges: z.int(), monthlyCents: Cents }),
    paused: z.strictObject({ pledges: z.int(), monthlyCents: Cents }),
  })
  .meta({ id: 'Forecast', description: 'Donations to come from promises: an expectation, never money.' });

const FundedUntil = z
  .strictObject({
    costType: CostType,
    /** The last month in a row, from this one on, that the money already there covers; null: not even this one. */
    until: Month.nullable(),
    /** The same, if committed grants and forecast donations come as expected. */
    expectedUntil: Month.nullable(),
    /** The first month the money that is there does not cover, and what it lacks; null: all that is planned is covered. */
    gap: z.strictObject({ month: Month, missingCents: Cents }).nullable(),
    /** The last month anything of this kind is planned for; null: nothing is. */
    plannedThrough: Month.nullable(),
    /** In the reader's language. */
    sentence: z.string(),
    assumptions: z.array(
      z.strictObject({
        assumption: z.enum([
          'money-there',
          'order',
          'pending-not-counted',
          'committed',
          'forecast',
          'planned',
          'undecided-not-counted',
        ]),
        cents: Cents.optional(),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'FundedUntil' });

export const YearView = z
  .strictObject({
    campaign: CampaignId,
    title: z.string(),
    status: z.enum(['open', 'closed']),
    year: z.string(),
    /** The month it is, by the house's clock. */
    thisMonth: Month,
    asOf: Instant,
    /** The lines of the year, in the order their needs are served. */
    lines: z.array(
      z
        .strictObject({
          line: z.string(),
          title: z.string(),
          costType: CostType,
          ...covers,
        })
        .meta({ id: 'LineOfYear' }),
    ),
    /** Twelve. */
    months: z.array(MonthOfYear),
    total: Cover,
    costTypes: z.array(CostTypeCover),
    receivedCents: Cents,
    receivedBySource: SourceCents,
    carriedInCents: Cents,
    carriedOnCents: Cents,
    committedCents: Cents,
    forecastCents: Cents,
    forecast: Forecast,
    /** Staff, then material. From this month on, whatever year is looked at. */
    fundedUntil: z.array(FundedUntil),
  })
  .meta({ id: 'YearView', description: 'One year of a campaign, for its treasurer.' });
export type YearView = z.infer<typeof YearView>;
