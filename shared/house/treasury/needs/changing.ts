import type { Need } from '../../../domain/need.ts';
import { differenceOf } from '../../../domain/need-closing.ts';
import { lastPriority, numbersBeside, placeOf } from '../../../domain/need-number.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Plan } from '../../../store/plans.ts';
import { type Decided, expectLatest } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { addedNeed, changedNeed, planned, type PlanParts, subjectOf } from './planned.ts';
import { checkMonth, checkOpen, checkPlannable, givenFor, twice, unknownNeed } from './refusals.ts';

export const addNeed = async (
  { parameters: { campaign }, place, input, now }: AskedOf<typeof treasuryRoutes.addNeed>,
  { plans }: PlanParts,
): Promise<Decided> => {
  checkPlannable(campaign);
  checkMonth(input.month, now, 'month');
  const plan = await plans.of(campaign);
  const needs = plan.needs.map(({ thing }) => thing);
  if (needs.some((other) => placeOf(other) === placeOf(input))) throw twice(input);
  const beside = needs.filter(({ month, costType }) => month === input.month && costType === input.costType);
  const stems = plan.templates.map(({ thing }) => thing.template);
  const need: Need = {
    ...input,
    need: numbersBeside(needs, stems)(input),
    campaign,
    priority: input.priority ?? lastPriority(beside),
  };
  return {
    done: 'need.added',
    subject: subjectOf(campaign, need.need),
    ...place,
    after: need,
    writes: { added: [addedNeed(need)] },
    status: 201,
    body: planned({ thing: need, version: 1 }),
  };
};

export const changeNeed = async (
  { parameters, place, input, now, request }: AskedOf<typeof treasuryRoutes.changeNeed>,
  { plans }: PlanParts,
): Promise<Decided> => {
  const plan = await plans.of(parameters.campaign);
  const current = plan.needs.find(({ thing }) => thing.need === parameters.need);
  if (!current) throw unknownNeed(parameters.need);
  const { thing: before, version } = current;
  checkMonth(before.month, now);
  expectLatest(request, { thing: planned(current), version }, input);
  checkOpen(before);
  const { note: _note, document: _document, ...kept } = before;
  const after: Need = { ...kept, ...input, priority: input.priority ?? before.priority };
  if (after.costType !== before.costType && isGivenFor(before, plan)) throw givenFor();
  const others = plan.needs.filter((other) => other !== current);
  if (others.some(({ thing }) => placeOf(thing) === placeOf(after))) throw twice(after);
  return {
    done: 'need.changed',
    subject: subjectOf(before.campaign, before.need),
    ...place,
    ...differenceOf(before, after),
    writes: { changed: [changedNeed(after, version)] },
    status: 200,
    body: planned({ thing: after, version: version + 1 }),
  };
};

const isGivenFor = ({ need }: Need, { totals }: Plan): boolean =>
  totals.some(({ received }) => received.some(({ earmark, cents }) => earmark === need && cents !== 0));
