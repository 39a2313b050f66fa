import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Cents } from './money.ts';
import { Day, Month } from './month.ts';
import { lineOf, textOf } from './text.ts';

/** What money is needed for: people or things. */
export const CostType = z.enum(['staff', 'material']);
export type CostType = z.infer<typeof CostType>;

export const TemplateId = z
  .string()
  .check(
    z.maxLength(60),
    z.regex(
      /^need_[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'need_ and then lower-case letters, digits and single hyphens',
    ),
  );

/** Ends with the month it belongs to, so that an earmark alone says which month it is for. */
export const NeedId = z
  .string()
  .max(80)
  .regex(/^need_[a-z0-9]+(?:-[a-z0-9]+)*-\d{4}-(?:0[1-9]|1[0-2])$/, 'such as need_coordination-2026-11')
  .meta({ example: 'need_coordination-2026-11' });

/** Where a contract, an offer or a decision lies. Only `https`, and no address of a machine inside somebody's house. */
export const DocumentUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain })
  .max(300)
  .meta({ example: 'https://cloud.example.org/s/vertrag' });

export const NeededCents = Cents.refine((amount) => amount >= 0, 'a need is never negative');
export const Priority = z.int().min(0).max(1000);
/** Why it is needed, for those who plan. Short: the audit log keeps every version of it. */
export const NeedNote = textOf(500);

/** Why a need takes no more money. What it got stays with it. */
export const Closed = z.strictObject({
  on: Day,
  because: lineOf(300),
  /** What it needed until then; `neededCents` is what was covered when it was closed. */
  plannedCents: NeededCents,
  /** Its template ended or does not come: it opens again when the template says it again. */
  withTemplate: z.literal(true).optional(),
});

/** What a campaign must pay in one month for one purpose. */
export const Need = z
  .strictObject({
    need: NeedId,
    campaign: CampaignId,
    month: Month,
    costType: CostType,
    title: lineOf(120),
    neededCents: NeededCents,
    /** Lower is served first when free money is spread. */
    priority: Priority.default(100),
    note: NeedNote.optional(),
    document: DocumentUrl.optional(),
    /** The template that yielded it. */
    template: TemplateId.optional(),
    closed: Closed.optional(),
  })
  .refine(({ need, month }) => need.endsWith(month), 'the id of a need ends with its month')
  .meta({ id: 'Need' });
export type Need = z.infer<typeof Need>;

/** What the giver wants it used for: where it is needed most, one cost type, or one need and nothing else. */
export const Earmark = z
  .union([z.literal('free'), CostType, NeedId])
  .meta({ description: 'free (where it is needed most), staff, material, or the id of one need.' });
export type Earmark = z.infer<typeof Earmark>;

/** The month of the one need an earmark names; undefined for free money and cost types. */
export const earmarkedMonth = (earmark: Earmark): Month | undefined =>
  earmark === 'free' || earmark === 'staff' || earmark === 'material'
    ? undefined
    : Month.parse(earmark.slice(-7));
