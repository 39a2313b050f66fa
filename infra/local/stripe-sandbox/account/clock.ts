import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { idOf } from './reference.ts';

/** The test clock a customer was made with, if any: their subscriptions live by it, and by nothing else. */
export const clockOf = (
  account: Account,
  customer: string | { id: string } | null | undefined,
): string | null => {
  const known = account.customers.get(idOf(customer) ?? '');
  return idOf(known?.test_clock);
};

export const nowOf = (account: Account, testClock: string | null): number =>
  account.testClocks.get(testClock ?? '')?.frozen_time ?? account.clockSeconds();

/** What a request does for a customer is dated by the customer's clock. */
export const byTheirClock = <T>(account: Account, customer: Stripe.Customer, run: () => T): T => {
  const clock = account.testClocks.get(idOf(customer.test_clock) ?? '');
  return clock ? account.asOf(clock.frozen_time, run) : run();
};
