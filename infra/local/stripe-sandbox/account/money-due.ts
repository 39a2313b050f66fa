import type { Account } from './account.ts';
import { closeDispute, isOpen } from './dispute.ts';
import type { Due } from './due-subscriptions.ts';
import { movePayout, payOutDaily } from './payout.ts';
import { answerRefund } from './refund.ts';
import { chargeMonthlyFee } from './stripe-fee.ts';

/** Refunds arrive or fail, disputes run out, payouts leave and arrive, Stripe sends its bill. */
export const moneyDue = (account: Account, nowSeconds: number): Due[] => {
  const due: Due[] = [];
  for (const pending of account.pendingRefunds.values())
    if (pending.dueSeconds <= nowSeconds)
      due.push({ atSeconds: pending.dueSeconds, run: () => answerRefund(account, pending) });
  for (const dispute of account.disputes.values()) {
    const { due_by: dueBy } = dispute.evidence_details;
    if (dueBy !== null && dueBy <= nowSeconds && isOpen(dispute))
      due.push({ atSeconds: dueBy, run: () => void closeDispute(account, dispute, 'lost') });
  }
  for (const pending of account.pendingPayouts.values())
    if (pending.dueSeconds <= nowSeconds)
      due.push({ atSeconds: pending.dueSeconds, run: () => movePayout(account, pending) });
  const { calendar } = account;
  if (calendar.feeSeconds() <= nowSeconds)
    due.push({
      atSeconds: calendar.feeSeconds(),
      run: () => {
        chargeMonthlyFee(account);
        calendar.feeDone();
      },
    });
  if (calendar.payoutSeconds() <= nowSeconds)
    due.push({
      atSeconds: calendar.payoutSeconds(),
      run: () => {
        payOutDaily(account);
        calendar.payoutDone();
      },
    });
  return due;
};
