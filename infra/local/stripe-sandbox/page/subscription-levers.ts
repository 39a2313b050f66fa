import type { Account } from '../account/account.ts';
import { byTheirClock } from '../account/clock.ts';
import { debitFailures, insufficientFunds } from '../account/debit.ts';
import { idOf } from '../account/reference.ts';
import { renewNow } from '../account/renewal.ts';
import { endSubscription } from '../account/subscription.ts';
import { declined, insufficientFunds as emptyCard } from '../account/test-numbers.ts';
import { plain, redirect } from './frame.ts';
import type { Page } from './frame.ts';

/** Why the next debit may fail: by the bank's own word where it has one, else by Stripe's. */
export const failureReasons: readonly string[] = [insufficientFunds.code, ...Object.keys(debitFailures)];

const runs: ReadonlySet<string> = new Set(['active', 'past_due', 'trialing']);

const planFailure = (account: Account, subscription: string, form: URLSearchParams): Page => {
  const reason = form.get('reason') ?? insufficientFunds.code;
  if (!failureReasons.includes(reason)) return plain(400, `reason is one of ${failureReasons.join(', ')}.`);
  const failure = debitFailures[reason] ?? insufficientFunds;
  account.plannedFailures.set(subscription, {
    failure,
    // A card knows no bank's reasons: it is empty, or it is refused.
    decline: failure.code === insufficientFunds.code ? emptyCard : declined,
    alsoRetries: form.get('retries') === 'on',
  });
  return redirect('/');
};

/** What a person may do to a subscription on the dashboard. */
export const subscriptionLever = (path: string, form: URLSearchParams, account: Account): Page | null => {
  const [, id = '', verb] = /^\/sandbox\/subscriptions\/(\w+)\/(renew|fail-next|cancel)$/.exec(path) ?? [];
  if (verb === undefined) return null;
  const subscription = account.subscriptions.get(id);
  if (!subscription) return plain(404, 'There is no such subscription.');
  if (!runs.has(subscription.status)) return plain(409, `The subscription is ${subscription.status}.`);
  if (verb === 'fail-next') return planFailure(account, id, form);
  const customer = account.customers.get(idOf(subscription.customer) ?? '');
  const run = (): void => {
    if (verb === 'renew') renewNow(account, subscription);
    else endSubscription(account, subscription, { reason: 'cancellation_requested' });
  };
  if (customer) byTheirClock(account, customer, run);
  return redirect('/');
};
