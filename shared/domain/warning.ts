import * as z from 'zod';

/** What somebody should know who has just decided something. It stands in no way. */
export const Warning = z
  .strictObject({
    /** For programs: `notice.ends`. */
    warning: z.string(),
    de: z.string(),
    en: z.string(),
  })
  .meta({ id: 'Warning' });
export type Warning = z.infer<typeof Warning>;
