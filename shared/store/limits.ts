import * as z from 'zod';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** How often something may happen within a window that starts anew every `windowSeconds`. */
export interface Limit {
  readonly what: string;
  readonly most: number;
  readonly windowSeconds: number;
}

/** Counters that forget by themselves: a window's counter is deleted a day after it closed. */
export const openLimits = (table: Table) => ({
  /** Counts one more, and says how long to wait if that was too many: 0 if it may happen. */
  count: async ({ what, most, windowSeconds }: Limit, now: Date): Promise<number> => {
    const seconds = Math.floor(now.getTime() / 1000);
    const window = Math.floor(seconds / windowSeconds);
    const endsAt = (window + 1) * windowSeconds;
    const counted = await table.add({
      key: keys.limit(what, String(window)),
      expression: 'ADD #count :one SET expiresAt = :expires, kind = :kind',
      names: { '#count': 'count' },
      values: { ':one': 1, ':expires': endsAt + 24 * 60 * 60, ':kind': 'LIMIT' },
    });
    return z.object({ count: z.int() }).parse(counted).count > most ? endsAt - seconds : 0;
  },
});

export type Limits = ReturnType<typeof openLimits>;
