import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { CountingRule } from '../../domain/counting.ts';
import { Grant, GrantId, GrantTerms, Split, TrancheId } from '../../domain/grant.ts';
import { FeePaid, MemberNumber, MembershipFee } from '../../domain/membership-fee.ts';
import { Cents } from '../../domain/money.ts';
import { Day, Month } from '../../domain/month.ts';
import { Earmark } from '../../domain/need.ts';
import { History } from './history.ts';
import { none, type TreasuryRoute } from './route.ts';

/** As many rows as one transaction holds: an entry and its name each, and the sums of a year's months. */
export const mostFeesAtOnce = 40;

/** As many rows as a preview reads. */
export const mostFeeRows = 10_000;

const late = z.boolean().default(false).meta({
  description: 'Count it in the month it came although that one is over and others have read its figures.',
});

const FeesNoted = z.strictObject({
  fees: z.array(MembershipFee.extend({ rule: CountingRule })),
  cents: Cents,
});

const inCampaign = z.strictObject({ campaign: CampaignId });
const inGrant = z.strictObject({ campaign: CampaignId, grant: GrantId });

/** A grant with what came of it, what is still promised, and each funder's part in cents. */
const GrantRead = Grant.extend({
  version: z.int(),
  receivedCents: Cents,
  committedCents: Cents,
  funderCents: z.array(Cents),
}).meta({ id: 'Grant' });

export const moneyRoutes = {
  listMembershipFees: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/membership-fees',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'Which members have paid for a month or a year, by month and number.',
    parameters: inCampaign,
    query: z.strictObject({
      /** The month or year that was paid for: `2026-11`, `2026`. */
      period: z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/),
      after: z.string().max(400).optional(),
    }),
    input: none,
    output: z.strictObject({ fees: z.array(MembershipFee), next: z.string().optional() }),
  },
  addMembershipFee: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/membership-fees',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary: 'Notes what a member paid, for one month or in one sum for several: an entry for each month.',
    parameters: inCampaign,
    query: none,
    input: FeePaid.extend({ earmark: Earmark.default('free'), late }),
    output: FeesNoted,
  },
  previewMembershipFees: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/membership-fees/upload/preview',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary:
      'Reads a list of fees from a spreadsheet and says of each row what it would become. Writes nothing.',
    parameters: inCampaign,
    query: none,
    dryRun: true,
    input: z.strictObject({
      /** CSV or TSV: member, month (or month and through), day, amount; with or without a row of titles. */
      text: z.string().min(1).max(2_000_000),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          /** As the spreadsheet counts, from 1. */
          line: z.int(),
          /** `known`: just so in the books already; it is left out. */
          state: z.enum(['new', 'known', 'refused']),
          /** What it says, as far as it could be read. */
          fee: FeePaid.optional(),
          /** What to change, if it cannot be noted like this. */
          problem: z
            .strictObject({
              /** Which column, by our name for it. */
              field: z.string().optional(),
              code: z.string(),
              /** What stands there. */
              found: z.string().optional(),
              /** In the reader's language. */
              sentence: z.string(),
            })
            .optional(),
        }),
      ),
      /** Of what is new. */
      cents: Cents,
      counts: z.strictObject({ new: z.int(), known: z.int(), refused: z.int() }),
    }),
  },
  uploadMembershipFees: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/membership-fees/upload',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary:
      'Notes some rows of a list of fees, all of them or none; those that stand just so already are left out.',
    parameters: inCampaign,
    query: none,
    input: z.strictObject({
      rows: z.array(FeePaid).min(1).max(mostFeesAtOnce),
      earmark: Earmark.default('free'),
      late,
    }),
    output: FeesNoted.extend({
      /** Those that stood there before. */
      known: z.array(z.strictObject({ member: MemberNumber, month: Month })),
    }),
  },
  listGrants: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/grants',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'The grants of a campaign: what was decided, what came, and what is promised.',
    parameters: inCampaign,
    query: none,
    input: none,
    output: z.strictObject({ grants: z.array(GrantRead) }),
  },
  addGrant: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/grants',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary:
      'Writes down a grant that was decided. Its money is promised; nothing of it counts as received yet.',
    parameters: inCampaign,
    query: none,
    input: GrantTerms.extend({ grant: GrantId }),
    output: GrantRead,
  },
  readGrant: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/grants/{grant}',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'One grant.',
    parameters: inGrant,
    query: none,
    input: none,
    output: GrantRead,
  },
  changeGrant: {
    method: 'PUT',
    path: '/v1/treasury/campaigns/{campaign}/grants/{grant}',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary: 'Puts new terms in the place of a grant’s. Tranches that have been received stay as they are.',
    parameters: inGrant,
    query: none,
    input: GrantTerms,
    output: GrantRead,
  },
  receiveTranche: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/grants/{grant}/tranches/{tranche}/receive',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary:
      'Books a tranche that stands on the account, split as it was planned or as is said here. What is missing of it stays promised as a tranche of its own.',
    parameters: inGrant.extend({ tranche: TrancheId }),
    query: none,
    input: z.strictObject({
      /** The day it came. */
      day: Day,
      cents: Cents.refine((amount) => amount > 0, 'more than nothing'),
      split: Split.optional(),
      late,
    }),
    output: z.strictObject({
      grant: GrantRead,
      entries: z.array(
        z.strictObject({ entry: z.string(), month: Month, day: Day, earmark: Earmark, cents: Cents }),
      ),
      rule: CountingRule,
      /** The tranche that is still due, where less came than was promised. */
      rest: TrancheId.optional(),
    }),
  },
  readGrantHistory: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/grants/{grant}/history',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary: 'Who changed a grant, when, and how it was before and after; the earliest first.',
    parameters: inGrant,
    query: none,
    input: none,
    output: History,
  },
} as const satisfies Record<string, TreasuryRoute>;
