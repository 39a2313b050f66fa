import * as z from 'zod';
import { type Day, dayOf } from './month.ts';

/** How often a promise is paid. */
export const Interval = z.enum(['month', 'quarter', 'year']);
export type Interval = z.infer<typeof Interval>;

export const intervalMonths = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Interval, number>;

/**
 * When a gift that begins on this day comes again: the same day of a later month, or the last of that month where it is
 * shorter, as Stripe does (https://docs.stripe.com/billing/subscriptions/billing-cycle).
 */
export const nextDebitOn = (day: Day, interval: Interval): Day => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + intervalMonths[interval], 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + intervalMonths[interval], Math.min(date, last), 12)));
};
