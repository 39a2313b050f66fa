import type { Balance } from '../../../domain/balance.ts';
import type { Entry } from '../../../domain/ledger.ts';
import type { LedgerRow } from '../../../routes/treasury/ledger.ts';
import type { LedgerPages } from '../../../store/ledger-pages.ts';

/**
 * Entries of one month, in the order of time, with what Stripe's balance says of them. Balances are listed by the
 * instant of their entry, so those of a handful lie beside each other: one read of a range, not one for each gift.
 */
export const rowsOf = async (
  entries: readonly Entry[],
  { balancesOf }: Pick<LedgerPages, 'balancesOf'>,
): Promise<LedgerRow[]> => {
  const settled = entries.filter(hasBalance);
  const [one, other] = [settled[0], settled.at(-1)];
  if (!one || !other) return entries.map((entry) => rowOf(entry, undefined));
  const [from, until] = one.at < other.at ? [one.at, other.at] : [other.at, one.at];
  const balances = await balancesOf(one.month, from, until);
  const byEntry = new Map(balances.map((balance) => [balance.entry, balance]));
  return entries.map((entry) => rowOf(entry, byEntry.get(entry.entry)));
};

/** Only what Stripe told and what came or went stands for an amount of Stripe's balance. */
const hasBalance = ({ entry, account, movement }: Entry): boolean =>
  entry.startsWith('stripe:') &&
  (account === 'received' || account === 'returned' || account === 'fees') &&
  movement !== 'moved-in' &&
  movement !== 'moved-out';

export const rowOf = (entry: Entry, balance: Balance | undefined): LedgerRow => {
  const {
    line: _line,
    move: _move,
    charge,
    wishes: _wishes,
    by: _by,
    event: _event,
    bookedAt: _bookedAt,
    ...shown
  } = entry;
  return {
    ...shown,
    reference: entry.entry.startsWith('manual:')
      ? entry.entry.slice('manual:'.length)
      : (charge ?? entry.gift),
    ...(balance && {
      grossCents: balance.amountCents,
      feeCents: balance.feeCents,
      netCents: balance.netCents,
      ...(balance.payout !== undefined && { payout: balance.payout }),
    }),
  };
};
