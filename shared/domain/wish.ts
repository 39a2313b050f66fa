import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Language } from './language.ts';
import { Instant } from './month.ts';
import { lineOf, textOf } from './text.ts';

/** What of a gift may be shown beside others: never its amount. */
export const WallText = z.strictObject({ name: lineOf(80), comment: textOf(300).optional() });
export type WallText = z.infer<typeof WallText>;

/**
 * - `asked`: nobody has looked at it yet; - `approved`: shown, once there are three;
 * - `refused` by the team, `withdrawn` by the giver: gone for good, and its words with it.
 */
export const WallState = z.enum(['asked', 'approved', 'refused', 'withdrawn']);
export type WallState = z.infer<typeof WallState>;

/** Who agreed to what, where and when: what must stay provable about a consent (Art. 7 (1) GDPR). */
export const Consent = z.strictObject({
  /** The very sentence beside the box. */
  text: z.string().min(1),
  language: Language,
  version: z.string().max(40),
  /** The page the box stood on, without what follows its path: that may hold more than an address. */
  page: z.url(),
  at: Instant,
});
export type Consent = z.infer<typeof Consent>;

/** What somebody wished for besides giving, written down before the payment page. Deleted unless the gift comes. */
export const Wish = z.strictObject({
  donation: z.string().min(1).max(60),
  campaign: CampaignId,
  language: Language,
  /** Only while it may be shown. */
  wall: WallText.optional(),
  /** How the wish for the wall stands; nothing, if there was none. */
  wallState: WallState.optional(),
  newsletter: Consent.optional(),
  /** When its giver was asked to confirm that they want to read; nothing while nobody has. */
  askedAt: Instant.optional(),
  madeAt: Instant,
  /** The payment that came, and when. */
  gift: z.string().max(120).optional(),
  givenAt: Instant.optional(),
});
export type Wish = z.infer<typeof Wish>;

/** The gift that a wish was waiting for has come. */
export const GivenWish = z.strictObject({ donation: z.string(), gift: z.string(), givenAt: Instant });
export type GivenWish = z.infer<typeof GivenWish>;
