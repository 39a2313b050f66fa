import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

/** The real time and real chance, for Lambda. The only place that asks for them. */
export const systemClock = {
  now: (): Date => new Date(),
  pause: async (milliseconds: number): Promise<void> => setTimeout(milliseconds),
  random: (): number => Math.random(),
};

/** A key that nobody can guess and nobody else has. */
export const systemKey = (): string => randomUUID();
