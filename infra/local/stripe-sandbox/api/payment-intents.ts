import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { cancelPaymentIntent, change, createPaymentIntent } from '../account/payment-intent.ts';
import { capture, pay } from '../account/payment.ts';
import { playedMethodTypes } from '../account/test-numbers.ts';
import { dynamicMethodsSince } from './checkout-values.ts';
import type { Fields } from './fields.ts';
import {
  paymentIntentCancel,
  paymentIntentCapture,
  paymentIntentConfirm,
  paymentIntentCreate,
  paymentIntentList,
} from './known-payment-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { methodFrom, methodNamed } from './payment-methods.ts';
import { shippingFrom } from './shipping.ts';
import { StripeRefusal, invalid, noSuch } from './stripe-error.ts';

const methodGiven = (account: Account, fields: Fields): Stripe.PaymentMethod | null => {
  const data = fields.group('payment_method_data');
  if (data) return methodFrom(account, data);
  const id = fields.text('payment_method');
  return id === null ? null : methodNamed(account, id);
};

/** The API answers a refused card with an error that carries the PaymentIntent; the payment stays open all the same. */
const confirmed = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.PaymentIntent => {
  const after = pay(account, intent, method);
  const error = after.status === 'requires_payment_method' ? after.last_payment_error : null;
  if (!error) return after;
  throw new StripeRefusal(402, {
    type: 'card_error',
    code: error.code ?? 'card_declined',
    message: error.message ?? 'Your card was declined.',
    ...(error.decline_code ? { decline_code: error.decline_code } : {}),
    ...(error.charge ? { charge: error.charge } : {}),
    payment_intent: after,
    payment_method: method,
  });
};

const create = ({ account, fields, apiVersion }: ApiRequest): Stripe.PaymentIntent => {
  const takesMethodTypes = apiVersion < dynamicMethodsSince;
  fields.refuseUnknown(
    takesMethodTypes
      ? { of: { ...paymentIntentCreate.of, payment_method_types: true } }
      : paymentIntentCreate,
  );
  const amountCents = fields.amountCents('amount');
  const currency = fields.currency('currency');
  if (amountCents < 50) throw invalid('Amount must be at least €0.50 eur', 'amount', 'amount_too_small');
  const older = takesMethodTypes ? fields.texts('payment_method_types') : null;
  const allowed = fields.texts('allowed_payment_method_types');
  const intended = {
    amountCents,
    currency,
    description: fields.text('description'),
    metadata: fields.metadata(),
    methodTypes: older ?? playedMethodTypes.filter((type) => (allowed ?? playedMethodTypes).includes(type)),
    allowedMethodTypes: allowed,
    receiptEmail: fields.text('receipt_email'),
    setupFutureUsage: fields.oneOf('setup_future_usage', ['off_session', 'on_session']),
    shipping: shippingFrom(fields.group('shipping')),
    statementDescriptor: fields.text('statement_descriptor'),
    statementDescriptorSuffix: fields.text('statement_descriptor_suffix'),
    customer: fields.text('customer'),
    captureMethod:
      fields.oneOf('capture_method', ['automatic', 'automatic_async', 'manual']) ?? 'automatic_async',
  };
  const confirm = fields.flag('confirm') ?? false;
  const method = methodGiven(account, fields);
  if (confirm && !method)
    throw invalid(
      'You cannot confirm this PaymentIntent because it’s missing a payment method. Update the PaymentIntent with a payment method and then confirm it again.',
      undefined,
      'payment_intent_unexpected_state',
    );
  const intent = createPaymentIntent(account, intended);
  if (!method) return intent;
  if (confirm) return confirmed(account, intent, method);
  return change(account, intent, { status: 'requires_confirmation', payment_method: method.id });
};

const known = ({ account, id }: ApiRequest): Stripe.PaymentIntent => {
  const intent = account.paymentIntents.get(id);
  if (!intent) throw noSuch('payment_intent', id, 'intent');
  return intent;
};

const openOne = (request: ApiRequest, verb: 'confirm' | 'cancel'): Stripe.PaymentIntent => {
  const intent = known(request);
  if (intent.status === 'requires_payment_method' || intent.status === 'requires_confirmation') return intent;
  if (intent.status === 'requires_action' && verb === 'cancel') return intent;
  throw invalid(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb === 'cancel' ? 'canceled' : 'confirmed'}: requires_payment_method, requires_confirmation.`,
    undefined,
    'payment_intent_unexpected_state',
  );
};

const partialCapture = ['amount_to_capture', 'application_fee_amount', 'final_capture', 'transfer_data'];

export const paymentIntents = {
  create,
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown({ of: { ...onlyExpand.of, client_secret: true } });
    return known(request);
  },
  list: (request: ApiRequest) => {
    request.fields.refuseUnknown(paymentIntentList);
    const customer = request.fields.text('customer');
    return listed(
      request,
      [...request.account.paymentIntents.values()],
      (intent) => customer === null || intent.customer === customer,
    );
  },
  confirm: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(paymentIntentConfirm);
    const intent = openOne(request, 'confirm');
    const method =
      methodGiven(account, fields) ??
      (typeof intent.payment_method === 'string' ? methodNamed(account, intent.payment_method) : null);
    if (!method)
      throw invalid(
        'You cannot confirm this PaymentIntent because it’s missing a payment method.',
        undefined,
        'payment_intent_unexpected_state',
      );
    return confirmed(account, intent, method);
  },
  capture: (request: ApiRequest) => {
    request.fields.refuseUnknown(paymentIntentCapture).refuseUnplayed(partialCapture);
    const intent = known(request);
    if (intent.status !== 'requires_capture')
      throw invalid(
        `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
        undefined,
        'payment_intent_unexpected_state',
      );
    return capture(request.account, intent);
  },
  cancel: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(paymentIntentCancel);
    const reason = fields.oneOf('cancellation_reason', [
      'abandoned',
      'duplicate',
      'fraudulent',
      'requested_by_customer',
    ]);
    return cancelPaymentIntent(account, openOne(request, 'cancel'), reason);
  },
};
