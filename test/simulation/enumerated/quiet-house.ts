import type { HouseUnderTest } from '../house-under-test.ts';
import { Simulation } from '../simulation.ts';
import type { Plan } from '../world-plan.ts';
import type { Stage, Story } from '../world/stage.ts';

/** A world in which nothing goes wrong by itself: a few given stories, told once, each event delivered once. */
export const quietPlan = (told: readonly ((stage: Stage) => Story)[], more: Partial<Plan> = {}): Plan => ({
  seed: 7,
  deliveries: 1,
  storiesAtOnce: told.length,
  faults: 0,
  told,
  habits: { duplicates: 0, dropped: 0, isPunctual: true },
  lostBells: 0,
  sweepHours: 6,
  ...more,
});

export const quietHouse = (
  house: HouseUnderTest,
  told: readonly ((stage: Stage) => Story)[],
  more: Partial<Plan> = {},
): Simulation => new Simulation(quietPlan(told, more), house);
