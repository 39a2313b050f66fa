import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { enter } from './balance-transaction.ts';
import { previousAttributes } from './differences.ts';
import { causeAfter } from './dispute-cause.ts';
import type { DisputeCause } from './dispute-cause.ts';
import { noEvidence } from './evidence.ts';
import { idOf } from './reference.ts';
import { failRefund, refundsOf } from './refund.ts';

const day = 86_400;
const cardFeeCents = 2000;
const debitFeeCents = 1000;

/** Evidence may be sent until the end of the eighth day (UTC). */
const deadlineFrom = (seconds: number): number => (Math.floor(seconds / day) + 9) * day - 1;

export const isInquiry = (dispute: Stripe.Dispute): boolean => dispute.status.startsWith('warning_');

export const isOpen = (dispute: Stripe.Dispute): boolean =>
  ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review'].includes(
    dispute.status,
  );

const chargeOf = (account: Account, dispute: Stripe.Dispute): Stripe.Charge | undefined =>
  account.charges.get(idOf(dispute.charge) ?? '');

const change = (
  account: Account,
  dispute: Stripe.Dispute,
  changes: Partial<Stripe.Dispute>,
): Stripe.Dispute => {
  const changed: Stripe.Dispute = { ...dispute, ...changes };
  account.disputes.set(changed.id, changed);
  return changed;
};

const move = (
  account: Account,
  dispute: Stripe.Dispute,
  way: 'withdrawal' | 'reversal',
): Stripe.BalanceTransaction => {
  const feeCents = dispute.payment_method_details?.type === 'sepa_debit' ? debitFeeCents : cardFeeCents;
  const out = way === 'withdrawal';
  return enter(account, {
    amountCents: out ? -dispute.amount : dispute.amount,
    // Whoever wins has the fee back, too.
    feeCents: out ? feeCents : -feeCents,
    feeDescription: 'Dispute fee',
    type: 'adjustment',
    reportingCategory: out ? 'dispute' : 'dispute_reversal',
    source: dispute.id,
    description: `Chargeback ${way} for ${idOf(dispute.charge)}`,
    availableOn: account.seconds(),
    currency: dispute.currency,
  });
};

/** Before money is taken for a dispute, refunds that have not arrived come back: nobody is paid twice. */
const withoutPendingRefunds = (account: Account, charge: Stripe.Charge): Stripe.Charge => {
  for (const refund of refundsOf(account, charge.id))
    if (refund.status === 'pending') failRefund(account, refund, 'charge_for_pending_refund_disputed');
  return account.charges.get(charge.id) ?? charge;
};

/** The money leaves, with the fee. */
const withdrawn = (account: Account, dispute: Stripe.Dispute): Stripe.Dispute =>
  change(account, dispute, {
    is_charge_refundable: false,
    balance_transactions: [...dispute.balance_transactions, move(account, dispute, 'withdrawal')],
  });

/** Money that was taken for a dispute cannot be given back a second time, unless the dispute was won. */
export const isChargedBack = (account: Account, charge: Stripe.Charge): boolean =>
  [...account.disputes.values()].some(
    (dispute) => dispute.charge === charge.id && !dispute.is_charge_refundable,
  );

/** What is left of the charge can be disputed; what was refunded already has gone back. */
export const disputableCents = (account: Account, charge: Stripe.Charge): number =>
  charge.amount_captured -
  refundsOf(account, charge.id)
    .filter((refund) => refund.status === 'succeeded')
    .reduce((cents, refund) => cents + refund.amount, 0);

const tellCharge = (account: Account, dispute: Stripe.Dispute): void => {
  const charge = chargeOf(account, dispute);
  if (charge) account.happened({ type: 'charge.updated', data: { object: charge } });
};

const closed = (account: Account, dispute: Stripe.Dispute): void => {
  account.happened({ type: 'charge.dispute.closed', data: { object: dispute } });
  tellCharge(account, dispute);
};

export const openDispute = (
  account: Account,
  disputed: Stripe.Charge,
  cause: DisputeCause,
): Stripe.Dispute => {
  const charge = cause.kind === 'inquiry' ? disputed : withoutPendingRefunds(account, disputed);
  const card = charge.payment_method_details?.card;
  const isReturn = cause.kind === 'return';
  const opened: Stripe.Dispute = {
    id: account.id('du'),
    object: 'dispute',
    amount: disputableCents(account, charge),
    balance_transactions: [],
    charge: charge.id,
    created: account.seconds(),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: isReturn ? null : deadlineFrom(account.seconds()),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: isReturn ? null : 'manual',
    is_charge_refundable: cause.kind === 'inquiry',
    livemode: false,
    metadata: {},
    network_reason_code: cause.networkReasonCode,
    payment_intent: charge.payment_intent,
    payment_method_details: card
      ? {
          type: 'card',
          card: {
            brand: card.brand ?? 'unknown',
            case_type: cause.kind === 'inquiry' ? 'inquiry' : 'chargeback',
            network: card.network ?? 'unknown',
            network_reason_code: cause.networkReasonCode,
          },
        }
      : { type: charge.payment_method_details?.type ?? 'unknown' },
    reason: cause.reason,
    // A bank that takes a debit back asks nobody: there is nothing to answer, and nothing to win.
    status: isReturn ? 'lost' : cause.kind === 'inquiry' ? 'warning_needs_response' : 'needs_response',
  };
  account.disputes.set(opened.id, opened);
  account.charges.set(charge.id, { ...charge, disputed: true });
  const dispute = cause.kind === 'inquiry' ? opened : withdrawn(account, opened);
  account.happened({ type: 'charge.dispute.created', data: { object: dispute } });
  if (cause.kind !== 'inquiry')
    account.happened({ type: 'charge.dispute.funds_withdrawn', data: { object: dispute } });
  if (isReturn) closed(account, dispute);
  return dispute;
};

/** For the test numbers that stand for it: the money is hardly there when it is disputed. */
export const disputeAsPlanned = (account: Account, charge: Stripe.Charge): void => {
  const afterwards = account.behaviours.get(charge.payment_method ?? '')?.afterwards;
  const cause = afterwards && causeAfter[afterwards];
  if (cause) openDispute(account, charge, cause);
};

/** The end. An inquiry ends without money, whoever was right. */
export const closeDispute = (
  account: Account,
  dispute: Stripe.Dispute,
  outcome: 'won' | 'lost',
): Stripe.Dispute => {
  const { due_by: dueBy } = dispute.evidence_details;
  const past_due =
    dispute.evidence_details.submission_count === 0 && dueBy !== null && dueBy <= account.seconds();
  const evidence_details = { ...dispute.evidence_details, past_due };
  if (isInquiry(dispute)) {
    const ended = change(account, dispute, { status: 'warning_closed', evidence_details });
    closed(account, ended);
    return ended;
  }
  if (outcome === 'lost') {
    const lost = change(account, dispute, { status: 'lost', evidence_details });
    closed(account, lost);
    return lost;
  }
  const won = change(account, dispute, {
    status: 'won',
    is_charge_refundable: true,
    balance_transactions: [...dispute.balance_transactions, move(account, dispute, 'reversal')],
  });
  account.happened({ type: 'charge.dispute.funds_reinstated', data: { object: won } });
  closed(account, won);
  return won;
};

const tellUpdate = (account: Account, before: Stripe.Dispute, after: Stripe.Dispute): void => {
  account.happened({
    type: 'charge.dispute.updated',
    data: { object: after, previous_attributes: previousAttributes(before, after) },
  });
  tellCharge(account, after);
};

/** An inquiry nobody could settle becomes a chargeback: now the money goes. One that was refunded whole is over. */
export const escalate = (account: Account, inquiry: Stripe.Dispute): Stripe.Dispute => {
  const charge = chargeOf(account, inquiry);
  const amount = charge ? disputableCents(account, withoutPendingRefunds(account, charge)) : 0;
  if (amount === 0) return closeDispute(account, inquiry, 'won');
  const card = inquiry.payment_method_details?.card;
  const escalated = withdrawn(account, {
    ...inquiry,
    amount,
    status: 'needs_response',
    ...(card ? { payment_method_details: { type: 'card', card: { ...card, case_type: 'chargeback' } } } : {}),
  });
  tellUpdate(account, inquiry, escalated);
  account.happened({ type: 'charge.dispute.funds_withdrawn', data: { object: escalated } });
  return escalated;
};

export const answerDispute = (
  account: Account,
  dispute: Stripe.Dispute,
  answer: { evidence: Partial<Stripe.Dispute.Evidence>; metadata: Stripe.Metadata; submit: boolean },
): Stripe.Dispute => {
  const evidence = { ...dispute.evidence, ...answer.evidence };
  const details = dispute.evidence_details;
  const answered = change(account, dispute, {
    evidence,
    metadata: answer.metadata,
    evidence_details: {
      ...details,
      has_evidence: details.has_evidence || Object.keys(answer.evidence).length > 0,
      ...(answer.submit
        ? { submission_count: details.submission_count + 1, submission_method: 'manual' as const }
        : {}),
    },
    ...(answer.submit ? { status: isInquiry(dispute) ? 'warning_under_review' : 'under_review' } : {}),
  });
  tellUpdate(account, dispute, answered);
  return answered;
};

/** How Stripe's test mode decides: by a word in the evidence. Without one, the clock decides. */
export const decideByEvidence = (account: Account, dispute: Stripe.Dispute): void => {
  const word = dispute.evidence.uncategorized_text;
  if (dispute.status !== 'under_review' && dispute.status !== 'warning_under_review') return;
  if (word === 'winning_evidence') closeDispute(account, dispute, 'won');
  else if (word === 'losing_evidence') closeDispute(account, dispute, 'lost');
  else if (word === 'escalate_inquiry_evidence' && isInquiry(dispute)) escalate(account, dispute);
};
