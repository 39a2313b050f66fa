import type { Account } from './account.ts';
import { expireSession } from './checkout-session.ts';
import { answerDebit } from './payment.ts';

/** What the clock brings by itself: banks answer, open sessions expire. In the order in which it fell due. */
export const settleDue = (account: Account): void => {
  const nowSeconds = account.clockSeconds();
  const due: { atSeconds: number; run: () => void }[] = [];
  // Asked before and after every request: so nothing is made here for what is not due yet.
  for (const debit of account.pendingDebits.values())
    if (debit.dueSeconds <= nowSeconds)
      due.push({ atSeconds: debit.dueSeconds, run: () => answerDebit(account, debit) });
  for (const session of account.sessions.values())
    if (session.status === 'open' && session.expires_at <= nowSeconds)
      due.push({ atSeconds: session.expires_at, run: () => void expireSession(account, session) });
  for (const { atSeconds, run } of due.toSorted((one, other) => one.atSeconds - other.atSeconds))
    account.atMoment(atSeconds, run);
};
