import * as z from 'zod';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const Round = z.object({ sweptThrough: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/) });

/** How far the sweep has come: the last hour in which nothing new can arrive and nothing is left to do. */
export const openRounds = (table: Table) => ({
  sweptThrough: async (): Promise<string | undefined> => {
    const item = await table.get(keys.sweep(), { consistent: true });
    return item && Round.parse(item).sweptThrough;
  },
  /** @param hour `2026-11-22T10`, UTC */
  finish: async (hour: string): Promise<void> =>
    table.put({ ...keys.sweep(), kind: 'SWEEP', sweptThrough: hour }),
});

export type Rounds = ReturnType<typeof openRounds>;
