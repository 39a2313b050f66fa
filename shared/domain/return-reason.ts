import * as z from 'zod';

/**
 * What a failed or returned debit asks of us.
 *
 * - `retry`: once more, then stop;
 * - `new-account`: stop, and ask for another account;
 * - `stop`: stop, the giver wants it so;
 * - `silence`: stop, and never write again: the giver has died;
 * - `ask-person`: stop, and let a person find out why; - `check`: a person looks, and nothing is stopped;
 * - `wait`: nothing of ours; Stripe tries again by its own plan.
 */
export const ReturnAction = z.enum([
  'retry',
  'new-account',
  'stop',
  'silence',
  'ask-person',
  'check',
  'wait',
]);
export type ReturnAction = z.infer<typeof ReturnAction>;

/**
 * Reason codes of SEPA direct debit returns (ISO 20022 external return reasons, EPC173-14) and Stripe's own words
 * for the same, and what we do about each.
 */
const actions: Readonly<Record<string, ReturnAction>> = {
  AC01: 'new-account',
  AC04: 'new-account',
  AC06: 'new-account',
  AC13: 'new-account',
  AG01: 'new-account',
  SL01: 'new-account',
  AM04: 'retry',
  AM05: 'check',
  MD01: 'stop',
  MD06: 'stop',
  MD07: 'silence',
  MS02: 'ask-person',
  MS03: 'ask-person',
  account_closed: 'new-account',
  bank_account_restricted: 'new-account',
  branch_does_not_exist: 'new-account',
  incorrect_account_details: 'new-account',
  incorrect_account_holder_name: 'new-account',
  invalid_account_number: 'new-account',
  insufficient_funds: 'retry',
  debit_not_authorized: 'stop',
  recipient_deceased: 'silence',
  bank_cannot_process: 'ask-person',
  refer_to_customer: 'ask-person',
  no_account: 'new-account',
  customer_initiated: 'stop',
};

const bankCode = /^[A-Z]{2}\d{2}$/;

/** @param reason the bank's code or Stripe's word; a code we have not learned is for a person to look at */
export const actionFor = (reason: string | undefined): ReturnAction =>
  actions[reason ?? ''] ?? (bankCode.test(reason ?? '') ? 'check' : 'wait');
