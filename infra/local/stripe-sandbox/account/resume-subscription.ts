import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { boundaryAfter } from './billing-period.ts';
import { nextPeriod } from './renewal.ts';
import { monthly } from './subscription-item.ts';
import { replaceSubscription, resumed } from './subscription.ts';

/**
 * A paused subscription goes on. With `now` a new period begins and is debited; with `unchanged` the old days stay, the
 * next one is debited, and nothing for the time it rested.
 */
export const resume = (
  account: Account,
  subscription: Stripe.Subscription,
  anchor: 'now' | 'unchanged',
): Stripe.Subscription => {
  const seconds = account.seconds();
  const data = subscription.items.data.map((item) =>
    item.current_period_end > seconds
      ? item
      : {
          ...item,
          current_period_end: boundaryAfter(
            subscription.billing_cycle_anchor,
            item.price.recurring ?? monthly,
            seconds,
          ),
        },
  );
  const caughtUp =
    anchor === 'now'
      ? subscription
      : replaceSubscription(account, subscription, { items: { ...subscription.items, data } });
  const active = resumed(account, caughtUp);
  if (anchor === 'now') nextPeriod(account, active, { billing_cycle_anchor: seconds });
  return account.subscriptions.get(active.id) ?? active;
};
