import type { EndedBy } from '../../domain/supporter.ts';
import type { Asks } from '../../store/asks.ts';
import type { Consents } from '../../store/consents.ts';
import type { Clock } from '../clock.ts';
import { untilDone } from '../until-done.ts';

export interface LeavingParts {
  readonly clock: Clock;
  readonly consents: Pick<Consents, 'end'>;
}

/** Somebody reads these topics no more. Twice is as good as once. @returns the topics that ended by this */
export const leave = async (
  supporter: string,
  topics: readonly string[] | 'all',
  by: EndedBy,
  { clock, consents }: LeavingParts,
): Promise<string[]> => untilDone(clock, async () => consents.end(supporter, topics, by, clock.now()));

export interface ErasingParts {
  readonly clock: Clock;
  readonly consents: Pick<Consents, 'end' | 'proofs'>;
  readonly asks: Pick<Asks, 'forget'>;
}

/**
 * Somebody wants nothing of theirs to be kept: they read no more, and their address goes from the letters that asked
 * them as well. What they agreed to, and when, is kept for three years, so that it can be shown if it is doubted.
 */
export const erase = async (supporter: string, parts: ErasingParts): Promise<void> => {
  await leave(supporter, 'all', 'erasure', parts);
  const { asks, clock, consents } = parts;
  for (const { ask } of await consents.proofs(supporter)) await asks.forget(ask, clock.now());
};
