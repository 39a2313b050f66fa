import type Stripe from 'stripe';
import type { Account } from './account.ts';

const day = 86_400;

/** 1.5 % and 25 cents for a card, 35 cents for a debit: Stripe's German list prices. */
const feeCents = (amountCents: number, methodType: string): number =>
  methodType === 'sepa_debit' ? 35 : Math.round((amountCents * 15) / 1000) + 25;

/** The money arrives in the account's balance, less Stripe's fee; the charge learns the transaction's id. */
export const book = (account: Account, charge: Stripe.Charge): Stripe.Charge => {
  const bySepa = charge.payment_method_details?.type === 'sepa_debit';
  const fee = feeCents(charge.amount, charge.payment_method_details?.type ?? 'card');
  const created = account.seconds();
  const transaction: Stripe.BalanceTransaction = {
    id: account.id('txn'),
    object: 'balance_transaction',
    amount: charge.amount,
    available_on: created + (bySepa ? 0 : 3 * day),
    balance_type: 'payments',
    created,
    // The account settles in euros. Other currencies are converted one to one: the sandbox knows no exchange rates.
    currency: 'eur',
    description: charge.description,
    exchange_rate: charge.currency === 'eur' ? null : 1,
    fee,
    fee_details: [
      {
        amount: fee,
        application: null,
        currency: 'eur',
        description: 'Stripe processing fees',
        type: 'stripe_fee',
      },
    ],
    net: charge.amount - fee,
    reporting_category: 'charge',
    source: charge.id,
    status: 'pending',
    type: bySepa ? 'payment' : 'charge',
  };
  account.balanceTransactions.set(transaction.id, transaction);
  const booked: Stripe.Charge = { ...charge, balance_transaction: transaction.id };
  account.charges.set(booked.id, booked);
  return booked;
};

/** Money becomes available by the clock alone, without an event: so it is asked for when somebody looks. */
export const asOfNow = (
  account: Account,
  transaction: Stripe.BalanceTransaction,
): Stripe.BalanceTransaction => ({
  ...transaction,
  status: transaction.available_on <= account.clockSeconds() ? 'available' : 'pending',
});
