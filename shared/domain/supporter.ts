import * as z from 'zod';
import { Language } from './language.ts';
import { CampaignId } from './campaign.ts';
import { Instant } from './month.ts';
import { Topic } from './topic.ts';
import { Consent } from './wish.ts';

/** How often somebody reads: once a month, or only when something was reached. Never both. */
export const Frequency = z.enum(['monthly', 'milestones']);
export type Frequency = z.infer<typeof Frequency>;

/** Where somebody asked for letters: beside a gift, on the campaign's page, or by a link in a letter. */
export const AskedFrom = z.enum(['gift', 'page', 'letter']);
export type AskedFrom = z.infer<typeof AskedFrom>;

/**
 * Somebody asked for letters and has not confirmed it yet. Good for seven days, then it goes by itself; whoever has not
 * confirmed is written to once, and never again.
 */
export const Ask = z.strictObject({
  /** `ask_…`, of chance: the link in the confirmation letter is good for this one alone. */
  ask: z.string().regex(/^ask_[\w-]{16,40}$/),
  email: z.email().max(254),
  topic: Topic,
  frequency: Frequency,
  language: Language,
  from: AskedFrom,
  /** The campaign it was asked on; its carrier signs the confirmation letter. */
  campaign: CampaignId,
  consent: Consent,
  askedAt: Instant,
});
export type Ask = z.infer<typeof Ask>;

/** One declaration of one person, and what became of it: what must be shown when somebody doubts it (Art. 7 (1) GDPR). */
export const ConsentProof = z.strictObject({
  ask: Ask.shape.ask,
  topic: Topic,
  frequency: Frequency,
  from: AskedFrom,
  consent: Consent,
  askedAt: Instant,
  confirmedAt: Instant,
  /** When it ended, and by what; kept for three years from then on. */
  endedAt: Instant.optional(),
  endedBy: z.enum(['reader', 'bounce', 'spam-report', 'post', 'erasure']).optional(),
});
export type ConsentProof = z.infer<typeof ConsentProof>;
export type EndedBy = NonNullable<ConsentProof['endedBy']>;

/**
 * Somebody who has confirmed that they want to read. Without a topic they read nothing, and their address is gone: what
 * is left says what they agreed to, under a digest of the address.
 */
export const Supporter = z.strictObject({
  /** `sup_…`, of chance: stands in links and at the post, and says nothing of its bearer. */
  supporter: z.string().regex(/^sup_[\w-]{16,40}$/),
  email: z.email().max(254).optional(),
  language: Language,
  topics: z.partialRecord(Topic, Frequency),
  /** When they first confirmed. Runs walk readers in this order. */
  confirmedAt: Instant,
  /** From 1; each change is one more. */
  version: z.int().min(1),
});
export type Supporter = z.infer<typeof Supporter>;

/** Whether they are to get a letter about one of these, and about which. */
export const readsOf = (
  { email, topics }: Supporter,
  wanted: readonly string[],
  frequency: Frequency,
): string[] => (email === undefined ? [] : wanted.filter((topic) => topics[topic] === frequency));

/** How many there are of one topic: counted, never by looking at each. */
export const SupporterCounts = z.strictObject({
  asked: z.int(),
  confirmed: z.int(),
  /** Left by themselves. */
  left: z.int(),
  /** Their address does not take letters, or they reported one as spam. */
  bounced: z.int(),
});
export type SupporterCounts = z.infer<typeof SupporterCounts>;
