import type { Entry } from '../../domain/ledger.ts';
import { cents } from '../../domain/money.ts';
import {
  type BookSums,
  type Difference,
  differing,
  mostLines,
  type Proof,
  type StripeSums,
} from '../../domain/proof.ts';

/** What a proof has found so far. */
export const openTally = () => {
  const stripe = { payments: 0, returned: 0, fees: 0, payouts: 0, other: 0 };
  const books = { payments: 0, returned: 0, fees: 0 };
  const counts = { transactions: 0, differs: 0, fetchedEvents: 0, waiting: 0, restored: 0 };
  const booked = { entries: 0, cents: 0 };
  const learnedFees = { entries: 0, cents: 0 };
  const differences: Difference[] = [];

  return {
    /** One line that both know, with what each says. */
    compared: (kind: keyof BookSums, stripeCents: number, ourCents: number): void => {
      stripe[kind] += stripeCents;
      books[kind] += ourCents;
    },
    /** What only moves between our own accounts. */
    moved: (kind: Exclude<keyof StripeSums, keyof BookSums>, stripeCents: number): void => {
      stripe[kind] += stripeCents;
    },
    /** An entry that was not there before this proof. */
    bookedNow: ({ account, cents: amount }: Pick<Entry, 'account' | 'cents'>): void => {
      const sum = account === 'fees' ? learnedFees : booked;
      sum.entries += 1;
      sum.cents += amount;
    },
    differs: (line: Parameters<typeof differing>[0]): void => {
      counts.differs += 1;
      if (differences.length < mostLines) differences.push(differing(line));
    },
    count: (what: keyof typeof counts, more = 1): void => {
      counts[what] += more;
    },
    /** Entries booked because nobody had told us, without those that were known and had vanished. */
    untold: () => booked.entries - counts.restored,
    report: (span: Pick<Proof, 'from' | 'to' | 'finishedAt' | 'complete'>): Proof => ({
      ...span,
      transactions: counts.transactions,
      stripe: {
        payments: cents(stripe.payments),
        returned: cents(stripe.returned),
        fees: cents(stripe.fees),
        payouts: cents(stripe.payouts),
        other: cents(stripe.other),
      },
      books: {
        payments: cents(books.payments),
        returned: cents(books.returned),
        fees: cents(books.fees),
      },
      agrees: counts.differs === 0,
      differences,
      differs: counts.differs,
      booked: { entries: booked.entries, cents: cents(booked.cents) },
      learnedFees: { entries: learnedFees.entries, cents: cents(learnedFees.cents) },
      fetchedEvents: counts.fetchedEvents,
      waiting: counts.waiting,
    }),
  };
};

export type Tally = ReturnType<typeof openTally>;
