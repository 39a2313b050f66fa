import { type Figures, figuresOf } from './figures.ts';
import { houseIn } from './house-under-test.ts';
import type { Violation } from './invariants.ts';
import { groundOf, planFor, type Tier } from './plan.ts';
import { Simulation } from './simulation.ts';

/** One world to live through in a process of its own. */
export interface WorldJob {
  readonly tier: Tier;
  readonly seed: number;
  readonly deliveries: number;
  readonly endpoint?: string;
}

export interface WorldResult {
  readonly figures: Figures;
  readonly violations: readonly Violation[];
}

const house = await houseIn();

const live = async ({ tier, seed, deliveries, endpoint }: WorldJob): Promise<void> => {
  const plan = planFor(tier, seed, deliveries);
  const world = await new Simulation(plan, house, await groundOf(tier, endpoint)).run();
  const result: WorldResult = { figures: figuresOf(world), violations: world.violations };
  process.send?.(result);
};

process.on('message', (job: WorldJob) => void live(job));
