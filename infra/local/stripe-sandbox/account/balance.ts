import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { idOf } from './reference.ts';

/** A debit on its way is never available, though its day may have come: a test clock can be behind the house's. */
export const isAvailable = (
  account: Account,
  transaction: Stripe.BalanceTransaction,
  seconds: number,
): boolean =>
  transaction.available_on <= seconds &&
  account.charges.get(idOf(transaction.source) ?? '')?.status !== 'pending';

const inEuros = (amount: number) => [{ amount, currency: 'eur', source_types: { card: amount } }];

/** The sum of everything that ever moved, parted by whether it can be paid out already. */
export const balanceOf = (account: Account, seconds: number): Stripe.Balance => {
  let available = 0;
  let pending = 0;
  for (const transaction of account.balanceTransactions.values())
    if (isAvailable(account, transaction, seconds)) available += transaction.net;
    else pending += transaction.net;
  return {
    object: 'balance',
    available: inEuros(available),
    livemode: false,
    pending: inEuros(pending),
    refund_and_dispute_prefunding: {
      available: [{ amount: 0, currency: 'eur' }],
      pending: [{ amount: 0, currency: 'eur' }],
    },
  };
};

/** One test card's money skips the days of waiting: Stripe says so at once, and not with the next payout. */
export const tellIfAvailable = (account: Account, charge: Stripe.Charge): void => {
  const behaviour = account.behaviours.get(charge.payment_method ?? '');
  if (behaviour?.afterwards === 'available at once')
    account.happened({
      type: 'balance.available',
      data: { object: balanceOf(account, account.seconds()) },
    });
};
