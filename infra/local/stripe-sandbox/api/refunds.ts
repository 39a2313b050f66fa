import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { isChargedBack } from '../account/dispute.ts';
import { idOf } from '../account/reference.ts';
import { cancelRefund, createRefund, describeRefund, refundableCents } from '../account/refund.ts';
import type { Fields } from './fields.ts';
import { refundCreate, refundList, refundUpdate } from './known-money-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { invalid, noSuch } from './stripe-error.ts';
import type { StripeRefusal } from './stripe-error.ts';

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

const nothingToRefund = (intent: string | null): StripeRefusal =>
  invalid(`This PaymentIntent (${intent}) does not have a successful charge to refund.`);

const chargeNamed = (account: Account, fields: Fields): Stripe.Charge => {
  const [id, intentId] = [fields.text('charge'), fields.text('payment_intent')];
  if (id === null && intentId === null)
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  const intent = intentId === null ? undefined : account.paymentIntents.get(intentId);
  if (intentId !== null && !intent) throw noSuch('payment_intent', intentId, 'payment_intent');
  const charge = account.charges.get(id ?? idOf(intent?.latest_charge) ?? '');
  if (!charge && id !== null) throw noSuch('charge', id);
  if (charge && !charge.captured && charge.status === 'succeeded')
    throw invalid(
      `This uncaptured Charge was created by a PaymentIntent (${idOf(charge.payment_intent)}). You must cancel the PaymentIntent to reverse the authorization instead of refunding the Charge directly. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
    );
  if (charge?.status !== 'succeeded') throw nothingToRefund(intentId ?? idOf(charge?.payment_intent));
  return charge;
};

const inWords = (cents: number, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(cents / 100);

const create = ({ account, fields }: ApiRequest): Stripe.Refund => {
  fields
    .refuseUnknown(refundCreate)
    .refuseUnplayed([
      'currency',
      'customer',
      'instructions_email',
      'origin',
      'refund_application_fee',
      'reverse_transfer',
    ]);
  const reason = fields.text('reason');
  const known = reasons.find((one) => one === reason) ?? null;
  if (reason !== null && known === null)
    throw invalid('Invalid reason: must be one of duplicate, fraudulent, or requested_by_customer', 'reason');
  const metadata = fields.metadata();
  const asked = fields.has('amount') ? fields.amountCents('amount') : null;
  const charge = chargeNamed(account, fields);
  if (isChargedBack(account, charge))
    throw invalid(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      undefined,
      'charge_disputed',
    );
  const left = refundableCents(account, charge);
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, undefined, 'charge_already_refunded');
  const amountCents = asked ?? left;
  if (amountCents > left)
    throw invalid(
      `Refund amount (${inWords(amountCents, charge.currency)}) is greater than unrefunded amount on charge (${inWords(left, charge.currency)})`,
      'amount',
    );
  return createRefund(account, charge, {
    amountCents,
    reason: known,
    metadata,
    course: 'as its number says',
  });
};

const known = ({ account, id }: ApiRequest): Stripe.Refund => {
  const refund = account.refunds.get(id);
  if (!refund) throw noSuch('refund', id, 'refund');
  return refund;
};

export const refunds = {
  create,
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(refundList);
    const [charge, intent] = [fields.text('charge'), fields.text('payment_intent')];
    return listed(
      request,
      [...account.refunds.values()],
      (refund) =>
        (charge === null || refund.charge === charge) &&
        (intent === null || refund.payment_intent === intent),
    );
  },
  update: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(refundUpdate);
    const refund = known(request);
    return describeRefund(account, refund, fields.metadataOver(refund.metadata ?? {}));
  },
  cancel: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    const refund = known(request);
    if (refund.status !== 'pending' || refund.balance_transaction !== null)
      throw invalid('Canceling this refund is unsupported.');
    return cancelRefund(request.account, refund);
  },
};
