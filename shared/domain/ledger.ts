import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { LetterName } from './letter-name.ts';
import { Cents, cents } from './money.ts';
import { Day, Instant, Month } from './month.ts';
import { Earmark } from './need.ts';
import { lineOf } from './text.ts';

/** Where money comes from. Kept apart everywhere: grants and fees never mix into donor totals. */
export const Source = z.enum(['donation', 'membership', 'grant', 'event']);
export type Source = z.infer<typeof Source>;

/**
 * What happened to the money.
 *
 * - `received`, `refunded`, `refund-failed` (it came back), `withdrawn` (by a dispute or a bank return),
 *   `reinstated` (the dispute was won), `fee`;
 * - `expected` (a bank debit is on its way), `resolved` (it arrived or bounced);
 * - `moved-out`, `moved-in`: the same money in another place of the books;
 * - `noted`: written by a person.
 */
export const Movement = z.enum([
  'received',
  'refunded',
  'refund-failed',
  'withdrawn',
  'reinstated',
  'fee',
  'expected',
  'resolved',
  'moved-out',
  'moved-in',
  'noted',
]);
export type Movement = z.infer<typeof Movement>;

/**
 * - `received`: money that counts; - `returned`: what of it went back, counted against it in the month it went;
 * - `pending`: money promised by a bank debit on its way, never counted as received;
 * - `fees`: what the payment service kept. It never makes a gift smaller.
 */
export const Account = z.enum(['received', 'returned', 'pending', 'fees']);
export type Account = z.infer<typeof Account>;

/**
 * One line of the books. Only ever added: whatever happens later is a line of its own, so every total is the sum
 * of its lines.
 */
export const Entry = z.strictObject({
  /** Natural key, from the fact itself: `stripe:pi_…:received`. Put-if-absent on it is all of our idempotency. */
  entry: z.string().min(1).max(200),
  movement: Movement,
  account: Account,
  /**
   * Which money this is, through all its moves: `pi_…:received`, `pi_…:expected`, `pi_…:resolved`, `re_…`, `re_…:failed`,
   * `dp_…:withdrawn`, `dp_…:reinstated`, `txn_…:fee`, `txn_…:returned`.
   */
  line: z.string().min(1).max(160),
  /** Which move of its line to another place of the books, from 1; a line that never moved has none. */
  move: z.int().min(1).optional(),
  /** What the money belongs to: Stripe's payment intent, or the charge where there is none; `manual:…`, `txn_…`. */
  gift: z.string().min(1).max(120),
  /** Our own number of the gift, made before the donor went to Stripe; money from elsewhere has none. */
  donation: z.string().max(60).optional(),
  /** The attempt that brought it: Stripe's `ch_…`. Not every teller knows. */
  charge: z.string().max(120).optional(),
  /** The promise this is a payment of (Stripe's `sub_…`), if it is one of a series. */
  pledge: z.string().max(120).optional(),
  /** Its giver's wishes lie under the donation. */
  wishes: z.literal(true).optional(),
  /** The letter to supporters whose link it came by; of a promise, its first payment. */
  by: LetterName.optional(),
  campaign: CampaignId,
  month: Month,
  day: Day,
  /** The day it came, where it counts on a later one because its month was over when it was noted. */
  cameOn: Day.optional(),
  /** When it happened, by Stripe's clock. */
  at: Instant,
  source: Source,
  earmark: Earmark,
  cents: Cents,
  /** Stripe's word for the means of payment: `card`, `sepa_debit`, `paypal`. */
  method: z.string().max(40).optional(),
  /** The event that told us, for whoever asks where a figure comes from. */
  event: z.string().max(120),
  /** Who wrote it by hand, and why; nobody wrote what Stripe told. */
  author: lineOf(80).optional(),
  reason: lineOf(300).optional(),
  /** Who counted cash beside its author. */
  countedBy: lineOf(80).optional(),
  /** The number of the member whose fee this is; the list of members is kept elsewhere. */
  member: lineOf(40).optional(),
  /** The grant this is a tranche of: `grant_…`, and the tranche's own name. */
  grant: z.string().max(80).optional(),
  tranche: z.string().max(40).optional(),
  /** The entry this one puts right. */
  corrects: z.string().max(200).optional(),
  bookedAt: Instant,
});
export type Entry = z.infer<typeof Entry>;

/** The sums of one month of one campaign, kept by source and earmark so that reading them never grows. */
export const MonthTotal = z.strictObject({
  campaign: CampaignId,
  month: Month,
  /** What came in less what went back. */
  received: z.array(z.strictObject({ source: Source, earmark: Earmark, cents: Cents })),
  pendingCents: Cents,
  /** What went back this month, a negative sum; it is in `received` already. */
  returnedCents: Cents,
  /** What the payment service kept this month, a negative sum. */
  feeCents: Cents,
  /** How many gifts the donations are made of. */
  gifts: z.int(),
});
export type MonthTotal = z.infer<typeof MonthTotal>;

/** What a set of entries adds to the month totals: one change per campaign and month, however many entries. */
export const totalChanges = (entries: readonly Entry[]): MonthTotal[] => {
  const changes = new Map<string, MonthTotal>();
  for (const entry of entries) {
    const key = `${entry.campaign} ${entry.month}`;
    const change = changes.get(key) ?? emptyTotal(entry);
    changes.set(key, add(change, entry));
  }
  return [...changes.values()].toSorted((one, other) =>
    `${one.campaign} ${one.month}` < `${other.campaign} ${other.month}` ? -1 : 1,
  );
};

export const emptyTotal = ({ campaign, month }: Pick<MonthTotal, 'campaign' | 'month'>): MonthTotal => ({
  campaign,
  month,
  received: [],
  pendingCents: cents(0),
  returnedCents: cents(0),
  feeCents: cents(0),
  gifts: 0,
});

const add = (total: MonthTotal, entry: Entry): MonthTotal => {
  switch (entry.account) {
    case 'pending':
      return { ...total, pendingCents: cents(total.pendingCents + entry.cents) };
    case 'fees':
      return { ...total, feeCents: cents(total.feeCents + entry.cents) };
    case 'returned':
      return { ...addReceived(total, entry), returnedCents: cents(total.returnedCents + entry.cents) };
    case 'received':
      return { ...addReceived(total, entry), gifts: total.gifts + giftsIn(entry) };
  }
};

const addReceived = (total: MonthTotal, { source, earmark, cents: amount }: Entry): MonthTotal => {
  const same = total.received.find((line) => line.source === source && line.earmark === earmark);
  const others = total.received.filter((line) => line !== same);
  return { ...total, received: [...others, { source, earmark, cents: cents((same?.cents ?? 0) + amount) }] };
};

// A moved gift leaves one place and arrives in another: it is one gift throughout. A correction of an amount is no gift.
const giftsIn = ({ source, cents: amount, corrects }: Entry): number =>
  source === 'donation' && corrects === undefined ? Math.sign(amount) : 0;
