import { dayOf, type Instant, monthOf } from '../../../domain/month.ts';
import type { Need } from '../../../domain/need.ts';
import { freeStem, lastPriority, placeOf, stemOf } from '../../../domain/need-number.ts';
import { changedFrom } from '../../../domain/need-replanning.ts';
import { foreseenNeeds, type NeedTemplate } from '../../../domain/need-template.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Plan } from '../../../store/plans.ts';
import { type Decided, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { expectVersion, plannedTemplate, type PlanParts } from './planned.ts';
import { checkMonth, checkPlannable, twice, unknownTemplate } from './refusals.ts';
import { decidedTemplate } from './replanning.ts';

export const addTemplate = async (
  { parameters: { campaign }, place, input, now }: AskedOf<typeof treasuryRoutes.addTemplate>,
  { plans }: PlanParts,
): Promise<Decided> => {
  checkPlannable(campaign);
  checkMonth(input.through, now, 'through');
  const plan = await plans.of(campaign);
  const needs = plan.needs.map(({ thing }) => thing);
  const stems = [...needs.map(stemOf), ...plan.templates.map(({ thing }) => thing.template)];
  const beside = needs.filter(
    ({ costType, month }) => costType === input.costType && month >= input.from && month <= input.through,
  );
  const template: NeedTemplate = {
    ...input,
    template: freeStem(input.title, new Set(stems)),
    campaign,
    priority: input.priority ?? lastPriority(beside),
  };
  checkAlone(template, needs, now);
  return decidedTemplate('template.added', undefined, template, plan, { place, now });
};

/** A position that is planned by hand already would be needed twice. */
const checkAlone = (template: NeedTemplate, needs: readonly Need[], now: Instant): void => {
  const places = new Set(needs.map(placeOf));
  const second = foreseenNeeds(template, monthOf(now)).find((need) => places.has(placeOf(need)));
  if (second) throw twice(second);
};

export const changeTemplate = async (
  { parameters, place, input, now, request }: AskedOf<typeof treasuryRoutes.changeTemplate>,
  { plans }: PlanParts,
): Promise<Decided> => {
  const { plan, current } = await found(parameters, plans);
  checkMonth(input.from, now, 'from');
  expectLatest(request, { thing: plannedTemplate(current), version: current.version }, input);
  const { title, neededCents, from, through, note, document } = input;
  const { note: _note, document: _document, ...kept } = current.thing;
  const priority = input.priority ?? current.thing.priority;
  const template: NeedTemplate = {
    ...changedFrom(kept, { from, title, neededCents, priority }),
    through,
    note,
    document,
  };
  return decidedTemplate('template.changed', current, template, plan, { place, now });
};

export const decideTemplate = async (
  { parameters, place, input, now }: AskedOf<typeof treasuryRoutes.decideTemplate>,
  { plans }: PlanParts,
): Promise<Decided> => {
  const { plan, current } = await found(parameters, plans);
  expectVersion({ thing: plannedTemplate(current), version: current.version }, input);
  if (current.thing.onlyIf === undefined) throw noStage();
  const template = { ...current.thing, decided: { on: dayOf(now), goesOn: input.goesOn } };
  return decidedTemplate('template.decided', current, template, plan, { place, now });
};

const found = async (
  { campaign, template }: { readonly campaign: string; readonly template: string },
  plans: PlanParts['plans'],
): Promise<{ plan: Plan; current: Plan['templates'][number] }> => {
  const plan = await plans.of(campaign);
  const current = plan.templates.find(({ thing }) => thing.template === template);
  if (!current) throw unknownTemplate(template);
  return { plan, current };
};

const noStage = (): Refusal =>
  new Refusal(409, 'template.no-stage', {
    de: 'Diese Vorlage gilt ohne Bedingung; zu entscheiden gibt es nichts. Endet sie früher? Dann bitte ihren letzten Monat ändern.',
    en: 'This template holds without a condition; there is nothing to decide. Does it end earlier? Then please change its last month.',
  });
