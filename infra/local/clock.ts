import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../shared/house/clock.ts';

/** The house's own time: the real one, moved ahead as far as somebody asked. It never goes back. */
export const houseClock = () => {
  let aheadMilliseconds = 0;
  const now = (): Date => new Date(Date.now() + aheadMilliseconds);
  const clock: Clock = {
    now,
    pause: async (milliseconds) => pause(milliseconds),
    random: () => Math.random(),
  };
  return {
    ...clock,
    /** @returns the time before */
    moveTo: (time: Date): Date => {
      const before = now();
      if (time < before) throw new RangeError('The clock of the house only moves ahead.');
      aheadMilliseconds += time.getTime() - before.getTime();
      return before;
    },
  };
};

export type HouseClock = ReturnType<typeof houseClock>;
