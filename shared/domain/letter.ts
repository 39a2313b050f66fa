import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Locale } from './locale.ts';
import { Cents } from './money.ts';
import { Day, Instant } from './month.ts';
import { Earmark } from './need.ts';
import { lineOf } from './text.ts';

/** Whom we write to. */
export const Recipient = z.strictObject({ email: z.email().max(254), name: lineOf(120).optional() });
export type Recipient = z.infer<typeof Recipient>;

/** What the thank-you letter says about the gift; the rest (carrier, purposes, need) is looked up when it is written. */
export const Acknowledgement = z.strictObject({
  kind: z.literal('acknowledgement'),
  gift: z.string(),
  donation: z.string().optional(),
  campaign: CampaignId,
  earmark: Earmark,
  cents: Cents,
  /** The day the money was received. */
  day: Day,
  method: z.string().optional(),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/**
 * - `NEW`: written, not yet handed over.
 * - `SENDING`: someone has taken it to the post; whether it got there is not known while it stays so.
 * - `SENT`: the post has it.
 * - `UNKNOWN`: the sender died or lost the line between handing over and hearing back. Never resent blindly.
 * - `REFUSED`: the post will not take it, and trying again does not help; a person must look.
 */
export const LetterState = z.enum(['NEW', 'SENDING', 'SENT', 'UNKNOWN', 'REFUSED']);
export type LetterState = z.infer<typeof LetterState>;

export const Letter = z.strictObject({
  /** `pi_….acknowledgement`: one letter of a kind for each gift; travels to the post and back. No personal data. */
  letter: z.string().max(200),
  to: Recipient,
  locale: Locale,
  about: z.discriminatedUnion('kind', [Acknowledgement]),
  state: LetterState,
  writtenAt: Instant,
  /** When it was last taken to the post. */
  sendingSince: Instant.optional(),
  sentAt: Instant.optional(),
  /** It may have arrived before: it says on top that it is a copy. */
  copy: z.boolean().optional(),
  /** Why the post refused it, or why we do not know. No names, no addresses. */
  reason: z.string().max(300).optional(),
});
export type Letter = z.infer<typeof Letter>;

const hourMilliseconds = 60 * 60 * 1000;
/** A sender works for a few minutes at most; whoever is not back by then has died. */
export const senderLostAfterMilliseconds = 15 * 60 * 1000;
/** The post's own report usually settles an unknown letter within minutes; after a day nothing will come. */
export const copyAfterMilliseconds = 24 * hourMilliseconds;

/** What becomes of a letter the post has not confirmed. */
export type NextStep = 'send' | 'wait' | 'mark-unknown' | 'send-copy' | 'nothing';

export const nextStep = (letter: Letter, now: Date): NextStep => {
  const sinceMilliseconds = now.getTime() - new Date(letter.sendingSince ?? letter.writtenAt).getTime();
  switch (letter.state) {
    case 'NEW':
      return 'send';
    case 'SENDING':
      return sinceMilliseconds >= senderLostAfterMilliseconds ? 'mark-unknown' : 'wait';
    case 'UNKNOWN':
      return sinceMilliseconds >= copyAfterMilliseconds ? 'send-copy' : 'wait';
    case 'SENT':
    case 'REFUSED':
      return 'nothing';
  }
};
