import type { BalanceTransaction } from '../../stripe/balance-transaction.ts';
import type { StripeAccount } from '../../stripe/account.ts';
import { handful } from './transactions.ts';

/** Where a walk through Stripe's transactions is, in Stripe's seconds. */
export interface Place {
  readonly seconds: number;
  /** The last transaction of that very second that was walked over. */
  readonly last?: string | undefined;
}

export const daySeconds = 24 * 60 * 60;
const widestSeconds = 32 * daySeconds;
/** Fewer than this in a stretch, and the next one may be wider. */
const fewTransactions = 200;

/**
 * Walks through Stripe's transactions, oldest first, handful by handful. Stripe lists the newest first, so it is asked
 * for one stretch of time after the other, each as long as can be read at once.
 *
 * @param to in seconds, not included
 * @param walked does what is to be done with a handful, and is told where the walk is then
 * @param isLate stops the walk before the next handful
 */
export const walk = async (
  from: Place,
  to: number,
  account: Pick<StripeAccount, 'transactions'>,
  walked: (transactions: readonly BalanceTransaction[], place: Place) => Promise<void>,
  isLate: () => boolean,
): Promise<void> => {
  let place = from;
  let stretchSeconds = daySeconds;
  while (place.seconds < to && !isLate()) {
    const end = Math.min(place.seconds + stretchSeconds, to);
    const found = await account.transactions(place.seconds, end);
    if (!found) {
      stretchSeconds = Math.ceil((end - place.seconds) / 2);
      continue;
    }
    const { last } = place;
    const open = found.slice(last === undefined ? 0 : found.findIndex(({ id }) => id === last) + 1);
    for (let start = 0; start < open.length; start += handful) {
      if (isLate()) return;
      const some = open.slice(start, start + handful);
      const newest = some.at(-1);
      if (newest) await walked(some, { seconds: newest.created, last: newest.id });
    }
    place = { seconds: end };
    await walked([], place);
    if (found.length < fewTransactions) stretchSeconds = Math.min(stretchSeconds * 2, widestSeconds);
  }
};
