import { unassigned } from '../../domain/campaign.ts';
import type { Gift } from '../../domain/gift.ts';
import { feeLine, receivedLine } from '../../domain/gift-lines.ts';
import { cents, negated } from '../../domain/money.ts';
import type { BookSums } from '../../domain/proof.ts';
import {
  type BalanceTransaction,
  feeTelling,
  type Moved,
  movedBy,
} from '../../stripe/balance-transaction.ts';
import type { Telling } from '../../stripe/tellers/telling.ts';
import { bookTellings } from '../booking.ts';
import type { ReconcilingParts } from './parts.ts';
import type { Tally } from './tally.ts';

/** So many at once are a transaction of DynamoDB or two, and done within a second. */
export const handful = 50;

/** What a transaction says must stand in the books. */
interface Expected {
  readonly moved: Moved;
  readonly gift: string;
  readonly line: string;
  readonly cents: number;
  readonly kind: keyof BookSums;
  readonly telling: Telling;
}

type Booked = Moved & Required<Pick<Moved, 'booking'>>;

/**
 * Holds some transactions, oldest first, against the books, and books what is missing.
 *
 * @param seenAt for transactions of debits that had been on their way: when we looked again
 * @returns the payouts among them
 * @throws Error if something could not be booked now that can be booked later
 */
export const proveTransactions = async (
  transactions: readonly BalanceTransaction[],
  parts: ReconcilingParts,
  tally: Tally,
  seenAt?: Date,
): Promise<string[]> => {
  const all = transactions.flatMap((transaction) => read(transaction, tally, seenAt));
  for (const { kind, amountCents } of all) {
    if (kind === 'payouts' || kind === 'other') tally.moved(kind, amountCents);
  }
  const ours = all.filter((moved): moved is Booked => moved.booking !== undefined);
  const before = await giftsOf(ours, parts);
  const expected = ours.flatMap((moved) => expectedOf(moved, before));
  const tellings = [
    ...expected.filter(({ gift, line }) => !before.get(gift)?.lines.has(line)).map(({ telling }) => telling),
    ...ours.filter(({ booking }) => booking.state === 'waiting').map(({ booking }) => booking.telling),
    ...(await placesOf(ours, before, parts)),
  ];
  const { again } = await bookTellings(tellings, parts);
  if (again.size > 0) throw new Error('something could not be booked now; the next proof goes on from here');
  const after = tellings.length > 0 ? await giftsOf(ours, parts) : before;
  for (const line of expected) compare(line, before, after, tally);
  await Promise.all(ours.map(async (moved) => keep(moved, after, parts, tally)));
  return all.flatMap(({ payout }) => payout ?? []);
};

const read = (transaction: BalanceTransaction, tally: Tally, seenAt: Date | undefined): Moved[] => {
  tally.count('transactions');
  if (transaction.currency !== 'eur') {
    tally.differs({ matter: 'other-currency', transaction: transaction.id });
    return [];
  }
  try {
    return [movedBy(transaction, seenAt)];
  } catch {
    tally.differs({
      matter: 'unreadable',
      transaction: transaction.id,
      stripeCents: cents(transaction.net),
    });
    return [];
  }
};

const giftsOf = async (
  moves: readonly Booked[],
  { ledger }: ReconcilingParts,
): Promise<ReadonlyMap<string, Gift>> => {
  const names = [...new Set(moves.map(({ booking }) => booking.gift))];
  return new Map(await Promise.all(names.map(async (name) => [name, await ledger.gift(name)] as const)));
};

const expectedOf = (moved: Booked, gifts: ReadonlyMap<string, Gift>): Expected[] => {
  const { booking, feeCents, transaction, at } = moved;
  const { gift, line, state } = booking;
  if (state === 'waiting') return [];
  const fee: Expected[] =
    gift === transaction || feeCents === 0
      ? []
      : [
          {
            moved,
            gift,
            line: feeLine(transaction),
            cents: negated(feeCents),
            kind: 'fees',
            telling: feeTelling(gift, transaction, feeCents, at),
          },
        ];
  // A debit that came to nothing: Stripe showed its money and took it back, and we never had it. What we have of the
  // same payment came from a later attempt.
  const ours = gifts.get(gift)?.lines.get(receivedLine(gift))?.standing;
  const neverOurs = state === 'failed' && (ours === undefined || ours.charge !== booking.charge);
  if (neverOurs) return fee;
  return [{ moved, gift, line, cents: booking.cents, kind: booking.kind, telling: booking.telling }, ...fee];
};

/** Payments of promises say nothing about where they belong. If no event has told, their invoice is asked. */
const placesOf = async (
  moves: readonly Booked[],
  gifts: ReadonlyMap<string, Gift>,
  { account }: ReconcilingParts,
): Promise<Telling[]> => {
  const told: Telling[] = [];
  for (const { booking, transaction } of moves) {
    const { gift, line, telling, state, askInvoice } = booking;
    if (state !== 'here') continue;
    const standing = gifts.get(gift)?.lines.get(line)?.standing;
    if (standing && standing.campaign !== unassigned) continue;
    if (askInvoice) told.push(...(await account.invoiceOf(gift, transaction)));
    else if (standing && 'attribution' in telling && telling.attribution) told.push(telling);
  }
  return told;
};

const compare = (
  { moved, gift, line, cents: expected, kind }: Expected,
  before: ReadonlyMap<string, Gift>,
  after: ReadonlyMap<string, Gift>,
  tally: Tally,
): void => {
  const standing = after.get(gift)?.lines.get(line)?.standing;
  tally.compared(kind, expected, standing?.cents ?? 0);
  if (standing && !before.get(gift)?.lines.has(line)) tally.bookedNow(standing);
  if (standing?.cents === expected) return;
  tally.differs({
    matter: standing ? 'other-amount' : 'not-booked',
    transaction: moved.transaction,
    entry: `stripe:${line}`,
    stripeCents: cents(expected),
    ...(standing ? { ourCents: standing.cents } : {}),
  });
};

const keep = async (
  moved: Booked,
  gifts: ReadonlyMap<string, Gift>,
  { balances }: ReconcilingParts,
  tally: Tally,
): Promise<void> => {
  const { booking, transaction, type, amountCents, feeCents, netCents, at, availableOn } = moved;
  const { gift } = booking;
  const known = gifts.get(gift)?.lines.get(booking.line);
  const first = known?.first ?? known?.standing;
  const balance = { gift, transaction, type, amountCents, feeCents, netCents, at, availableOn };
  if (booking.state === 'waiting') {
    tally.count('waiting');
    await balances.wait(balance);
    return;
  }
  const entry = known && `stripe:${booking.line}`;
  await balances.settle({ ...balance, ...(entry === undefined ? {} : { entry }) }, first?.at ?? at);
};
