import * as z from 'zod';

/**
 * A task for a browser, as the protocol ALTCHA 1 words it: find the number from 0 to `maxnumber` that, written behind
 * the salt in decimal digits, has this SHA-256. Easy to check and dear to find, so that who starts thousands of
 * checkouts pays with time.
 */
export const Challenge = z
  .strictObject({
    algorithm: z.literal('SHA-256'),
    challenge: z.string().regex(/^[0-9a-f]{64}$/),
    maxnumber: z.int().min(1),
    salt: z.string().max(200),
    signature: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .meta({ id: 'Challenge' });
export type Challenge = z.infer<typeof Challenge>;
