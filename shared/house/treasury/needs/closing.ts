import { dayOf } from '../../../domain/month.ts';
import type { Need } from '../../../domain/need.ts';
import { closedNeed, differenceOf, reopenedNeed } from '../../../domain/need-closing.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { AtVersion } from '../../../store/plans.ts';
import type { Decided } from '../decided.ts';
import type { Asked, AskedOf } from '../doors.ts';
import { changedNeed, coveredBy, expectVersion, planned, type PlanParts, subjectOf } from './planned.ts';
import { checkMonth, checkOpen, unknownNeed } from './refusals.ts';

export const closeNeed = async (
  { parameters: { campaign, need }, place, input, now }: AskedOf<typeof treasuryRoutes.closeNeed>,
  { plans }: PlanParts,
): Promise<Decided> => {
  const plan = await plans.of(campaign);
  const current = plan.needs.find(({ thing }) => thing.need === need);
  if (!current) throw unknownNeed(need);
  checkMonth(current.thing.month, now);
  expectVersion({ thing: planned(current), version: current.version }, input);
  checkOpen(current.thing);
  const covered = coveredBy(plan)(current.thing);
  const { because } = input;
  return decided(
    'need.closed',
    current,
    closedNeed(current.thing, covered, { on: dayOf(now), because }),
    place,
  );
};

export const reopenNeed = async (
  { parameters: { campaign, need }, place, input, now }: AskedOf<typeof treasuryRoutes.reopenNeed>,
  { plans }: PlanParts,
): Promise<Decided> => {
  const current = await plans.need(campaign, need);
  if (!current) throw unknownNeed(need);
  checkMonth(current.thing.month, now);
  expectVersion({ thing: planned(current), version: current.version }, input);
  if (!current.thing.closed) throw notClosed();
  return decided('need.reopened', current, reopenedNeed(current.thing), place);
};

const decided = (
  done: string,
  { thing: before, version }: AtVersion<Need>,
  after: Need,
  place: Asked['place'],
): Decided => ({
  done,
  subject: subjectOf(before.campaign, before.need),
  ...place,
  ...differenceOf(before, after),
  writes: { changed: [changedNeed(after, version)] },
  status: 200,
  body: planned({ thing: after, version: version + 1 }),
});

const notClosed = (): Refusal =>
  new Refusal(409, 'need.not-closed', {
    de: 'Dieser Bedarf ist nicht geschlossen.',
    en: 'This need is not closed.',
  });
