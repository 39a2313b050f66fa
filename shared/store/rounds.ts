import * as z from 'zod';
import { Instant } from '../domain/month.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

const Hour = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/);

/** What the events of one hour said of payments. */
export const HourOfPayments = z.object({
  hour: Hour,
  /** Gifts that began on a payment page: paid at once, or a debit on its way. */
  began: z.int(),
  /** Charges that were paid at once, and that were refused at once. */
  paid: z.int(),
  failed: z.int(),
});
export type HourOfPayments = z.infer<typeof HourOfPayments>;

const Round = z.object({
  /** `2026-11-22T10`, UTC */
  sweptThrough: Hour,
  /** The last day's, oldest first. */
  hours: z.array(HourOfPayments).default([]),
  /** Until when nobody is warned again. */
  quietUntil: Instant.optional(),
});
export type Round = z.infer<typeof Round>;

/** How far the sweep has come: the last hour in which nothing new can arrive and nothing is left to do. */
export const openRounds = (table: Table) => ({
  last: async (): Promise<Round | undefined> => {
    const item = await table.get(keys.sweep(), { consistent: true });
    return item && Round.parse(item);
  },
  finish: async (round: Round): Promise<void> => table.put({ ...keys.sweep(), kind: 'SWEEP', ...round }),
});

export type Rounds = ReturnType<typeof openRounds>;
