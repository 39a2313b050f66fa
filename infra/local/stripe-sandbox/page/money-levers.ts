import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import {
  closeDispute,
  disputableCents,
  escalate,
  isChargedBack,
  isInquiry,
  isOpen,
  openDispute,
} from '../account/dispute.ts';
import { fraudulent, inquiry, returnCauses } from '../account/dispute-cause.ts';
import type { DisputeCause } from '../account/dispute-cause.ts';
import { failPayout, payOutDaily } from '../account/payout.ts';
import { idOf } from '../account/reference.ts';
import { answerRefund, createRefund, refundableCents } from '../account/refund.ts';
import { chargeStripeFee } from '../account/stripe-fee.ts';
import { plain, redirect } from './frame.ts';
import type { Page } from './frame.ts';

const done = redirect('/');

/** Euros as a person types them: 12, 12.5 or 12,50. */
const centsFrom = (typed: string | null): number | null => {
  const [, euros = '', rest = ''] = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(typed?.trim() ?? '') ?? [];
  return euros === '' ? null : Number(euros) * 100 + Number(rest.padEnd(2, '0'));
};

const refundFrom = (account: Account, charge: Stripe.Charge, form: URLSearchParams): Page => {
  const left = refundableCents(account, charge);
  const typed = form.get('amount')?.trim() ?? '';
  const amountCents = typed === '' ? left : centsFrom(typed);
  if (isChargedBack(account, charge)) return plain(409, 'This payment has been charged back.');
  if (amountCents === null || amountCents < 1) return plain(400, 'amount is in euros: 12 or 12.50.');
  if (amountCents > left) return plain(409, `No more than ${left} cents are left of this payment.`);
  const course = form.get('course');
  createRefund(account, charge, {
    amountCents,
    reason: null,
    metadata: {},
    course: course === 'fails later' || course === 'waits for funds' ? course : 'as its number says',
  });
  return done;
};

const disputeFrom = (account: Account, charge: Stripe.Charge, cause: DisputeCause | undefined): Page => {
  if (!cause) return plain(400, `reason is one of ${Object.keys(returnCauses).join(', ')}.`);
  if (charge.disputed) return plain(409, 'This payment is disputed already.');
  if (disputableCents(account, charge) === 0) return plain(409, 'All of this payment was refunded.');
  if ((cause.kind === 'return') !== (charge.payment_method_details?.type === 'sepa_debit'))
    return plain(409, 'Banks return debits; everything else is disputed.');
  openDispute(account, charge, cause);
  return done;
};

const onPayment = (account: Account, id: string, verb: string, form: URLSearchParams): Page => {
  const charge = account.charges.get(idOf(account.paymentIntents.get(id)?.latest_charge) ?? '');
  if (charge?.status !== 'succeeded' || !charge.captured) return plain(409, 'This payment has not arrived.');
  if (verb === 'refund') return refundFrom(account, charge, form);
  if (verb === 'return') return disputeFrom(account, charge, returnCauses[form.get('reason') ?? '']);
  return disputeFrom(account, charge, form.get('kind') === 'inquiry' ? inquiry : fraudulent);
};

const onDispute = (account: Account, id: string, verb: string): Page => {
  const dispute = account.disputes.get(id);
  if (!dispute || !isOpen(dispute)) return plain(409, 'This dispute is not open.');
  if (verb !== 'escalate') closeDispute(account, dispute, verb === 'win' ? 'won' : 'lost');
  else if (isInquiry(dispute)) escalate(account, dispute);
  else return plain(409, 'Only an inquiry can become a dispute.');
  return done;
};

const onRefund = (account: Account, id: string, verb: string): Page => {
  const pending = account.pendingRefunds.get(id);
  if (!pending) return plain(409, 'This refund is not on its way.');
  answerRefund(account, { ...pending, outcome: verb === 'fail' ? 'fails' : 'succeeds' });
  return done;
};

const onPayout = (account: Account, id: string): Page => {
  const payout = account.payouts.get(id);
  if (!payout || payout.status === 'failed') return plain(409, 'This payout cannot fail.');
  failPayout(account, payout);
  return done;
};

/** What can happen to money after it was paid. Null where the path is none of these. */
export const moneyLever = (path: string, form: URLSearchParams, account: Account): Page | null => {
  const [, noun, id = '', verb = ''] =
    /^\/sandbox\/(payments|disputes|refunds|payouts)\/(\w+)\/(refund|dispute|return|win|lose|escalate|succeed|fail)$/.exec(
      path,
    ) ?? [];
  if (noun === 'payments' && /^(refund|dispute|return)$/.test(verb))
    return onPayment(account, id, verb, form);
  if (noun === 'disputes' && /^(win|lose|escalate)$/.test(verb)) return onDispute(account, id, verb);
  if (noun === 'refunds' && /^(succeed|fail)$/.test(verb)) return onRefund(account, id, verb);
  if (noun === 'payouts' && verb === 'fail') return onPayout(account, id);
  if (path === '/sandbox/payouts')
    return payOutDaily(account) ? done : plain(409, 'There is nothing to pay out.');
  if (path === '/sandbox/fee') {
    const cents = centsFrom(form.get('amount'));
    if (cents === null || cents < 1) return plain(400, 'amount is in euros: 12 or 12.50.');
    chargeStripeFee(account, cents, form.get('description')?.trim() || 'Billing usage fee');
    return done;
  }
  return null;
};
