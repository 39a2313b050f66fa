import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { housed } from './housed.ts';
import { withoutTimer } from './http.ts';

export type ScheduleHandler = (event: unknown, context: Context) => Promise<void>;

/** For a function that the clock wakes. It is told until when it may work; what is left it does next time. */
export const scheduleHandler = <Parts extends { readonly clock: { now(): Date } }>(
  run: (parts: Parts, until: Date) => Promise<unknown>,
  openParts: () => Promise<Parts>,
) =>
  housed(openParts, (open: () => Promise<Parts>): ScheduleHandler =>
    middy(async (_event: unknown, context: Context): Promise<void> => {
      const parts = await open();
      const left = context.getRemainingTimeInMillis() - spareMilliseconds;
      await run(parts, new Date(parts.clock.now().getTime() + left));
    }, withoutTimer),
  );

/** Enough to finish what was begun. */
const spareMilliseconds = 10_000;
