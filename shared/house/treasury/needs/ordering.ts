import { differenceOf } from '../../../domain/need-closing.ts';
import { Conflict } from '../../../domain/refusal.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { Decided } from '../decided.ts';
import type { AskedOf } from '../doors.ts';
import { changedNeed, manyOf, planned, type PlanParts } from './planned.ts';
import { checkMonth } from './refusals.ts';

/** Room for a need to be put between two others by hand. */
const step = 10;

export const orderNeeds = async (
  { parameters: { campaign }, place, input, now }: AskedOf<typeof treasuryRoutes.orderNeeds>,
  { plans }: PlanParts,
): Promise<Decided> => {
  const { month, costType, needs: wanted } = input;
  checkMonth(month, now, 'month');
  const there = (await plans.of(campaign)).needs.filter(
    ({ thing }) => thing.month === month && thing.costType === costType,
  );
  const places = new Map(wanted.map(({ need, version }, at) => [`${need} ${version}`, at]));
  const ordered = there.flatMap((current) => {
    const at = places.get(`${current.thing.need} ${current.version}`);
    return at === undefined ? [] : [{ current, after: { ...current.thing, priority: (at + 1) * step } }];
  });
  if (ordered.length !== there.length || wanted.length !== there.length) {
    throw new Conflict('needs.changed', notThese, { theirs: there.map(planned), yours: wanted });
  }
  const moved = ordered.filter(({ current, after }) => after.priority !== current.thing.priority);
  const differences = moved.map(({ current, after }) => differenceOf(current.thing, after));
  return {
    done: 'needs.ordered',
    subject: manyOf(campaign),
    ...place,
    before: { needs: differences.map(({ before }) => before) },
    after: { needs: differences.map(({ after }) => after) },
    writes: { changed: moved.map(({ current, after }) => changedNeed(after, current.version)) },
    status: 200,
    body: {
      needs: ordered
        .toSorted((one, other) => one.after.priority - other.after.priority)
        .map(({ current, after }) => {
          const isMoved = after.priority !== current.thing.priority;
          return planned({ thing: after, version: current.version + (isMoved ? 1 : 0) });
        }),
    },
  };
};

const notThese = {
  de: 'Diese Bedarfe hat inzwischen jemand geändert, oder es sind nicht alle dieses Monats und dieser Kostenart. Bitte die Liste neu laden und noch einmal ordnen.',
  en: 'Somebody has changed these needs meanwhile, or they are not all of this month and cost type. Please load the list again and order it once more.',
};
