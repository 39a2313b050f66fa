import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { book, takeBack } from './balance-transaction.ts';
import { tellIfAvailable } from './balance.ts';
import { aCharge } from './charge.ts';
import { sessionSettled } from './checkout-session.ts';
import { clockOf } from './clock.ts';
import { insufficientFunds } from './debit.ts';
import type { PendingDebit } from './debit.ts';
import { disputeAsPlanned } from './dispute.ts';
import { askDonor, change } from './payment-intent.ts';
import { idOf } from './reference.ts';
import type { Decline } from './decline.ts';
import type { Behaviour } from './test-numbers.ts';

const told = (account: Account, intent: Stripe.PaymentIntent): Stripe.PaymentIntent => {
  account.paymentWatchers.get(intent.id)?.(intent);
  return intent;
};

/** Try to pay. What comes back says how it went: `succeeded`, `processing`, or `requires_payment_method` again. */
export const pay = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  behaviour: Behaviour = account.behaviours.get(method.id) ?? { type: 'card', decline: null },
): Stripe.PaymentIntent => told(account, tried(account, intent, method, behaviour));

const tried = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  behaviour: Behaviour,
): Stripe.PaymentIntent => {
  if (behaviour.type === 'sepa_debit') {
    const charge = book(account, aCharge(account, intent, method, { status: 'pending' }));
    const processing = change(account, intent, {
      status: 'processing',
      payment_method: method.id,
      latest_charge: charge.id,
      last_payment_error: null,
    });
    account.pendingDebits.set(intent.id, {
      paymentIntent: intent.id,
      outcome: behaviour.outcome,
      failure: behaviour.failure ?? insufficientFunds,
      dueSeconds: account.seconds() + behaviour.delaySeconds,
      testClock: clockOf(account, intent.customer),
    });
    account.happened({ type: 'charge.pending', data: { object: charge } });
    account.happened({ type: 'payment_intent.processing', data: { object: processing } });
    return processing;
  }
  if (behaviour.authenticates === true) return askDonor(account, intent, method);
  if (behaviour.decline) return refuseCard(account, intent, method, behaviour.decline);
  if (intent.capture_method === 'manual') return authorized(account, intent, method);
  const charge = book(account, aCharge(account, intent, method, { status: 'succeeded' }));
  account.happened({ type: 'charge.succeeded', data: { object: charge } });
  return arrived(account, intent, charge);
};

/** The card has promised the money, and it stays where it is until somebody captures it. */
const authorized = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent => {
  const charge: Stripe.Charge = {
    ...aCharge(account, intent, method, { status: 'succeeded' }),
    captured: false,
    amount_captured: 0,
  };
  account.charges.set(charge.id, charge);
  const waiting = change(account, intent, {
    status: 'requires_capture',
    amount_capturable: intent.amount,
    payment_method: method.id,
    latest_charge: charge.id,
    last_payment_error: null,
  });
  account.happened({ type: 'charge.succeeded', data: { object: charge } });
  account.happened({ type: 'payment_intent.amount_capturable_updated', data: { object: waiting } });
  return waiting;
};

/** The whole of what a card has promised. */
export const capture = (account: Account, intent: Stripe.PaymentIntent): Stripe.PaymentIntent => {
  const charge = account.charges.get(idOf(intent.latest_charge) ?? '');
  if (!charge) return intent;
  const captured = book(account, { ...charge, captured: true, amount_captured: charge.amount });
  account.happened({ type: 'charge.captured', data: { object: captured } });
  return told(account, arrived(account, { ...intent, amount_capturable: 0 }, captured));
};

const arrived = (
  account: Account,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): Stripe.PaymentIntent => {
  // Stripe tells of a dispute that comes at once before it tells that the payment succeeded.
  disputeAsPlanned(account, charge);
  const succeeded = change(account, intent, {
    status: 'succeeded',
    amount_received: intent.amount,
    payment_method: charge.payment_method,
    latest_charge: charge.id,
    last_payment_error: null,
  });
  account.happened({ type: 'payment_intent.succeeded', data: { object: succeeded } });
  tellIfAvailable(account, charge);
  return succeeded;
};

/** The same PaymentIntent waits for another card: a donor who tries again makes no second one. */
const refuseCard = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  decline: Decline,
): Stripe.PaymentIntent => {
  const charge = aCharge(account, intent, method, { status: 'failed', decline });
  account.happened({ type: 'charge.failed', data: { object: charge } });
  return failed(account, intent, charge, {
    advice_code: 'try_again_later',
    charge: charge.id,
    code: decline.code,
    decline_code: decline.declineCode,
    doc_url: `https://docs.stripe.com/error-codes/${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    network_decline_code: decline.networkCode,
    payment_method: method,
    type: 'card_error',
  });
};

const failed = (
  account: Account,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  error: Stripe.PaymentIntent.LastPaymentError,
): Stripe.PaymentIntent => {
  const waiting = change(account, intent, {
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge: charge.id,
    last_payment_error: error,
  });
  account.happened({ type: 'payment_intent.payment_failed', data: { object: waiting } });
  return waiting;
};

/** The donor's bank answers: the money comes, or it does not. Said once; a second answer finds nothing pending. */
export const answerDebit = (account: Account, debit: PendingDebit): void => {
  const intent = account.paymentIntents.get(debit.paymentIntent);
  const charge =
    typeof intent?.latest_charge === 'string' ? account.charges.get(intent.latest_charge) : undefined;
  if (!intent || !charge || !account.pendingDebits.delete(debit.paymentIntent)) return;

  if (debit.outcome === 'settles') {
    const paid: Stripe.Charge = { ...charge, status: 'succeeded' };
    account.charges.set(paid.id, paid);
    account.happened({ type: 'charge.succeeded', data: { object: paid } });
    told(account, arrived(account, intent, paid));
    sessionSettled(account, intent.id, 'paid');
    return;
  }
  const method = account.paymentMethods.get(charge.payment_method ?? '');
  const { failure } = debit;
  const bounced: Stripe.Charge = {
    ...charge,
    status: 'failed',
    paid: false,
    captured: false,
    amount_captured: 0,
    failure_balance_transaction: takeBack(account, charge)?.id ?? null,
    failure_code: failure.code,
    failure_message: failure.message,
    outcome: charge.outcome && {
      ...charge.outcome,
      network_decline_code: failure.networkCode,
      network_status: 'declined_by_network',
      reason: failure.code,
      seller_message: failure.message,
      type: 'issuer_declined',
    },
  };
  account.charges.set(bounced.id, bounced);
  account.happened({ type: 'charge.failed', data: { object: bounced } });
  const waiting = failed(account, intent, bounced, {
    charge: bounced.id,
    code: failure.code,
    doc_url: `https://docs.stripe.com/error-codes/${failure.code.replaceAll('_', '-')}`,
    message: failure.message,
    ...(failure.networkCode === null ? {} : { network_decline_code: failure.networkCode }),
    ...(method ? { payment_method: method } : {}),
    type: 'invalid_request_error',
  });
  told(account, waiting);
  sessionSettled(account, intent.id, 'unpaid');
};
