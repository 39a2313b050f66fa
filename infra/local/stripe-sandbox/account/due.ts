import type { Account } from './account.ts';
import { expireSession } from './checkout-session.ts';
import { nowOf } from './clock.ts';
import { dueSubscriptions } from './due-subscriptions.ts';
import type { Due } from './due-subscriptions.ts';
import { moneyDue } from './money-due.ts';
import { answerDebit } from './payment.ts';

// Asked before and after every request: so nothing is made here for what is not due yet.
const dueBy = (account: Account, nowSeconds: number): Due[] => {
  const due: Due[] = [];
  for (const debit of account.pendingDebits.values())
    if (debit.dueSeconds <= nowOf(account, debit.testClock))
      due.push({ atSeconds: debit.dueSeconds, run: () => answerDebit(account, debit) });
  for (const session of account.sessions.values())
    if (session.status === 'open' && session.expires_at <= nowSeconds)
      due.push({ atSeconds: session.expires_at, run: () => void expireSession(account, session) });
  due.push(...dueSubscriptions(account), ...moneyDue(account, nowSeconds));
  return due;
};

/**
 * What the clock brings by itself: banks answer, open sessions expire, subscriptions renew, payouts go out. In the order
 * in which it fell due, second by second, since one thing brings the next: a debit that settles is in the next payout.
 */
export const settleDue = (account: Account): void => {
  const nowSeconds = account.clockSeconds();
  for (;;) {
    const due = dueBy(account, nowSeconds);
    const first = due.reduce((earliest, { atSeconds }) => Math.min(earliest, atSeconds), Infinity);
    if (first === Infinity) return;
    for (const { atSeconds, run } of due) if (atSeconds === first) account.atMoment(first, run);
  }
};
