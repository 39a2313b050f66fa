import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { cents } from './money.ts';
import { Day, Month, monthsBetween } from './month.ts';
import { CostType, DocumentUrl, type Need, NeededCents, NeedNote, Priority, TemplateId } from './need.ts';
import { lineOf } from './text.ts';

/** What a template says from one month on, until its next change. */
export const TemplateChange = z.strictObject({
  from: Month,
  title: lineOf(120),
  neededCents: NeededCents,
  priority: Priority,
});
export type TemplateChange = z.infer<typeof TemplateChange>;

const isInOrder = (changes: readonly TemplateChange[]): boolean =>
  changes.every(({ from }, at) => at === 0 || (changes[at - 1]?.from ?? from) < from);

/** A need that comes back each month: half a position, a room's rent. */
export const NeedTemplate = z
  .strictObject({
    /** The stem of its needs' ids: `need_coordination` yields `need_coordination-2026-11`. */
    template: TemplateId,
    campaign: CampaignId,
    costType: CostType,
    title: lineOf(120),
    neededCents: NeededCents,
    priority: Priority.default(100),
    from: Month,
    through: Month,
    /** What it says from later months on, oldest first; before the first of them it says what stands above. */
    changes: z
      .array(TemplateChange)
      .max(60)
      .refine(isInOrder, 'each change is later than the one before')
      .optional(),
    note: NeedNote.optional(),
    document: DocumentUrl.optional(),
    /** An extension stage: it yields nothing until somebody has decided that this has come true. */
    onlyIf: lineOf(200).optional(),
    decided: z.strictObject({ on: Day, goesOn: z.boolean() }).optional(),
  })
  .meta({ id: 'NeedTemplate' });
export type NeedTemplate = z.infer<typeof NeedTemplate>;

/** The need of one month, as the template says it; undefined outside of its months. */
export const needIn = (template: NeedTemplate, month: Month): Need | undefined => {
  if (month < template.from || month > template.through) return undefined;
  const said = template.changes?.findLast(({ from }) => from <= month) ?? template;
  return {
    need: `${template.template}-${month}`,
    campaign: template.campaign,
    month,
    costType: template.costType,
    title: said.title,
    neededCents: cents(said.neededCents),
    priority: said.priority,
    template: template.template,
    ...(template.note !== undefined && { note: template.note }),
    ...(template.document !== undefined && { document: template.document }),
  };
};

/** Whether it yields needs: an extension stage only once it is decided that the work goes on. */
export const goesOn = ({ onlyIf, decided }: NeedTemplate): boolean =>
  onlyIf === undefined || decided?.goesOn === true;

/** What a template comes to from a month on, whether or not it is decided yet. */
export const foreseenNeeds = (template: NeedTemplate, from: Month): Need[] =>
  monthsBetween(template.from > from ? template.from : from, template.through).flatMap(
    (month) => needIn(template, month) ?? [],
  );

/** The needs a template still yields, oldest first. A month that is over is never planned again. */
export const plannedNeeds = (template: NeedTemplate, thisMonth: Month): Need[] =>
  goesOn(template) ? foreseenNeeds(template, thisMonth) : [];
