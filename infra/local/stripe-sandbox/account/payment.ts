import type Stripe from 'stripe';
import type { Account, PendingDebit } from './account.ts';
import { book } from './balance-transaction.ts';
import { aCharge } from './charge.ts';
import { sessionSettled } from './checkout-session.ts';
import { change } from './payment-intent.ts';
import type { Decline } from './test-numbers.ts';

/** Try to pay. What comes back says how it went: `succeeded`, `processing`, or `requires_payment_method` again. */
export const pay = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent => {
  const behaviour = account.behaviours.get(method.id) ?? { type: 'card', decline: null };
  if (behaviour.type === 'sepa_debit') {
    const charge = aCharge(account, intent, method, { status: 'pending' });
    const processing = change(account, intent, {
      status: 'processing',
      payment_method: method.id,
      latest_charge: charge.id,
      last_payment_error: null,
    });
    account.pendingDebits.set(intent.id, {
      paymentIntent: intent.id,
      outcome: behaviour.outcome,
      dueSeconds: account.seconds() + behaviour.delaySeconds,
    });
    account.happened({ type: 'charge.pending', data: { object: charge } });
    account.happened({ type: 'payment_intent.processing', data: { object: processing } });
    return processing;
  }
  if (behaviour.decline) return refuseCard(account, intent, method, behaviour.decline);
  const charge = book(account, aCharge(account, intent, method, { status: 'succeeded' }));
  account.happened({ type: 'charge.succeeded', data: { object: charge } });
  return arrived(account, intent, charge);
};

const arrived = (
  account: Account,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): Stripe.PaymentIntent => {
  const succeeded = change(account, intent, {
    status: 'succeeded',
    amount_received: intent.amount,
    payment_method: charge.payment_method,
    latest_charge: charge.id,
    last_payment_error: null,
  });
  account.happened({ type: 'payment_intent.succeeded', data: { object: succeeded } });
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
    const paid = book(account, { ...charge, status: 'succeeded' });
    account.happened({ type: 'charge.succeeded', data: { object: paid } });
    arrived(account, intent, paid);
    sessionSettled(account, intent.id, 'paid');
    return;
  }
  const method = account.paymentMethods.get(charge.payment_method ?? '');
  const bounced: Stripe.Charge = {
    ...charge,
    status: 'failed',
    paid: false,
    captured: false,
    amount_captured: 0,
    failure_code: 'insufficient_funds',
    failure_message: "The customer's account has insufficient funds to cover this payment.",
  };
  account.charges.set(bounced.id, bounced);
  account.happened({ type: 'charge.failed', data: { object: bounced } });
  failed(account, intent, bounced, {
    charge: bounced.id,
    code: 'insufficient_funds',
    doc_url: 'https://docs.stripe.com/error-codes/insufficient-funds',
    message: "The customer's account has insufficient funds to cover this payment.",
    ...(method ? { payment_method: method } : {}),
    type: 'invalid_request_error',
  });
  sessionSettled(account, intent.id, 'unpaid');
};
