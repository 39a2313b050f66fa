import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { LetterName } from './letter-name.ts';
import { Locale } from './locale.ts';
import { Earmark } from './need.ts';

/** What our page wrote on the payment before the donor paid: where the gift belongs and how to write to its giver. */
export const Attribution = z.strictObject({
  campaign: CampaignId,
  donation: z.string().min(1).max(60).optional(),
  earmark: Earmark,
  locale: Locale,
  /** The promise it is a payment of, where there is one. */
  pledge: z.string().max(120).optional(),
  /** Its giver wished for more than to give; what, lies under the donation and never at Stripe. */
  wishes: z.literal(true).optional(),
  /** The letter to supporters whose link it came by. */
  by: LetterName.optional(),
});
export type Attribution = z.infer<typeof Attribution>;
