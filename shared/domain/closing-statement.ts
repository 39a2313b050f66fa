import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { CarrierPeriod } from './hand-over.ts';
import { Source } from './ledger.ts';
import { Cents } from './money.ts';
import { Day, Instant, Month } from './month.ts';
import { CostType, Earmark, NeedId } from './need.ts';

/** What may still come in although nobody can give any more. None of it is money received. */
export const StillComing = z
  .strictObject({
    /** Bank debits on their way. */
    pendingCents: Cents,
    /** Promises whose payments go on until their givers or we end them, by how they stand. */
    pledges: z.int(),
    /** What those that are paid come to in an average month. */
    pledgedMonthlyCents: Cents,
    /** Bank transfers that were announced and have not arrived. */
    expectedCents: Cents,
  })
  .meta({ id: 'StillComing' });
export type StillComing = z.infer<typeof StillComing>;

/**
 * Where money may go that no need has taken.
 *
 * - `any-need-of-the-carrier`: given without a wish, it may serve another purpose of the carrier's;
 * - `only-with-the-givers-consent`: given for something, it goes elsewhere only if its givers agree, or back to them;
 * - `as-the-funder-says`: a grant not used up is reported to its funder, who may ask for it back;
 * - `must-be-made-up`: less than nothing: what was spent went back to its givers later, and somebody must bear it.
 */
export const SurplusRule = z.enum([
  'any-need-of-the-carrier',
  'only-with-the-givers-consent',
  'as-the-funder-says',
  'must-be-made-up',
]);
export type SurplusRule = z.infer<typeof SurplusRule>;

const Sums = {
  /** What came in, before anything of it went back. */
  receivedCents: Cents,
  /** What went back; zero or negative. */
  returnedCents: Cents,
  /** What the payment service kept; zero or negative. */
  feeCents: Cents,
};

/**
 * What a campaign came to: where its money came from, what of each need it has covered, and what is left. Of an open
 * campaign it says how it stands so far.
 */
export const ClosingStatement = z
  .strictObject({
    campaign: CampaignId,
    title: z.string(),
    status: z.enum(['open', 'closed']),
    /** Unknown for a campaign that was closed before this was kept. */
    closedOn: Day.optional(),
    asOf: Instant,
    sources: z.array(z.strictObject({ source: Source, ...Sums })),
    months: z.array(
      z.strictObject({
        month: Month,
        ...Sums,
        pendingCents: Cents,
        neededCents: Cents,
        coveredCents: Cents,
      }),
    ),
    needs: z.array(
      z.strictObject({
        need: NeedId,
        month: Month,
        costType: CostType,
        title: z.string(),
        neededCents: Cents,
        coveredCents: Cents,
        missingCents: Cents,
        /** What it needed before it was closed and made do with what it had. */
        plannedCents: Cents.optional(),
      }),
    ),
    totals: z.strictObject({
      ...Sums,
      neededCents: Cents,
      coveredCents: Cents,
      missingCents: Cents,
      surplusCents: Cents,
      /** How many gifts the donations are made of. */
      gifts: z.int(),
    }),
    surplus: z.array(
      z.strictObject({
        source: Source,
        earmark: Earmark,
        cents: Cents,
        /** In which months it came, and who was the carrier then. */
        months: z.array(Month),
        carriers: z.array(z.string()),
        rule: SurplusRule,
        /** By when the oldest of it is to be spent; none where nothing has to be spent. */
        spendBy: Day.optional(),
      }),
    ),
    carriers: z.array(CarrierPeriod.extend({ name: z.string() })),
    stillComing: StillComing,
  })
  .meta({ id: 'ClosingStatement' });
export type ClosingStatement = z.infer<typeof ClosingStatement>;
