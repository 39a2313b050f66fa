import type { Habits } from './stripe-side.ts';
import type { Stage, Story } from './world/stage.ts';

/** Everything a run follows from: the same plan is the same run, write by write. */
export interface Plan {
  readonly seed: number;
  /** At least so many; the world then comes to rest and is looked at. */
  readonly deliveries: number;
  /** Stories in one stretch, between two moments of rest. */
  readonly storiesAtOnce: number;
  /** The share of calls that fail; the seed makes it more or less. */
  readonly faults: number;
  /** Only these stories happen, and only these calls fail: for shrinking. */
  readonly onlyStories?: ReadonlySet<number>;
  readonly onlyFaults?: ReadonlySet<string>;
  /** Only these stories are told, in place of the usual ones. */
  readonly told?: readonly ((stage: Stage) => Story)[];
  readonly keepsLog?: boolean;
  readonly habits?: Habits;
  /** How often the sweep comes: each hour, or more seldom where a world is to be over sooner. */
  readonly sweepHours?: number;
  /** The share of new items the stream never rings for. */
  readonly lostBells?: number;
}
