import type { HouseUnderTest } from './house-under-test.ts';
import type { Violation } from './invariants.ts';
import { Simulation } from './simulation.ts';
import type { Plan } from './world-plan.ts';

export interface Shrunk {
  readonly plan: Plan;
  readonly violations: readonly Violation[];
  /** Every delivery and every fault of the shortest run that still fails. */
  readonly deliveries: readonly string[];
  readonly faults: readonly string[];
}

/** A person waits for it. */
const mostMilliseconds = 120_000;

/**
 * Makes a failing run shorter while it goes on breaking the same promise: first fewer stories, then fewer faults, by
 * halves and then ever smaller pieces (delta debugging, Zeller 1999). Chance is by name, not by turn, so whatever is
 * left out changes nothing in what remains.
 */
export const shrink = async (plan: Plan, house: HouseUnderTest): Promise<Shrunk | undefined> => {
  const until = performance.now() + mostMilliseconds;
  const run = async (tried: Plan): Promise<Simulation> =>
    new Simulation({ ...tried, keepsLog: true }, house).run();
  const first = await run(plan);
  const broken = first.violations[0]?.invariant;
  if (broken === undefined) return undefined;
  const fails = async (tried: Plan): Promise<boolean> =>
    performance.now() < until && (await run(tried)).violations.some(({ invariant }) => invariant === broken);

  const all = Array.from({ length: first.theatre.stories }, (_, index) => index + 1);
  const stories = await fewest(all, async (some) => fails({ ...plan, onlyStories: new Set(some) }));
  const fewer = { ...plan, onlyStories: new Set(stories) };
  const { faults: then } = await run(fewer);
  const calls = [...new Set(then.happened.map(({ call }) => call))];
  const faults = await fewest(calls, async (some) => fails({ ...fewer, onlyFaults: new Set(some) }));
  const shortest = { ...fewer, onlyFaults: new Set(faults) };
  const last = await run(shortest);
  return {
    plan: shortest,
    violations: last.violations,
    deliveries: last.stripeSide.log,
    faults: last.faults.happened.map(({ call, kind }) => `${kind}: ${call}`),
  };
};

/** The smallest part found that still fails; all of it, if no part does. */
const fewest = async <Part>(
  all: readonly Part[],
  fails: (some: readonly Part[]) => Promise<boolean>,
): Promise<readonly Part[]> => {
  if (await fails([])) return [];
  let left = all;
  for (let pieces = 2; left.length > 1 && pieces <= left.length * 2;) {
    const size = Math.ceil(left.length / pieces);
    const starts = Array.from({ length: Math.ceil(left.length / size) }, (_, index) => index * size);
    let smaller: readonly Part[] | undefined;
    for (const start of starts) {
      const piece = left.slice(start, start + size);
      const rest = left.toSpliced(start, size);
      if (piece.length < left.length && (await fails(piece))) smaller = piece;
      else if (pieces > 2 && rest.length > 0 && (await fails(rest))) smaller = rest;
      if (smaller) break;
    }
    if (smaller) {
      left = smaller;
      pieces = 2;
    } else if (size === 1) break;
    else pieces *= 2;
  }
  return left;
};
