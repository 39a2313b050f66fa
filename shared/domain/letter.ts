import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { CarrierId } from './carrier.ts';
import { Locale } from './locale.ts';
import { Cents } from './money.ts';
import { Day, Instant } from './month.ts';
import { Earmark } from './need.ts';
import { Interval } from './interval.ts';
import { Language } from './language.ts';
import { lineOf } from './text.ts';
import { Topic } from './topic.ts';

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
  /** The day it came, where it was noted late. */
  cameOn: Day.optional(),
  method: z.string().optional(),
  /** The promise it is a payment of; then the letter says how to change or stop it. */
  pledge: z.string().optional(),
  /** Its giver's wishes lie under the donation; then the letter says how to take them back. */
  wishes: z.literal(true).optional(),
});
export type Acknowledgement = z.infer<typeof Acknowledgement>;

/** Money went back to its giver, in part or whole. */
export const RefundNotice = z.strictObject({
  kind: z.literal('refund'),
  gift: z.string(),
  /** Stripe's `re_…`. */
  refund: z.string(),
  campaign: CampaignId,
  earmark: Earmark,
  /** What went back, as a positive amount. */
  cents: Cents,
  /** The day it was sent back. */
  day: Day,
  method: z.string().optional(),
});
export type RefundNotice = z.infer<typeof RefundNotice>;

/** A further payment of a promise did not come about. Why, and when it is tried again, is looked up when it is sent. */
export const RenewalFailed = z.strictObject({
  kind: z.literal('renewal-failed'),
  pledge: z.string(),
  /** Stripe's `in_…`: there is one letter for each renewal, however often it is tried. */
  invoice: z.string(),
  campaign: CampaignId,
  cents: Cents,
  interval: Interval,
  day: Day,
});
export type RenewalFailed = z.infer<typeof RenewalFailed>;

/** A promise is over: its giver stopped it, or the payments kept failing. */
export const PledgeEnded = z.strictObject({
  kind: z.literal('pledge-ended'),
  pledge: z.string(),
  campaign: CampaignId,
  cents: Cents,
  interval: Interval,
  because: z.enum(['asked', 'payment-failed']),
  day: Day,
});
export type PledgeEnded = z.infer<typeof PledgeEnded>;

/** Somebody wrote to the people of a campaign. What it says lies with the message, and goes with it. */
export const MessageNotice = z.strictObject({
  kind: z.literal('message'),
  message: z.string(),
  campaign: CampaignId,
  day: Day,
});
export type MessageNotice = z.infer<typeof MessageNotice>;

/** The people of a campaign answer somebody who wrote to them. What they say lies with the message. */
export const Answer = MessageNotice.extend({ kind: z.literal('answer'), answer: z.string() });
export type Answer = z.infer<typeof Answer>;

/** Somebody asked for letters: is it they who have this address? Says nothing else, so that it is no advertising. */
export const NewsConfirmation = z.strictObject({
  kind: z.literal('news-confirmation'),
  ask: z.string(),
  topic: Topic,
  campaign: CampaignId,
  day: Day,
});
export type NewsConfirmation = z.infer<typeof NewsConfirmation>;

/** Tells the editor that a letter to supporters waits for them. */
export const EditionNotice = z.strictObject({
  kind: z.literal('edition-notice'),
  topic: Topic,
  edition: z.string(),
  notice: z.enum(['drafted', 'soon', 'today']),
  /** Whose carrier signs it. */
  campaign: CampaignId,
  day: Day,
});
export type EditionNotice = z.infer<typeof EditionNotice>;

/** A letter to supporters as it would go out now, to one address that its editor names. */
export const EditionTest = z.strictObject({
  kind: z.literal('edition-test'),
  topic: Topic,
  edition: z.string(),
  language: Language,
  campaign: CampaignId,
  day: Day,
});
export type EditionTest = z.infer<typeof EditionTest>;

const ofReceipt = {
  /** `rcpt_…` */
  receipt: z.string(),
  /** `LEIPZIG-2026-000123` */
  number: z.string(),
  carrier: CarrierId,
  campaign: CampaignId,
  cents: Cents,
  /** The day the letter is about: of issue, of the copy, of withdrawal. */
  day: Day,
};

/** An official receipt, or a copy of it, with the document itself. */
export const ReceiptMailed = z.strictObject({
  kind: z.literal('receipt'),
  ...ofReceipt,
  form: z.enum(['single', 'collective']),
  /** The year the gifts were given in. */
  year: z.int(),
  /** Which copy it is, from 1; the original has none. */
  copy: z.int().min(1).optional(),
  /** The withdrawn receipt it takes the place of. */
  replaces: z.string().optional(),
  /** A debit in it may still be taken back by its giver's bank. */
  debitMayReturn: z.literal(true).optional(),
});
export type ReceiptMailed = z.infer<typeof ReceiptMailed>;

/** A receipt is not true any more: please send it back, and do not use it. */
export const ReceiptWithdrawn = z.strictObject({
  kind: z.literal('receipt-withdrawn'),
  ...ofReceipt,
  because: z.enum(['refunded', 'returned', 'corrected', 'mistake']),
  /** Whether a receipt for the rest follows. */
  replacementFollows: z.boolean(),
});
export type ReceiptWithdrawn = z.infer<typeof ReceiptWithdrawn>;

/** Somebody asked, by their address, for a new link to their receipts. */
export const ReceiptLinkAsked = z.strictObject({
  kind: z.literal('receipt-link'),
  /** `donor_…` */
  donor: z.string(),
  /** The request, of chance: each link is good once for each purpose. */
  link: z.string(),
  campaign: CampaignId,
  day: Day,
});
export type ReceiptLinkAsked = z.infer<typeof ReceiptLinkAsked>;

export const LetterSubject = z.discriminatedUnion('kind', [
  Acknowledgement,
  RefundNotice,
  RenewalFailed,
  PledgeEnded,
  MessageNotice,
  Answer,
  NewsConfirmation,
  EditionNotice,
  EditionTest,
  ReceiptMailed,
  ReceiptWithdrawn,
  ReceiptLinkAsked,
]);
export type LetterSubject = z.infer<typeof LetterSubject>;

/**
 * - `NEW`: written, not yet handed over.
 * - `SENDING`: someone has taken it to the post; whether it got there is not known while it stays so.
 * - `SENT`: the post has it.
 * - `UNKNOWN`: the sender died or lost the line between handing over and hearing back. Never resent blindly.
 * - `REFUSED`: the post will not take it, and trying again does not help; a person must look.
 * - `MOOT`: it is not true any more, or its reader must not be written to; it is never sent.
 * - `BOUNCED`: the post had it, and told that it did not arrive or was called spam.
 */
export const LetterState = z.enum(['NEW', 'SENDING', 'SENT', 'UNKNOWN', 'REFUSED', 'MOOT', 'BOUNCED']);
export type LetterState = z.infer<typeof LetterState>;

export const Letter = z.strictObject({
  /** `pi_….acknowledgement`, `re_….refund`, `in_….renewal-failed`, `msg_….message`, `ans_….answer`, `rcpt_….receipt`: travels to the post and back. No personal data. */
  letter: z.string().max(200),
  to: Recipient,
  locale: Locale,
  about: LetterSubject,
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

export const nextStep = (
  letter: Pick<Letter, 'state' | 'writtenAt' | 'sendingSince'>,
  now: Date,
): NextStep => {
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
    case 'MOOT':
    case 'BOUNCED':
      return 'nothing';
  }
};
