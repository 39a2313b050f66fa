import * as z from 'zod';
import { type LinkParts, LinkTerm, readToken, signedToken, validUntil } from './signed-link.ts';

const WallLink = z.strictObject({
  /** Our number of the gift, and nothing of its giver. */
  donation: z.string().regex(/^don_\w{1,56}$/),
  ...LinkTerm.shape,
});
export type WallLink = z.infer<typeof WallLink>;

/** More than a year: so long may somebody take to think better of it. After that the team takes the name down. */
const validDays = 400;

/**
 * An address that takes the name and comment of one gift off the wall, and does nothing else: whoever finds it can do
 * no other harm, so no more is asked of its reader.
 */
export const wallLink = (donation: string, { secret, origin }: LinkParts, now: Date): string => {
  const link = WallLink.parse({ donation, until: validUntil(now, validDays) });
  return `${origin}/wall/link?token=${signedToken('wall-link', link, secret)}`;
};

/** @throws Refusal `link.invalid` (400), `link.expired` (410) */
export const readWallLink = (token: string | undefined, secret: string, now: Date): WallLink =>
  readToken('wall-link', WallLink, token, secret, now);
