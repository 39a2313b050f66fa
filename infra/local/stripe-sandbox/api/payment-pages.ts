import type Stripe from 'stripe';
import { paySession } from '../account/pay-session.ts';
import type { Account } from '../account/account.ts';
import type { ApiRequest } from './list.ts';
import { methodNamed } from './payment-methods.ts';
import { StripeRefusal, invalid, noSuch } from './stripe-error.ts';

/**
 * The inside of Stripe's Checkout page. It is not part of the public API and has no type in the `stripe` package;
 * the Checkout scenarios of Stripe's CLI pay through it, and read nothing but that it answered.
 */
const shown = (account: Account, session: Stripe.Checkout.Session) => ({
  id: account.id('ppage'),
  object: 'checkout.session',
  session_id: session.id,
  mode: session.mode,
  status: session.status,
  payment_status: session.payment_status,
  currency: session.currency,
  total_amount: session.amount_total,
  payment_intent: session.payment_intent,
  payment_method_types: session.payment_method_types,
  livemode: false,
});

const known = ({ account, id }: ApiRequest): Stripe.Checkout.Session => {
  const session = account.sessions.get(id);
  if (!session) throw noSuch('payment_page', id, 'payment_page');
  return session;
};

export const paymentPages = {
  retrieve: (request: ApiRequest) => shown(request.account, known(request)),
  confirm: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown({ of: { payment_method: true, expected_amount: true, expand: true } });
    const session = known(request);
    if (session.status !== 'open')
      throw invalid('This Checkout Session is no longer open.', undefined, 'checkout_not_active_session');
    const expected = fields.integer('expected_amount');
    if (expected !== null && expected !== session.amount_total)
      throw invalid('The total amount of the Checkout Session has changed.', 'expected_amount');
    const method = methodNamed(account, fields.needed('payment_method'));
    if (!session.payment_method_types.includes(method.type))
      throw invalid(`This Checkout Session does not take ${method.type}.`, 'payment_method');
    const paid = paySession(account, session, method);
    const error = paid.intent.status === 'requires_payment_method' ? paid.intent.last_payment_error : null;
    if (error)
      throw new StripeRefusal(402, {
        type: 'card_error',
        code: error.code ?? 'card_declined',
        message: error.message ?? 'Your card was declined.',
        ...(error.decline_code ? { decline_code: error.decline_code } : {}),
      });
    return shown(account, paid.session);
  },
};
