import type { HouseUnderTest } from '../house-under-test.ts';
import type { Simulation } from '../simulation.ts';
import type { Stage, Story } from '../world/stage.ts';
import { eventSets } from './event-sets.ts';
import { inOrder } from '../watch.ts';
import { quietHouse } from './quiet-house.ts';

export interface CrashPoint {
  readonly call: string;
  readonly moment: 'before' | 'after';
}

export interface CrashReport {
  readonly points: number;
  readonly survived: number;
  /** How many calls were crashed in each handler. */
  readonly byHandler: ReadonlyMap<string, number>;
  readonly lost: readonly { readonly point: CrashPoint; readonly what: string }[];
}

/** What a later moment does not change: a crash may put off what happens next into another month. */
const withoutMonths = (sums: ReadonlyMap<string, number>): Record<string, number> => {
  const added = new Map<string, number>();
  for (const [what, cents] of sums) {
    const place = what.replace(/ \d{4}-\d\d\b/, '');
    added.set(place, (added.get(place) ?? 0) + cents);
  }
  return inOrder(added);
};

/**
 * Where money stands, who was written to and what is to be done; not when, nor by how many moves it came there. That
 * each month is right, too, is asked of each world by itself: its own oracle knows when things happened.
 */
const endOf = ({ watch, post, violations }: Simulation): string =>
  JSON.stringify({
    sums: withoutMonths(watch.sums),
    letters: [...watch.letters.values()].map(({ letter, state }) => `${letter} ${state}`).toSorted(),
    tasks: [...watch.tasks].toSorted(),
    pledges: [...watch.pledges].map(([pledge, { status }]) => `${pledge} ${String(status)}`).toSorted(),
    taken: [...post.taken.keys()].toSorted(),
    violations,
  });

/** The same call in another hour's sweep is the same call. */
const shapeOf = (call: string): string => call.replaceAll(/\d{4}-\d\d-\d\dT\d\d/g, 'hour');

/**
 * A small world, once whole, and then once for each call a handler makes to the outside: there it dies, before the
 * effect or after it. Stripe, the stream and the sweep come again, and the end must be the same.
 *
 * @param lostBells 0: the stream wakes the handlers; 1: it never does, and the sweep has to do everything
 */
export const crashEverywhere = async (
  house: HouseUnderTest,
  lostBells: 0 | 1,
  stories: readonly ((stage: Stage) => Story)[] = Object.values(eventSets),
): Promise<CrashReport> => {
  const whole = quietHouse(house, stories, { lostBells });
  const calls = new Map<string, string>();
  whole.outside.onCall = (call) => {
    if (!call.startsWith('replay') && !calls.has(shapeOf(call))) calls.set(shapeOf(call), call);
  };
  await whole.run();
  const expected = endOf(whole);
  const points = [...calls.values()].flatMap((call): CrashPoint[] => [
    { call, moment: 'before' },
    { call, moment: 'after' },
  ]);
  const lost: { point: CrashPoint; what: string }[] = [];
  const byHandler = new Map<string, number>();
  for (const point of points) {
    const [handler = ''] = point.call.split(' ');
    byHandler.set(handler, (byHandler.get(handler) ?? 0) + 1);
    const world = quietHouse(house, stories, { lostBells });
    world.outside.crashAt = point;
    await world.run();
    const end = endOf(world);
    if (end !== expected) lost.push({ point, what: end });
  }
  return { points: points.length, survived: points.length - lost.length, byHandler, lost };
};
