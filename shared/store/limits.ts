import * as z from 'zod';
import { keys } from './keys.ts';
import type { Table } from './table.ts';

/** What is counted, in windows that start anew every `windowSeconds`. */
interface Counted {
  readonly what: string;
  readonly windowSeconds: number;
}

/** How often something may happen within a window. */
export interface Limit extends Counted {
  readonly most: number;
}

const Counts = z.object({ count: z.int(), proved: z.int() });
const Window = Counts.extend({ sk: z.coerce.number() });

/** Counters that forget by themselves: a window's counter is deleted a day after it closed. */
export const openLimits = (table: Table) => {
  const tally = async ({ what, windowSeconds }: Counted, { proved }: { proved: boolean }, now: Date) => {
    const seconds = Math.floor(now.getTime() / 1000);
    const window = Math.floor(seconds / windowSeconds);
    const endsAt = (window + 1) * windowSeconds;
    const counted = await table.add({
      key: keys.limit(what, String(window)),
      expression: 'ADD #count :count, proved :proved SET expiresAt = :expires, kind = :kind',
      names: { '#count': 'count' },
      values: {
        ':count': proved ? 0 : 1,
        ':proved': proved ? 1 : 0,
        ':expires': endsAt + 24 * 60 * 60,
        ':kind': 'LIMIT',
      },
    });
    return { ...Counts.parse(counted), endsInSeconds: endsAt - seconds };
  };
  return {
    /** Counts one more, those with a proof of work apart, and says how many of both there are now. */
    tally,
    /** Counts one more, and says how long to wait if that was too many: 0 if it may happen. */
    count: async ({ most, ...counted }: Limit, now: Date): Promise<number> => {
      const { count, endsInSeconds } = await tally(counted, { proved: false }, now);
      return count > most ? endsInSeconds : 0;
    },
    /** How many were counted in all windows that began between two instants, as long as they are kept. */
    between: async ({ what, windowSeconds }: Counted, from: Date, until: Date): Promise<number> => {
      let counted = 0;
      for await (const item of table.query(keys.limit(what, '').pk)) {
        const { sk, count, proved } = Window.parse(item);
        const beganAt = sk * windowSeconds * 1000;
        if (beganAt >= from.getTime() && beganAt < until.getTime()) counted += count + proved;
      }
      return counted;
    },
  };
};

export type Limits = ReturnType<typeof openLimits>;
