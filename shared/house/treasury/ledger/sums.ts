import type { Entry, MonthTotal } from '../../../domain/ledger.ts';
import { type Cents, negated, sumCents } from '../../../domain/money.ts';
import type { LedgerSums } from '../../../routes/treasury/ledger.ts';
import type { LedgerPages } from '../../../store/ledger-pages.ts';
import type { Selection } from './selection.ts';

type Amount = Pick<Entry, 'account' | 'cents'>;
type KnownSums = Required<Omit<LedgerSums, 'from'>>;

/** What entries add up to, each in the account it stands in. */
export const sumsOf = (entries: readonly Amount[]): KnownSums => {
  const of = (account: Entry['account']): Cents =>
    sumCents(entries.flatMap((entry) => (entry.account === account ? [entry.cents] : [])));
  return knownSums(of('received'), of('returned'), of('pending'), of('fees'));
};

export const knownSums = (
  cameInCents: Cents,
  returnedCents: Cents,
  pendingCents: Cents,
  feeCents: Cents,
): KnownSums => ({
  cameInCents,
  returnedCents,
  receivedCents: sumCents([cameInCents, returnedCents]),
  pendingCents,
  feeCents,
});

/**
 * The sums of a whole selection from the kept totals, as far as those know them: never from entries, so they cost the
 * same whatever the number of gifts. They are kept by campaign and month, what counts also by source and earmark.
 */
export const keptSums = async (
  { filter, campaigns, from, through }: Selection,
  { totalsOf }: Pick<LedgerPages, 'totalsOf'>,
): Promise<LedgerSums> => {
  const { source, earmark, account, movement, method, text } = filter;
  const isByPlace = source !== undefined || earmark !== undefined;
  const isUnkept = movement !== undefined || method !== undefined || text !== undefined;
  if (isUnkept || (isByPlace && account !== undefined)) return { from: 'unknown' };
  const kept = await Promise.all([...campaigns].map(async (campaign) => totalsOf(campaign)));
  const totals = kept.flat().filter(({ month }) => from <= month && month <= through);
  if (isByPlace) return { receivedCents: receivedIn(totals, source, earmark), from: 'unknown' };
  const returned = sumCents(totals.map(({ returnedCents }) => returnedCents));
  const sums = {
    received: sumCents([receivedIn(totals), negated(returned)]),
    returned,
    pending: sumCents(totals.map(({ pendingCents }) => pendingCents)),
    fees: sumCents(totals.map(({ feeCents }) => feeCents)),
  };
  const of = (one: Entry['account']): Cents =>
    account === undefined || account === one ? sums[one] : sumCents([]);
  return { ...knownSums(of('received'), of('returned'), of('pending'), of('fees')), from: 'totals' };
};

/** What came in less what went back. */
const receivedIn = (
  totals: readonly MonthTotal[],
  source?: Entry['source'],
  earmark?: Entry['earmark'],
): Cents =>
  sumCents(
    totals
      .flatMap(({ received }) => received)
      .filter(
        (line) =>
          (source === undefined || line.source === source) &&
          (earmark === undefined || line.earmark === earmark),
      )
      .map((line) => line.cents),
  );
