import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Cents, cents } from './money.ts';
import { Month, monthsBetween } from './month.ts';
import { lineOf } from './text.ts';

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

/** What a campaign must pay in one month for one purpose. */
export const Need = z
  .strictObject({
    need: NeedId,
    campaign: CampaignId,
    month: Month,
    costType: CostType,
    title: lineOf(120),
    neededCents: Cents.refine((amount) => amount >= 0, 'a need is never negative'),
    /** Lower is served first when free money is spread. */
    priority: z.int().min(0).max(1000).default(100),
  })
  .refine(({ need, month }) => need.endsWith(month), 'the id of a need ends with its month')
  .meta({ id: 'Need' });
export type Need = z.infer<typeof Need>;

/** A need that comes back each month: half a position, a room's rent. */
export const NeedTemplate = z.strictObject({
  /** The stem of its needs' ids: `need_coordination` yields `need_coordination-2026-11`. */
  template: TemplateId,
  campaign: CampaignId,
  costType: CostType,
  title: lineOf(120),
  neededCents: Cents.refine((amount) => amount >= 0, 'a need is never negative'),
  priority: z.int().min(0).max(1000).default(100),
  from: Month,
  through: Month,
});
export type NeedTemplate = z.infer<typeof NeedTemplate>;

/** The needs a template still yields, oldest first. A month that is over is never planned again. */
export const plannedNeeds = (template: NeedTemplate, thisMonth: Month): Need[] =>
  monthsBetween(template.from > thisMonth ? template.from : thisMonth, template.through).map((month) => ({
    need: `${template.template}-${month}`,
    campaign: template.campaign,
    month,
    costType: template.costType,
    title: template.title,
    neededCents: cents(template.neededCents),
    priority: template.priority,
  }));

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
