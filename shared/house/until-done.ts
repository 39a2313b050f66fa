import type { Clock } from './clock.ts';

/** As many as may be writing the same at once; a person at a page needs no more patience. */
const mostRounds = 8;

/** Tries again, a little later each time, while somebody else is writing the same. */
export const untilDone = async <Done>(
  { pause, random }: Pick<Clock, 'pause' | 'random'>,
  attempt: () => Promise<Done | 'contended'>,
): Promise<Done> => {
  for (let round = 1; round <= mostRounds; round += 1) {
    const done = await attempt();
    if (done !== 'contended') return done;
    await pause(random() * 20 * 2 ** round);
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};
