import { type Balance, entriesFor } from '../../domain/balance.ts';
import { vanished } from '../../domain/chain.ts';
import { type Entry, type MonthTotal, totalChanges } from '../../domain/ledger.ts';
import type { Month } from '../../domain/month.ts';
import { addedTo, missingFrom } from '../../domain/proof.ts';
import { movesASum } from '../../store/totals.ts';
import type { ReconcilingParts } from './parts.ts';
import type { Tally } from './tally.ts';
import { proveTransactions } from './transactions.ts';

/** Which of our entries Stripe must have confirmed by now. */
export interface Judged {
  /** What is older was never compared. */
  readonly since: string;
  /** What is younger may still wait for its transaction. */
  readonly until: string;
}

type Money = Pick<Entry, 'entry' | 'gift' | 'at' | 'bookedAt' | 'cents'>;

/** What a walk through the entries of some months has shown. */
interface Walked {
  readonly sums: ReadonlyMap<Month, ReadonlyMap<string, MonthTotal>>;
  /** Entries without a word of Stripe's, and words of Stripe's without an entry, in the same lists. */
  readonly unconfirmed: readonly Money[];
  readonly unbooked: readonly { readonly balance: Balance; readonly entry: string }[];
}

/** The index of the table follows within a moment; what it does not show after this is not there. */
const settlingMilliseconds = 2000;

/**
 * The other direction: our entries of some months against what Stripe's balance said of them, and the totals against
 * the entries. What is found to be gone is read from Stripe again; a total that is not the sum of its entries is put
 * right, as totals are kept for speed and entries are the books.
 */
export const proveBooks = async (
  months: readonly Month[],
  judged: Judged,
  parts: ReconcilingParts,
  tally: Tally,
): Promise<void> => {
  const walked = await walkBooks(months, parts);
  const restored = await restore(walked.unbooked, parts, tally);
  for (const money of walked.unconfirmed) await judge(money, judged, parts, tally);
  const { sums } = restored ? await walkBooks(months, parts) : walked;
  const odd = await oddMonths(sums, parts);
  if (odd.length > 0) await putRight([...new Set(odd.map(({ month }) => month))], parts, tally);
};

const walkBooks = async (
  months: readonly Month[],
  { ledger, balances }: ReconcilingParts,
): Promise<Walked> => {
  const sums = new Map<Month, ReadonlyMap<string, MonthTotal>>();
  const money = new Map<string, Money>();
  const corrected = new Set<string>();
  for (const month of months) {
    let ofMonth: ReadonlyMap<string, MonthTotal> = new Map();
    for await (const entries of ledger.entriesOf(month)) {
      ofMonth = addedTo(ofMonth, totalChanges(entries));
      for (const entry of entries) {
        if (entry.corrects !== undefined) corrected.add(entry.corrects);
        if (isMoney(entry)) money.set(entry.entry, moneyOf(entry));
      }
    }
    sums.set(month, ofMonth);
  }
  const unbooked: { balance: Balance; entry: string }[] = [];
  for (const month of months) {
    for await (const some of balances.ofMonth(month)) {
      for (const balance of some) {
        for (const entry of entriesFor(balance)) if (!money.delete(entry)) unbooked.push({ balance, entry });
      }
    }
  }
  // What a person has put right needs no word of Stripe's.
  const unconfirmed = [...money.values()].filter(({ entry }) => !corrected.has(entry));
  return { sums, unconfirmed, unbooked };
};

/** Money that moved at Stripe. The same money in another place of our books is not news to it. */
const isMoney = ({ entry, account, movement }: Entry): boolean =>
  entry.startsWith('stripe:') && account !== 'pending' && movement !== 'moved-in' && movement !== 'moved-out';

const moneyOf = ({ entry, gift, at, bookedAt, cents }: Entry): Money => ({
  entry,
  gift,
  at,
  bookedAt,
  cents,
});

/** @returns whether anything was */
const restore = async (
  unbooked: Walked['unbooked'],
  parts: ReconcilingParts,
  tally: Tally,
): Promise<boolean> => {
  let restored = 0;
  for (const { balance, entry } of unbooked) {
    const { gift, transaction } = balance;
    const isThere = async () => (await parts.ledger.entries(gift)).some((known) => known.entry === entry);
    // An entry and its transaction can lie in the lists of two neighbouring months.
    if (await isThere()) continue;
    const again = await parts.account.transaction(transaction);
    // Its sums belong to a proof of long ago.
    await proveTransactions([again], parts, { ...tally, compared: () => undefined, moved: () => undefined });
    tally.differs({ matter: 'entry-gone', transaction, entry, stripeCents: balance.amountCents });
    if (!(await isThere())) await mend(gift, parts, tally);
    if (!(await isThere())) continue;
    restored += 1;
    if (!entry.endsWith(':fee')) tally.count('restored');
  }
  return restored > 0;
};

const judge = async (
  { entry, gift, at, bookedAt, cents }: Money,
  { since, until }: Judged,
  { balances }: ReconcilingParts,
  tally: Tally,
): Promise<void> => {
  if (at < since) return;
  if (at > until || bookedAt > until) {
    tally.count('waiting');
    return;
  }
  const known = await balances.of(gift);
  if (known.flatMap(entriesFor).includes(entry)) return;
  tally.differs({ matter: 'not-at-stripe', entry, ourCents: cents });
};

interface Odd {
  readonly month: Month;
  readonly campaign: string;
  readonly kept: MonthTotal | undefined;
  readonly missing: MonthTotal;
}

const oddMonths = async (sums: Walked['sums'], { totals }: ReconcilingParts): Promise<Odd[]> => {
  const odd: Odd[] = [];
  for (const [month, campaigns] of sums) {
    for (const [campaign, sum] of campaigns) {
      const kept = await totals.of(campaign, month);
      const missing = missingFrom(kept, sum);
      if (movesASum(missing)) odd.push({ month, campaign, kept, missing });
    }
  }
  return odd;
};

/** Books again the moves of a gift that have vanished. */
const mend = async (gift: string, { ledger, log }: ReconcilingParts, tally: Tally): Promise<void> => {
  for (const entry of vanished(await ledger.entries(gift))) {
    if (await ledger.book([{ entry }])) continue;
    tally.differs({ matter: 'entry-gone', entry: entry.entry, ourCents: entry.cents });
    log.tell('a vanished entry was restored', { entry: entry.entry });
  }
};

/**
 * Months whose totals are not the sum of their entries. Moves that have vanished are booked again first. Then each is
 * looked at twice, since somebody may be booking right now: only what is odd both times in the same way is put right.
 */
const putRight = async (months: readonly Month[], parts: ReconcilingParts, tally: Tally): Promise<void> => {
  const gifts = new Set<string>();
  for (const month of months) {
    for await (const entries of parts.ledger.entriesOf(month)) {
      for (const { gift, move, account } of entries) if (move || account === 'pending') gifts.add(gift);
    }
  }
  for (const gift of gifts) await mend(gift, parts, tally);
  await parts.clock.pause(settlingMilliseconds);
  const first = await oddMonths((await walkBooks(months, parts)).sums, parts);
  if (first.length === 0) return;
  await parts.clock.pause(settlingMilliseconds);
  const second = await oddMonths((await walkBooks(months, parts)).sums, parts);
  for (const { month, campaign, kept, missing } of first) {
    const same = second.find((now) => now.month === month && now.campaign === campaign);
    if (!same || JSON.stringify(same.missing) !== JSON.stringify(missing)) continue;
    if (!(await parts.totals.putRight(kept, missing))) continue;
    tally.differs({ matter: 'total', campaign, month });
  }
};
