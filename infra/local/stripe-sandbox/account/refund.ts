import type Stripe from 'stripe';
import type { Account, PendingRefund } from './account.ts';
import { enter } from './balance-transaction.ts';
import { previousAttributes } from './differences.ts';
import { idOf } from './reference.ts';

const day = 86_400;
/** Where Stripe's test cards say "some time later". */
const later = 180;

/** How a refund goes on: by itself as its way of payment says, or as somebody at the dashboard wants to see it. */
export type RefundCourse = 'as its number says' | 'fails later' | 'waits for funds';

export interface RefundPlan {
  amountCents: number;
  reason: Stripe.Refund.Reason | null;
  metadata: Stripe.Metadata;
  course: RefundCourse;
}

export const refundsOf = (account: Account, charge: string): Stripe.Refund[] =>
  [...account.refunds.values()].filter((refund) => refund.charge === charge);

const isGone = (refund: Stripe.Refund): boolean => refund.status === 'failed' || refund.status === 'canceled';

const sum = (refunds: readonly Stripe.Refund[]): number =>
  refunds.reduce((cents, refund) => cents + refund.amount, 0);

/** What can still be given back: refunds on their way are spoken for. */
export const refundableCents = (account: Account, charge: Stripe.Charge): number =>
  charge.amount_captured - sum(refundsOf(account, charge.id).filter((refund) => !isGone(refund)));

/** The charge counts what was taken from the balance for it, and forgets what failed. */
const chargeAfter = (account: Account, refund: Stripe.Refund): Stripe.Charge | undefined => {
  const charge = account.charges.get(idOf(refund.charge) ?? '');
  if (!charge) return undefined;
  const amountRefunded = sum(
    refundsOf(account, charge.id).filter((one) => one.balance_transaction !== null && !isGone(one)),
  );
  const changed: Stripe.Charge = {
    ...charge,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === charge.amount_captured,
  };
  account.charges.set(changed.id, changed);
  return changed;
};

const kindOf = (account: Account, refund: Stripe.Refund): string =>
  account.charges.get(idOf(refund.charge) ?? '')?.payment_method_details?.type ?? 'card';

const move = (account: Account, refund: Stripe.Refund, way: 'out' | 'back'): Stripe.BalanceTransaction => {
  const byCard = kindOf(account, refund) === 'card';
  const out = way === 'out';
  return enter(account, {
    amountCents: out ? -refund.amount : refund.amount,
    feeCents: 0,
    feeDescription: '',
    type: out ? (byCard ? 'refund' : 'payment_refund') : byCard ? 'refund_failure' : 'payment_failure_refund',
    reportingCategory: out ? 'refund' : 'refund_failure',
    source: refund.id,
    description: out ? 'REFUND FOR CHARGE' : 'REFUND FAILURE',
    availableOn: account.seconds(),
    currency: refund.currency,
  });
};

const change = (account: Account, refund: Stripe.Refund, changes: Partial<Stripe.Refund>): Stripe.Refund => {
  const changed: Stripe.Refund = { ...refund, ...changes };
  account.refunds.set(changed.id, changed);
  return changed;
};

/** Stripe tells every change twice: the younger event for all ways of payment, and the older one of charges. */
const tell = (account: Account, before: Stripe.Refund, after: Stripe.Refund): void => {
  const data = { object: after, previous_attributes: previousAttributes(before, after) };
  account.happened({ type: 'refund.updated', data });
  account.happened({ type: 'charge.refund.updated', data });
};

const tellCharge = (account: Account, refund: Stripe.Refund): void => {
  const charge = chargeAfter(account, refund);
  if (charge) account.happened({ type: 'charge.refunded', data: { object: charge } });
};

/**
 * A card's refund is done at once. A debit's leaves the balance at once and reaches the donor three days later. One that
 * waits has moved nothing yet, and the charge does not count it.
 */
const opening = (
  account: Account,
  charge: Stripe.Charge,
  course: RefundCourse,
): { status: string; pendingReason: string | null; ends: Omit<PendingRefund, 'refund'> | null } => {
  const afterwards = account.behaviours.get(charge.payment_method ?? '')?.afterwards;
  const due = (seconds: number, outcome: 'succeeds' | 'fails') => ({
    outcome,
    dueSeconds: account.seconds() + seconds,
  });
  const fails = course === 'fails later' || afterwards === 'refund fails later';
  if (course === 'waits for funds')
    return { status: 'pending', pendingReason: 'insufficient_funds', ends: due(3 * day, 'succeeds') };
  if (charge.payment_method_details?.type === 'sepa_debit')
    return { status: 'pending', pendingReason: null, ends: due(3 * day, fails ? 'fails' : 'succeeds') };
  if (fails) return { status: 'succeeded', pendingReason: null, ends: due(later, 'fails') };
  if (afterwards === 'refund succeeds later')
    return { status: 'pending', pendingReason: 'processing', ends: due(later, 'succeeds') };
  return { status: 'succeeded', pendingReason: null, ends: null };
};

const destination = (type: string): Stripe.Refund.DestinationDetails =>
  type === 'card'
    ? {
        card: {
          reference_status: 'pending',
          reference_type: 'acquirer_reference_number',
          type: 'refund',
        },
        type,
      }
    : type === 'paypal'
      ? { paypal: { network_decline_code: null, reference: null, reference_status: null }, type }
      : { type };

export const createRefund = (account: Account, charge: Stripe.Charge, plan: RefundPlan): Stripe.Refund => {
  const type = charge.payment_method_details?.type ?? 'card';
  const { status, pendingReason, ends } = opening(account, charge, plan.course);
  const asked: Stripe.Refund = {
    id: account.id(type === 'card' ? 're' : 'pyr'),
    object: 'refund',
    amount: plan.amountCents,
    balance_transaction: null,
    charge: charge.id,
    created: account.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destination(type),
    metadata: plan.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(pendingReason === null ? {} : { pending_reason: pendingReason }),
    reason: plan.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
  const refund = change(
    account,
    asked,
    pendingReason === null ? { balance_transaction: move(account, asked, 'out').id } : {},
  );
  if (ends) account.pendingRefunds.set(refund.id, { refund: refund.id, ...ends });
  account.happened({ type: 'refund.created', data: { object: refund } });
  if (refund.balance_transaction !== null) tellCharge(account, refund);
  return refund;
};

export const failRefund = (account: Account, refund: Stripe.Refund, failureReason: string): void => {
  account.pendingRefunds.delete(refund.id);
  const failed = change(account, refund, {
    status: 'failed',
    failure_reason: failureReason,
    ...(refund.balance_transaction === null
      ? {}
      : { failure_balance_transaction: move(account, refund, 'back').id }),
  });
  chargeAfter(account, failed);
  tell(account, refund, failed);
  account.happened({ type: 'refund.failed', data: { object: failed } });
};

/** The donor's bank takes the refund, or does not. Said once; a second answer finds nothing pending. */
export const answerRefund = (account: Account, pending: PendingRefund): void => {
  const refund = account.refunds.get(pending.refund);
  if (!refund || !account.pendingRefunds.delete(pending.refund)) return;
  if (pending.outcome === 'fails') {
    const byCard = kindOf(account, refund) === 'card';
    failRefund(account, refund, byCard ? 'expired_or_canceled_card' : 'declined');
    return;
  }
  const { pending_reason: _, ...rest } = refund;
  const succeeded: Stripe.Refund = {
    ...rest,
    status: 'succeeded',
    balance_transaction: refund.balance_transaction ?? move(account, refund, 'out').id,
  };
  account.refunds.set(succeeded.id, succeeded);
  tell(account, refund, succeeded);
  if (refund.balance_transaction === null) tellCharge(account, succeeded);
};

export const describeRefund = (
  account: Account,
  refund: Stripe.Refund,
  metadata: Stripe.Metadata,
): Stripe.Refund => {
  const described = change(account, refund, { metadata });
  tell(account, refund, described);
  return described;
};

/** As long as no money has moved, a refund can be taken back. */
export const cancelRefund = (account: Account, refund: Stripe.Refund): Stripe.Refund => {
  account.pendingRefunds.delete(refund.id);
  const { pending_reason: _, ...rest } = refund;
  const canceled = change(account, rest, { status: 'canceled', failure_reason: 'merchant_request' });
  tell(account, refund, canceled);
  return canceled;
};
