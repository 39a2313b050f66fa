import * as z from 'zod';
import { Instant } from '../../domain/month.ts';

/** Who changed something, when, and from what to what; the earliest first. */
export const History = z
  .strictObject({
    changes: z.array(
      z.strictObject({
        at: Instant,
        person: z.string(),
        /** `campaign.handed-over`, `need.changed`, `grant.added`, … */
        done: z.string(),
        /** Only what changed; nothing for something new. */
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    ),
  })
  .meta({ id: 'History' });
export type History = z.infer<typeof History>;
