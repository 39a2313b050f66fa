import type Stripe from 'stripe';
import type { Account, PendingPayout } from './account.ts';
import { balanceOf, isAvailable } from './balance.ts';
import { enter } from './balance-transaction.ts';
import { previousAttributes } from './differences.ts';
import { idOf } from './reference.ts';

const hour = 3600;
const day = 86_400;
const arrivalDays = 2;

const change = (account: Account, payout: Stripe.Payout, changes: Partial<Stripe.Payout>): Stripe.Payout => {
  const changed: Stripe.Payout = { ...payout, ...changes };
  account.payouts.set(changed.id, changed);
  return changed;
};

const send = (
  account: Account,
  plan: {
    amountCents: number;
    automatic: boolean;
    currency: string;
    description: string | null;
    metadata: Stripe.Metadata;
    statementDescriptor: string | null;
  },
): Stripe.Payout => {
  const created = account.seconds();
  const id = account.id('po');
  const transaction = enter(account, {
    amountCents: -plan.amountCents,
    feeCents: 0,
    feeDescription: '',
    type: 'payout',
    reportingCategory: 'payout',
    source: id,
    description: plan.description,
    availableOn: created,
    currency: plan.currency,
  });
  const payout: Stripe.Payout = {
    id,
    object: 'payout',
    amount: plan.amountCents,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: Math.floor(created / day + arrivalDays) * day,
    automatic: plan.automatic,
    balance_transaction: transaction.id,
    created,
    currency: plan.currency,
    description: plan.description,
    destination: account.bankAccount,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: plan.metadata,
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: plan.automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: plan.statementDescriptor,
    status: 'pending',
    trace_id: { status: 'pending', value: null },
    type: 'bank_account',
  };
  account.payouts.set(id, payout);
  account.pendingPayouts.set(id, { payout: id, step: 'departs', dueSeconds: created + hour });
  return payout;
};

/** A payout somebody asks for. Stripe does not say which gifts are in it, and neither do we. */
export const payOut = (
  account: Account,
  plan: Omit<Parameters<typeof send>[1], 'automatic'>,
): Stripe.Payout => {
  const payout = send(account, { ...plan, automatic: false });
  account.happened({ type: 'payout.created', data: { object: payout } });
  return payout;
};

/** The day's payout: all that became available and that no payout took along, if it is more than nothing. */
export const payOutDaily = (account: Account): Stripe.Payout | null => {
  const parts = [...account.notPaidOut].flatMap((id) => {
    const transaction = account.balanceTransactions.get(id);
    return transaction && isAvailable(account, transaction, account.seconds()) ? [transaction] : [];
  });
  const amountCents = parts.reduce((cents, { net }) => cents + net, 0);
  if (amountCents <= 0) return null;
  account.happened({ type: 'balance.available', data: { object: balanceOf(account, account.seconds()) } });
  const payout = send(account, {
    amountCents,
    automatic: true,
    currency: 'eur',
    description: 'STRIPE PAYOUT',
    metadata: {},
    statementDescriptor: null,
  });
  for (const id of [...parts.map((part) => part.id), idOf(payout.balance_transaction) ?? '']) {
    account.payoutOf.set(id, payout.id);
    account.notPaidOut.delete(id);
  }
  account.happened({ type: 'payout.created', data: { object: payout } });
  return payout;
};

const tell = (account: Account, before: Stripe.Payout, after: Stripe.Payout): void =>
  account.happened({
    type: 'payout.updated',
    data: { object: after, previous_attributes: previousAttributes(before, after) },
  });

/** An hour later the bank has the order, and Stripe has the list of what is in it; two days later the money is there. */
export const movePayout = (account: Account, pending: PendingPayout): void => {
  const payout = account.payouts.get(pending.payout);
  if (!payout || !account.pendingPayouts.delete(pending.payout)) return;
  if (pending.step === 'departs') {
    const underWay = change(account, payout, { status: 'in_transit' });
    account.pendingPayouts.set(payout.id, {
      payout: payout.id,
      step: 'arrives',
      dueSeconds: payout.created + arrivalDays * day,
    });
    tell(account, payout, underWay);
    if (!payout.automatic) return;
    const explained = change(account, underWay, { reconciliation_status: 'completed' });
    account.happened({ type: 'payout.reconciliation_completed', data: { object: explained } });
    return;
  }
  const paid = change(account, payout, {
    status: 'paid',
    trace_id: { status: 'supported', value: payout.id.slice(-16).toUpperCase() },
  });
  tell(account, payout, paid);
  account.happened({ type: 'payout.paid', data: { object: paid } });
};

/** The bank sends the money back, on the way or even after Stripe called it paid. The next payout takes it along. */
export const failPayout = (account: Account, payout: Stripe.Payout): Stripe.Payout => {
  account.pendingPayouts.delete(payout.id);
  const back = enter(account, {
    amountCents: payout.amount,
    feeCents: 0,
    feeDescription: '',
    type: 'payout_failure',
    reportingCategory: 'payout_reversal',
    source: payout.id,
    description: payout.description,
    availableOn: account.seconds(),
    currency: payout.currency,
  });
  const failed = change(account, payout, {
    status: 'failed',
    failure_balance_transaction: back.id,
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
  });
  account.happened({ type: 'payout.failed', data: { object: failed } });
  return failed;
};

export const describePayout = (
  account: Account,
  payout: Stripe.Payout,
  metadata: Stripe.Metadata,
): Stripe.Payout => {
  const described = change(account, payout, { metadata });
  tell(account, payout, described);
  return described;
};
