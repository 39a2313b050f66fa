import * as z from 'zod';
import { CampaignId } from '../../domain/campaign.ts';
import { EarmarkConsent } from '../../domain/correction.ts';
import { CountingRule } from '../../domain/counting.ts';
import { Source } from '../../domain/ledger.ts';
import { Cents } from '../../domain/money.ts';
import { Day, Instant, Month } from '../../domain/month.ts';
import { Earmark } from '../../domain/need.ts';
import { lineOf } from '../../domain/text.ts';
import { Transfer } from '../../domain/transfer.ts';
import { none, type TreasuryRoute } from './route.ts';

export const GiftId = z.string().min(1).max(120);
const inCampaign = z.strictObject({ campaign: CampaignId });
export const ofGift = z.strictObject({ gift: GiftId });

/** Leaves room for what an entry adds by itself: the day the money came. */
export const Reason = lineOf(240);
export const More = Cents.refine((amount) => amount > 0, 'more than nothing');
/** What the money is known by where it comes from: the number of the cash sheet, of the bank's statement. */
const Reference = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/);

/** Money of a gift stands in another place of the books now. */
export const Moved = z
  .strictObject({
    gift: GiftId,
    campaign: CampaignId,
    earmark: Earmark,
    /** What of the gift is there now, less what went back of it. */
    cents: Cents,
    /** The new entries: two for each line of the gift. */
    entries: z.array(z.string()),
    /** Months that are over and whose figures are other ones now: whoever has them must be told. */
    monthsOver: z.array(Month),
  })
  .meta({ id: 'Moved' });
export type Moved = z.infer<typeof Moved>;

/** Money that a person wrote into the books. */
export const Noted = z
  .strictObject({
    entry: z.string(),
    gift: GiftId,
    campaign: CampaignId,
    /** The month and the day it counts in. */
    month: Month,
    day: Day,
    cameOn: Day,
    rule: CountingRule,
    cents: Cents,
    source: Source,
    earmark: Earmark,
  })
  .meta({ id: 'Noted' });
export type Noted = z.infer<typeof Noted>;

/** A transfer somebody said they would make, or what the reference on a poster stands for. */
export const KnownTransfer = z
  .strictObject({
    reference: z.string(),
    /** In groups of four, for people. */
    shown: z.string(),
    kind: z.enum(['announced', 'poster']),
    campaign: CampaignId,
    earmark: Earmark,
    cents: Cents.optional(),
    interval: Transfer.shape.interval.optional(),
    announcedAt: Instant.optional(),
    arrivedOn: Day.optional(),
  })
  .meta({ id: 'KnownTransfer' });
export type KnownTransfer = z.infer<typeof KnownTransfer>;

export const correctionRoutes = {
  assignGift: {
    method: 'POST',
    path: '/v1/treasury/gifts/{gift}/assign',
    who: 'treasury',
    right: 'correct',
    at: 'federation',
    summary: 'Says which campaign money belongs to that named none; what comes back of it later follows.',
    parameters: ofGift,
    query: none,
    input: z.strictObject({ campaign: CampaignId, earmark: Earmark.default('free'), reason: Reason }),
    output: Moved,
  },
  earmarkGift: {
    method: 'POST',
    path: '/v1/treasury/gifts/{gift}/earmark',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'Uses a gift for something else than it was given for, because its giver has agreed.',
    parameters: ofGift,
    query: none,
    input: z.strictObject({
      earmark: Earmark,
      /** Where it belongs from now on; without it, where it is. */
      campaign: CampaignId.optional(),
      consent: EarmarkConsent,
    }),
    output: Moved,
  },
  correctEntry: {
    method: 'POST',
    path: '/v1/treasury/entries/{entry}/corrections',
    who: 'treasury',
    right: 'correct',
    at: 'own',
    summary: 'Puts an entry right by a further one beside it.',
    /** `manual:…` or `stripe:…`, as the entry is named now. */
    parameters: z.strictObject({ entry: z.string().min(1).max(200) }),
    query: none,
    input: z.strictObject({
      /** The payment the entry belongs to (`pi_…`), where its name does not say so: of a refund, a dispute. */
      gift: GiftId.optional(),
      /** What is added; negative where too much was booked. */
      cents: Cents,
      /** Without it today. */
      day: Day.optional(),
      reason: Reason,
      reference: Reference.optional(),
      /** Count it in a month that is over, because it must count there for taxes. */
      late: z.boolean().default(false),
    }),
    output: Noted,
  },
  readTransfers: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/transfers',
    who: 'treasury',
    right: 'read',
    at: 'campaign',
    summary:
      'Bank transfers that were announced and have not arrived, the latest first. None of it is money yet.',
    parameters: inCampaign,
    query: z.strictObject({ after: z.string().max(400).optional() }),
    input: none,
    output: z.strictObject({ transfers: z.array(KnownTransfer), next: z.string().optional() }),
  },
  readTransfer: {
    method: 'GET',
    path: '/v1/treasury/campaigns/{campaign}/transfers/{reference}',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary: 'What a reference on a bank statement stands for, and whom to thank by hand.',
    parameters: z.strictObject({ campaign: CampaignId, reference: z.string().min(4).max(60) }),
    query: none,
    input: none,
    output: KnownTransfer.extend({ thanksTo: z.email().optional() }).meta({ id: 'TransferWithGiver' }),
  },
  noteTransfer: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/transfers',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary: 'Notes a bank transfer that stands on the account; an announced one has arrived then.',
    parameters: inCampaign,
    query: none,
    input: z.strictObject({
      /** As it stands on the statement; of a reference of ours amount and earmark are known. */
      reference: z.string().trim().min(1).max(140).optional(),
      day: Day,
      cents: More.optional(),
      earmark: Earmark.optional(),
      reason: Reason,
      late: z.boolean().default(false),
    }),
    output: Noted,
  },
  noteCash: {
    method: 'POST',
    path: '/v1/treasury/campaigns/{campaign}/cash',
    who: 'treasury',
    right: 'receive',
    at: 'campaign',
    summary: 'Notes cash collected at an event, counted by two people.',
    parameters: inCampaign,
    query: none,
    input: z.strictObject({
      day: Day,
      cents: More,
      /** Who counted it beside the person who is signed in. */
      countedBy: lineOf(80),
      earmark: Earmark.default('free'),
      reason: Reason,
      reference: Reference.optional(),
      late: z.boolean().default(false),
    }),
    output: Noted,
  },
} as const satisfies Record<string, TreasuryRoute>;
