import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { nowOf } from './clock.ts';
import { collectInvoice } from './collect-invoice.ts';
import { idOf } from './reference.ts';
import { expireIncomplete, renew } from './renewal.ts';
import { incompleteForSeconds } from './start-subscription.ts';
import { endSubscription, periodOf, updateSubscription } from './subscription.ts';

export interface Due {
  atSeconds: number;
  run: () => void;
}

const runs: ReadonlySet<string> = new Set(['active', 'past_due', 'trialing']);

/** When the clock next changes something about a subscription; never, where it has ended or rests. */
const nextSeconds = (subscription: Stripe.Subscription): number => {
  if (subscription.status === 'incomplete') return subscription.created + incompleteForSeconds;
  if (!runs.has(subscription.status)) return Infinity;
  return Math.min(
    periodOf(subscription).end,
    subscription.cancel_at ?? Infinity,
    subscription.pause_collection?.resumes_at ?? Infinity,
  );
};

/** One thing at a time: what else falls due in the same second finds the subscription as this one left it. */
const settle = (account: Account, id: string): void => {
  const subscription = account.subscriptions.get(id);
  const seconds = account.seconds();
  if (!subscription || nextSeconds(subscription) > seconds) return;
  const resumesAt = subscription.pause_collection?.resumes_at ?? Infinity;
  if (subscription.status === 'incomplete') expireIncomplete(account, subscription);
  else if ((subscription.cancel_at ?? Infinity) <= seconds) endSubscription(account, subscription, {});
  else if (resumesAt <= seconds) updateSubscription(account, subscription, { pause_collection: null });
  else renew(account, subscription);
};

/** What the clock, or a customer's test clock, brings to subscriptions: periods end, Stripe tries again, or gives up. */
export const dueSubscriptions = (account: Account): Due[] => {
  const due: Due[] = [];
  for (const subscription of account.subscriptions.values()) {
    const atSeconds = nextSeconds(subscription);
    if (atSeconds <= nowOf(account, idOf(subscription.test_clock)))
      due.push({ atSeconds, run: () => settle(account, subscription.id) });
  }
  for (const invoice of account.invoices.values())
    if (
      invoice.status === 'open' &&
      invoice.next_payment_attempt !== null &&
      invoice.next_payment_attempt <= nowOf(account, idOf(invoice.test_clock))
    )
      due.push({
        atSeconds: invoice.next_payment_attempt,
        run: () => {
          const fresh = account.invoices.get(invoice.id);
          // The subscription may have ended in this very second, and nothing is collected any more.
          if (fresh?.status === 'open' && fresh.next_payment_attempt !== null)
            collectInvoice(account, fresh, { donorIsPresent: false });
        },
      });
  return due;
};
