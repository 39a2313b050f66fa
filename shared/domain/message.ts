import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Language } from './language.ts';
import { Instant } from './month.ts';
import { lineOf, textOf } from './text.ts';

/** What a visitor writes to the people of a campaign. */
export const MessageText = z.strictObject({
  name: lineOf(80).optional(),
  email: z.email().max(254),
  text: textOf(2000),
});
export type MessageText = z.infer<typeof MessageText>;

/** The same words from the same address on the same day are one message, however often they are sent. */
export const Message = MessageText.extend({
  /** `msg_…`: a digest, so that it names nobody. */
  message: z.string().max(60),
  campaign: CampaignId,
  sentAt: Instant,
  /** What its writer read when writing; the answer comes in it, as far as our letters speak it. */
  language: Language.optional(),
});
export type Message = z.infer<typeof Message>;

/** What the campaign's people say to it. The same words on the same day are one answer, however often they are sent. */
export const MessageAnswer = z.strictObject({
  /** `ans_…`: a digest, so that it names nobody. */
  answer: z.string().max(60),
  message: Message.shape.message,
  text: textOf(5000),
  answeredAt: Instant,
});
export type MessageAnswer = z.infer<typeof MessageAnswer>;
