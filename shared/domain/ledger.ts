import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { Cents, cents } from './money.ts';
import { Day, Instant, Month } from './month.ts';
import { Earmark } from './need.ts';

/** Where money comes from. Kept apart everywhere: grants and fees never mix into donor totals. */
export const Source = z.enum(['donation', 'membership', 'grant', 'event']);
export type Source = z.infer<typeof Source>;

/**
 * One line of the books. Only ever added: whatever happens later is a line of its own, so every total is the sum
 * of its lines.
 */
export const Entry = z.strictObject({
  /** Natural key, from the fact itself: `stripe:pi_…:received`. Put-if-absent on it is all of our idempotency. */
  entry: z.string().min(1).max(200),
  /** Money came in or moved to another place of the books; money is expected, or no longer is. */
  movement: z.enum(['received', 'moved', 'expected', 'resolved']),
  /** `pending` is money promised by a bank debit on its way; it is never counted as received. */
  account: z.enum(['received', 'pending']),
  gift: z.string().min(1).max(120),
  /** Our own number of the gift, made before the donor went to Stripe; money from elsewhere has none. */
  donation: z.string().max(60).optional(),
  campaign: CampaignId,
  month: Month,
  day: Day,
  /** When it happened, by Stripe's clock. */
  at: Instant,
  source: Source,
  earmark: Earmark,
  cents: Cents,
  /** Stripe's word for the means of payment: `card`, `sepa_debit`, `paypal`. */
  method: z.string().max(40).optional(),
  /** The event that told us, for whoever asks where a figure comes from. */
  event: z.string().max(120),
  bookedAt: Instant,
});
export type Entry = z.infer<typeof Entry>;

/** The sums of one month of one campaign, kept by source and earmark so that reading them never grows. */
export const MonthTotal = z.strictObject({
  campaign: CampaignId,
  month: Month,
  received: z.array(z.strictObject({ source: Source, earmark: Earmark, cents: Cents })),
  pendingCents: Cents,
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

const emptyTotal = ({ campaign, month }: Entry): MonthTotal => ({
  campaign,
  month,
  received: [],
  pendingCents: cents(0),
  gifts: 0,
});

const add = (total: MonthTotal, entry: Entry): MonthTotal => {
  if (entry.account === 'pending') return { ...total, pendingCents: cents(total.pendingCents + entry.cents) };
  const same = total.received.find(
    ({ source, earmark }) => source === entry.source && earmark === entry.earmark,
  );
  const others = total.received.filter((line) => line !== same);
  return {
    ...total,
    received: [
      ...others,
      { source: entry.source, earmark: entry.earmark, cents: cents((same?.cents ?? 0) + entry.cents) },
    ],
    gifts: total.gifts + giftsIn(entry),
  };
};

// A moved gift leaves one place and arrives in another: it is one gift throughout.
const giftsIn = ({ source, cents: amount }: Entry): number => (source === 'donation' ? Math.sign(amount) : 0);
