import * as z from 'zod';
import { apportion } from './apportion.ts';
import { CampaignId } from './campaign.ts';
import { Cents, sumCents } from './money.ts';
import { Day, Month } from './month.ts';
import { CostType, DocumentUrl, Earmark } from './need.ts';
import { lineOf, textOf } from './text.ts';

export const GrantId = z
  .string()
  .max(30)
  .regex(/^grant_[a-z0-9]+(?:-[a-z0-9]+)*$/, 'grant_ and then lower-case letters, digits and single hyphens')
  .meta({ example: 'grant_stiftung-2026' });

/** `1`, `2027-1`; what is still due of a tranche that came in part is `1_2`. */
export const TrancheId = z
  .string()
  .regex(
    /^(?=[a-z0-9-]{1,16}(?:_|$))[a-z0-9]+(?:-[a-z0-9]+)*(?:_\d{1,3})?$/,
    'up to 16 lower-case letters, digits and single hyphens',
  );

/**
 * How the funder pays (VV zu § 44 BHO, Nr. 2.2 to 2.4): `share` (Anteilfinanzierung) a part of the costs, `shortfall`
 * (Fehlbedarfsfinanzierung) what own money does not reach, `fixed` (Festbetragsfinanzierung) a sum that stays, `full`
 * (Vollfinanzierung) everything.
 */
export const Financing = z.enum(['share', 'shortfall', 'fixed', 'full']);
export type Financing = z.infer<typeof Financing>;

/** Where the own share comes from. Donations and fees may be one; volunteers' hours are counted, not paid. */
export const OwnShareSource = z.enum(['donation', 'membership', 'event', 'reserves', 'volunteer-hours']);

const Positive = Cents.refine((amount) => amount > 0, 'more than nothing');

/** So many cents for one purpose. */
export const SplitPart = z.strictObject({ earmark: Earmark, cents: Positive });
export type SplitPart = z.infer<typeof SplitPart>;

/** For each purpose once. */
export const Split = z
  .array(SplitPart)
  .min(1)
  .max(20)
  .refine((parts) => new Set(parts.map(({ earmark }) => earmark)).size === parts.length, 'each purpose once');

/** One funder's part: in cents or in hundredths of a percent; a funder alone needs neither. */
export const Funder = z.strictObject({
  name: lineOf(120),
  cents: Positive.optional(),
  basisPoints: z.int().min(1).max(10_000).optional(),
});
export type Funder = z.infer<typeof Funder>;

/** A sum that is promised for a day, and what it is for. */
export const TranchePlan = z.strictObject({
  tranche: TrancheId,
  dueOn: Day,
  split: Split,
  /** The last day to call it off (Mittelabruf). */
  callOffBy: Day.optional(),
  /** The day until which it must be spent once it is there. */
  spendBy: Day.optional(),
});
export type TranchePlan = z.infer<typeof TranchePlan>;

export const Tranche = TranchePlan.extend({
  /** The day it stood on the account, and its entries in the books; without it the tranche is still only promised. */
  received: z.strictObject({ on: Day, entries: z.array(z.string()) }).optional(),
});
export type Tranche = z.infer<typeof Tranche>;

const terms = {
  programme: lineOf(160),
  funders: z.array(Funder).min(1).max(20),
  /** Aktenzeichen. */
  fileNumber: lineOf(60).optional(),
  decidedOn: Day,
  purpose: textOf(1000),
  financing: Financing,
  /** The most the funder pays of all costs, in hundredths of a percent. */
  rateBasisPoints: z.int().min(1).max(10_000).optional(),
  /** Who got the decision and passes the money on to us: a municipality whose partner we are. */
  passedOnBy: z
    .strictObject({ name: lineOf(120), decidedOn: Day.optional(), fileNumber: lineOf(60).optional() })
    .optional(),
  grantedCents: Positive,
  /** Bewilligungszeitraum: expenses of these days count. */
  approval: z.strictObject({ from: Day, through: Day }),
  /** Where work may begin before the decision (vorzeitiger Maßnahmenbeginn). */
  earliestStartOn: Day.optional(),
  /** The approved costs, line by line. */
  costPlan: z
    .array(z.strictObject({ costType: CostType, title: lineOf(120), cents: Positive }))
    .min(1)
    .max(60),
  ownShare: z
    .strictObject({ cents: Positive, source: OwnShareSource, note: lineOf(200).optional() })
    .optional(),
  /** Verwendungsnachweis. */
  reportDueOn: Day,
  reportedOn: Day.optional(),
  /** How long the papers are kept. */
  retainUntil: Day,
  /** Zweckbindung: how long what was bought serves the purpose. */
  boundUntil: Day.optional(),
  /** How the funder is named in public. */
  publicity: lineOf(200).optional(),
  note: textOf(2000).optional(),
  document: DocumentUrl.optional(),
} as const;

/** What a person says of a grant: all but what has come of it. */
export const GrantTerms = z.strictObject({ ...terms, tranches: z.array(TranchePlan).min(1).max(120) });
export type GrantTerms = z.infer<typeof GrantTerms>;

/**
 * Money somebody has decided to give for a purpose, in tranches. A programme of several years is one grant with the
 * tranches of all its years. Promised money is never counted as received.
 */
export const Grant = z.strictObject({
  grant: GrantId,
  campaign: CampaignId,
  ...terms,
  tranches: z.array(Tranche).min(1),
});
export type Grant = z.infer<typeof Grant>;

export const trancheCents = ({ split }: Pick<TranchePlan, 'split'>): Cents =>
  sumCents(split.map((part) => part.cents));

export interface GrantSums {
  readonly receivedCents: Cents;
  /** Promised and not there yet. */
  readonly committedCents: Cents;
}

/** What has come of a grant and what is still to come; together they are what was granted. */
export const grantSums = ({ tranches }: Pick<Grant, 'tranches'>): GrantSums => ({
  receivedCents: sumCents(tranches.filter(({ received }) => received).map(trancheCents)),
  committedCents: sumCents(tranches.filter(({ received }) => !received).map(trancheCents)),
});

/** Money of a grant that is promised for a month and one purpose, and is not there yet. */
export interface Committed {
  readonly grant: string;
  readonly programme: string;
  readonly tranche: string;
  readonly month: Month;
  readonly dueOn: Day;
  readonly earmark: Earmark;
  readonly cents: Cents;
}

/**
 * The tranches of these grants that are due in these months, both included, and have not been received: one line for
 * each purpose of a tranche (`staff`, `material`, `free` or a need), the earliest due first. What is overdue stays in the
 * month it was due; ask from an earlier month to see it.
 */
export const committedTranches = (grants: readonly Grant[], from: Month, through: Month): Committed[] =>
  grants
    .flatMap(({ grant, programme, tranches }) =>
      tranches
        .filter(({ received }) => !received)
        .flatMap(({ tranche, dueOn, split }) =>
          split.map((part) => ({
            grant,
            programme,
            tranche,
            month: Month.parse(dueOn.slice(0, 7)),
            dueOn,
            earmark: part.earmark,
            cents: part.cents,
          })),
        ),
    )
    .filter(({ month }) => month >= from && month <= through)
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));

/** What each funder's part comes to, to the cent, in their order; together it is what was granted. */
export const funderCents = ({
  funders,
  grantedCents,
}: Pick<GrantTerms, 'funders' | 'grantedCents'>): Cents[] =>
  apportion(
    grantedCents,
    funders.map((funder) => funder.cents ?? funder.basisPoints ?? 1),
  );
