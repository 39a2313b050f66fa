import * as z from 'zod';
import { CampaignId } from './campaign.ts';
import { emptyTotal, type MonthTotal } from './ledger.ts';
import type { Sentence } from './locale.ts';
import { Cents, cents } from './money.ts';
import { Instant, Month } from './month.ts';

/** What the books and Stripe both know. Fees and what went back are negative. */
export const BookSums = z.strictObject({ payments: Cents, returned: Cents, fees: Cents });
export type BookSums = z.infer<typeof BookSums>;

/** What only moves between our own accounts is in no book: payouts, and money Stripe sets aside or lends. */
export const StripeSums = BookSums.extend({ payouts: Cents, other: Cents });
export type StripeSums = z.infer<typeof StripeSums>;

/** How the books and Stripe can differ, and what a person does about it. */
const remedies = {
  'not-booked': {
    de: 'Stripe hat Geld bewegt, das sich nicht buchen ließ. Bitte den Vorgang bei Stripe ansehen und von Hand buchen.',
    en: 'Stripe moved money that could not be booked. Look it up at Stripe and book it by hand.',
  },
  'other-amount': {
    de: 'Im Buch steht ein anderer Betrag als bei Stripe. Bitte bei Stripe nachsehen und eine Korrektur buchen.',
    en: 'The books have another amount than Stripe. Look it up at Stripe and book a correction.',
  },
  'not-at-stripe': {
    de: 'Diese Buchung kennt Stripe nicht. Bitte prüfen, woher sie kommt, und eine Korrektur buchen.',
    en: 'Stripe does not know the money of this entry. Find out where it comes from and book a correction.',
  },
  'other-currency': {
    de: 'Stripe hat in einer anderen Währung abgerechnet. Die Bücher sind in Euro: bitte von Hand buchen und bei Stripe die Abrechnung in Euro einstellen.',
    en: 'Stripe settled in another currency. The books are in euros: book it by hand, and have Stripe settle in euros.',
  },
  unreadable: {
    de: 'Dieser Vorgang von Stripe ist nicht lesbar. Bitte bei Stripe ansehen; vermutlich hat sich dort ein Format geändert.',
    en: 'This transaction cannot be read. Look it up at Stripe; a format has probably changed there.',
  },
  'entry-gone': {
    de: 'Eine Buchung war verschwunden und wurde aus Stripe wiederhergestellt. Bitte klären, wer sie gelöscht hat: Das darf niemand.',
    en: 'An entry had vanished and was restored from Stripe. Find out who deleted it: nobody may.',
  },
  total: {
    de: 'Die Monatssumme war nicht die Summe ihrer Buchungen und wurde berichtigt. Bitte klären, wie es dazu kam.',
    en: 'The total of the month was not the sum of its entries and was put right. Find out how that came about.',
  },
  payout: {
    de: 'Die Teile dieser Auszahlung ergeben nicht ihren Betrag. Bitte bei Stripe die Aufstellung der Auszahlung ansehen.',
    en: 'The parts of this payout do not add up to it. Look at the breakdown of the payout at Stripe.',
  },
} as const satisfies Record<string, Sentence>;

const DifferenceMatter = z.literal([
  'not-booked',
  'other-amount',
  'not-at-stripe',
  'other-currency',
  'unreadable',
  'entry-gone',
  'total',
  'payout',
]);

/** One line where the books and Stripe do not say the same. */
export const Difference = z.strictObject({
  matter: DifferenceMatter,
  transaction: z.string().optional(),
  payout: z.string().optional(),
  entry: z.string().optional(),
  campaign: CampaignId.optional(),
  month: Month.optional(),
  stripeCents: Cents.optional(),
  ourCents: Cents.optional(),
  /** What to do about it. */
  remedy: z.strictObject({ de: z.string(), en: z.string() }),
});
export type Difference = z.infer<typeof Difference>;

export const differing = (line: Omit<Difference, 'remedy'>): Difference => ({
  ...line,
  remedy: remedies[line.matter],
});

/** A report has room for so many lines; all are counted. */
export const mostLines = 200;

/** What a reconciliation found: from a point in time to another, the books equal Stripe, or these lines differ. */
export const Proof = z.strictObject({
  from: Instant,
  /** Everything before this instant is proved. */
  to: Instant,
  finishedAt: Instant,
  /** False if time ran out or something was away: the next proof goes on from `to`. */
  complete: z.boolean(),
  transactions: z.int(),
  /** What Stripe moved, and what the lines of our books for the same transactions say. */
  stripe: StripeSums,
  books: BookSums,
  agrees: z.boolean(),
  differences: z.array(Difference).max(mostLines),
  /** How many lines differ in all. */
  differs: z.int(),
  /** Gifts, refunds and disputes that nobody had told us of. */
  booked: z.strictObject({ entries: z.int(), cents: Cents }),
  /** Fees are learned here and nowhere else. */
  learnedFees: z.strictObject({ entries: z.int(), cents: Cents }),
  /** Events that Stripe could not bring us and that we fetched. */
  fetchedEvents: z.int(),
  /** What the other side has not confirmed yet and still may: debits on their way, entries of the last two days. */
  waiting: z.int(),
});
export type Proof = z.infer<typeof Proof>;

/** Where the next proof begins. */
export const ProofCursor = z.strictObject({
  /** Where the very first proof began: what is older was never compared. */
  provedSince: Instant,
  provedThrough: Instant,
  /** The last transaction proved within the second of `provedThrough`, if the proof stopped inside it. */
  last: z.string().optional(),
  /** Payouts that are not over yet. */
  openPayouts: z.array(z.string()),
});
export type ProofCursor = z.infer<typeof ProofCursor>;

/** Sums of one month and campaign taken together, sum by sum. */
const added = (one: MonthTotal, other: MonthTotal, sign: 1 | -1): MonthTotal => {
  const lines = new Map(one.received.map((line) => [`${line.source} ${line.earmark}`, line]));
  for (const line of other.received) {
    const key = `${line.source} ${line.earmark}`;
    lines.set(key, { ...line, cents: cents((lines.get(key)?.cents ?? 0) + sign * line.cents) });
  }
  return {
    campaign: one.campaign,
    month: one.month,
    received: [...lines.values()].filter((line) => line.cents !== 0),
    pendingCents: cents(one.pendingCents + sign * other.pendingCents),
    returnedCents: cents(one.returnedCents + sign * other.returnedCents),
    feeCents: cents(one.feeCents + sign * other.feeCents),
    gifts: one.gifts + sign * other.gifts,
  };
};

export const addedTo = (sums: ReadonlyMap<string, MonthTotal>, more: readonly MonthTotal[]) => {
  const after = new Map(sums);
  for (const total of more) {
    after.set(total.campaign, added(after.get(total.campaign) ?? emptyTotal(total), total, 1));
  }
  return after;
};

/** What must be added to a kept total so that it is what its entries add up to. */
export const missingFrom = (kept: MonthTotal | undefined, sum: MonthTotal): MonthTotal =>
  added(sum, kept ?? emptyTotal(sum), -1);
