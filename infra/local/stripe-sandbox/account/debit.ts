import type { Decline } from './decline.ts';

/** Why a bank sends a debit back: Stripe's word for it, and the bank's own where it is known (ISO 20022). */
export interface DebitFailure {
  code: string;
  networkCode: string | null;
  message: string;
}

/** A SEPA debit on its way: the bank has not answered yet. */
export interface PendingDebit {
  paymentIntent: string;
  outcome: 'settles' | 'bounces';
  failure: DebitFailure;
  dueSeconds: number;
  /** Whose time it is: a test clock's, or the house's. */
  testClock: string | null;
}

/** What the dashboard's lever says about the debits of a subscription to come. */
export interface PlannedFailure {
  decline: Decline;
  failure: DebitFailure;
  /** Whether the tries after the next one fail, too, until somebody gives another way to pay. */
  alsoRetries: boolean;
}

export const insufficientFunds: DebitFailure = {
  code: 'insufficient_funds',
  networkCode: null,
  message: "The customer's account has insufficient funds to cover this payment.",
};

const closed = 'The bank account could not be debited because it is closed.';
const restricted = 'The bank account does not allow direct debits.';
const notAuthorized = 'The debit was not authorized by the account holder.';

/** The returns a bank may give, by ISO 20022 external return reason code. */
export const debitFailures: Readonly<Record<string, DebitFailure>> = {
  AC01: { code: 'no_account', networkCode: 'AC01', message: 'The bank account could not be found.' },
  AC04: { code: 'account_closed', networkCode: 'AC04', message: closed },
  AC06: { code: 'bank_account_restricted', networkCode: 'AC06', message: restricted },
  AG01: { code: 'bank_account_restricted', networkCode: 'AG01', message: restricted },
  AM04: { ...insufficientFunds, networkCode: 'AM04' },
  MD01: { code: 'debit_not_authorized', networkCode: 'MD01', message: notAuthorized },
  MD06: { code: 'debit_not_authorized', networkCode: 'MD06', message: notAuthorized },
  MD07: {
    code: 'recipient_deceased',
    networkCode: 'MD07',
    message: 'The account holder has died.',
  },
  MS02: { code: 'refer_to_customer', networkCode: 'MS02', message: 'The account holder refused the debit.' },
  MS03: {
    code: 'generic_could_not_process',
    networkCode: 'MS03',
    message: 'The bank could not process this debit.',
  },
};
