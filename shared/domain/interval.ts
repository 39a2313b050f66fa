import * as z from 'zod';

/** How often a promise is paid. */
export const Interval = z.enum(['month', 'quarter', 'year']);
export type Interval = z.infer<typeof Interval>;

export const intervalMonths = { month: 1, quarter: 3, year: 12 } as const satisfies Record<Interval, number>;
