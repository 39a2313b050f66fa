import type { Instant } from './month.ts';

/** What a decision knows besides the fact and what was known before. */
export interface World {
  readonly bookedAt: Instant;
  /** The campaigns we know; money that names another one waits under `unassigned` for a person. */
  readonly campaigns: ReadonlySet<string>;
}
