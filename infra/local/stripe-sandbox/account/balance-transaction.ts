import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { isAvailable } from './balance.ts';
import { idOf } from './reference.ts';

const day = 86_400;

/** 1.5 % and 25 cents for a card, 35 cents for a debit: Stripe's German list prices. */
const feeCents = (amountCents: number, methodType: string): number =>
  methodType === 'sepa_debit' ? 35 : Math.round((amountCents * 15) / 1000) + 25;

export interface Movement {
  /** What comes in; what goes out is negative. */
  amountCents: number;
  /** What Stripe keeps of it; negative where Stripe gives a fee back. */
  feeCents: number;
  feeDescription: string;
  type: Stripe.BalanceTransaction.Type;
  reportingCategory: string;
  /** The charge, refund, dispute or payout that moved the money; null for Stripe's own bills. */
  source: string | null;
  description: string | null;
  availableOn: number;
  /** What the source is counted in. */
  currency: string;
}

/** Writes one movement of the balance down. The net is amount less fee, always. */
export const enter = (account: Account, movement: Movement): Stripe.BalanceTransaction => {
  const fee = movement.feeCents;
  const transaction: Stripe.BalanceTransaction = {
    id: account.id('txn'),
    object: 'balance_transaction',
    amount: movement.amountCents,
    available_on: movement.availableOn,
    balance_type: 'payments',
    created: account.seconds(),
    // The account settles in euros. Other currencies are converted one to one: the sandbox knows no exchange rates.
    currency: 'eur',
    description: movement.description,
    exchange_rate: movement.currency === 'eur' ? null : 1,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: 'eur',
              description: movement.feeDescription,
              type: 'stripe_fee',
            },
          ],
    net: movement.amountCents - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: movement.availableOn <= account.seconds() ? 'available' : 'pending',
    type: movement.type,
  };
  account.balanceTransactions.set(transaction.id, transaction);
  account.notPaidOut.add(transaction.id);
  return transaction;
};

/** A card's money takes three days, unless its number skips them; a debit's is there when its bank answers. */
const waitSeconds = (account: Account, charge: Stripe.Charge): number => {
  const behaviour = account.behaviours.get(charge.payment_method ?? '');
  if (behaviour?.type === 'sepa_debit') return behaviour.delaySeconds;
  const byCard = (charge.payment_method_details?.type ?? 'card') === 'card';
  return byCard && behaviour?.afterwards !== 'available at once' ? 3 * day : 0;
};

/**
 * The money stands in the account's balance, less Stripe's fee; the charge learns the transaction's id. A debit's does
 * so from its first day on, long before anybody knows whether it will come.
 */
export const book = (account: Account, charge: Stripe.Charge): Stripe.Charge => {
  const methodType = charge.payment_method_details?.type ?? 'card';
  const transaction = enter(account, {
    amountCents: charge.amount_captured,
    feeCents: feeCents(charge.amount_captured, methodType),
    feeDescription: 'Stripe processing fees',
    type: methodType === 'card' ? 'charge' : 'payment',
    reportingCategory: 'charge',
    source: charge.id,
    description: charge.description,
    availableOn: account.seconds() + waitSeconds(account, charge),
    currency: charge.currency,
  });
  const booked: Stripe.Charge = { ...charge, balance_transaction: transaction.id };
  account.charges.set(booked.id, booked);
  return booked;
};

/**
 * The bank sends a debit back: its money leaves the balance again, and Stripe gives its fee back. Neither is available
 * before the other, so no payout takes one of them along alone. Stripe bills a fee for each SEPA debit that fails, since
 * June 2024 another one than for disputes; how much depends on country and contract, so the sandbox plays none.
 * https://support.stripe.com/questions/june-2024-pricing-update-for-sepa-direct-debit
 */
export const takeBack = (account: Account, charge: Stripe.Charge): Stripe.BalanceTransaction | undefined => {
  const booked = account.balanceTransactions.get(idOf(charge.balance_transaction) ?? '');
  return (
    booked &&
    enter(account, {
      amountCents: -booked.amount,
      feeCents: -booked.fee,
      feeDescription: 'Stripe processing fees',
      type: 'payment_failure_refund',
      reportingCategory: 'charge_failure',
      source: charge.id,
      description: 'REFUND FOR FAILED PAYMENT',
      availableOn: Math.max(account.seconds(), booked.available_on),
      currency: charge.currency,
    })
  );
};

/** Money becomes available by the clock alone, without an event: so it is asked for when somebody looks. */
export const asOfNow = (
  account: Account,
  transaction: Stripe.BalanceTransaction,
): Stripe.BalanceTransaction => ({
  ...transaction,
  status: isAvailable(account, transaction, account.clockSeconds()) ? 'available' : 'pending',
});
