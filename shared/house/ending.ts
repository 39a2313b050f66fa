import type { EndedBy } from '../domain/supporter.ts';
import type { Instant } from '../domain/month.ts';
import type { Consents } from '../store/consents.ts';
import type { Clock } from './clock.ts';

export interface EndingParts {
  readonly clock: Pick<Clock, 'now' | 'pause'>;
  readonly supporters: Pick<Consents, 'end' | 'proofs'>;
}

interface Ending {
  readonly by: EndedBy;
  /** When what ends them happened: whoever agreed anew since then reads on, however often it is told. */
  readonly before?: Instant;
  /** Those alone, or all. */
  readonly topics?: readonly string[];
}

const attempts = 5;
/** Whoever changes the same is done by then. */
const pauseMilliseconds = 50;

/**
 * Ends what somebody reads, for a reason that came from outside.
 *
 * @returns how many topics ended by this; 0 if there was nothing left to end
 * @throws Error if somebody keeps changing the same: whoever told must tell again
 */
export const ended = async (
  supporter: string,
  { by, before, topics }: Ending,
  { clock, supporters }: EndingParts,
): Promise<number> => {
  const open = (await supporters.proofs(supporter)).filter(({ endedAt }) => endedAt === undefined);
  const anew = new Set(
    open.filter(({ confirmedAt }) => before !== undefined && confirmedAt > before).map(({ topic }) => topic),
  );
  const read = [...new Set(open.map(({ topic }) => topic))];
  const ending = read.filter((topic) => !anew.has(topic) && (topics?.includes(topic) ?? true));
  if (ending.length === 0) return 0;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const done = await supporters.end(supporter, ending, by, clock.now());
    if (done !== 'contended') return done.length;
    await clock.pause(pauseMilliseconds * attempt);
  }
  throw new Error('a supporter who leaves is being changed by somebody else');
};
