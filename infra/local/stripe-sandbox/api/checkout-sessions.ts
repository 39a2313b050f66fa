import type Stripe from 'stripe';
import { expireSession, openSession } from '../account/checkout-session.ts';
import { playedMethodTypes } from '../account/test-numbers.ts';
import { dynamicMethodsSince, locales, methodTypes } from './checkout-values.ts';
import type { Fields } from './fields.ts';
import { sessionCreate, sessionList, subscriptionData } from './known-checkout-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { lineItemsOf } from './line-items.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { shippingFrom } from './shipping.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';

const methodsFor = (fields: Fields, currency: string, apiVersion: string) => {
  const older = apiVersion < dynamicMethodsSince ? fields.texts('payment_method_types') : null;
  const allowed = fields.texts('allowed_payment_method_types');
  for (const list of [older, allowed])
    for (const type of list ?? [])
      if (!methodTypes.includes(type))
        throw invalid(
          `Invalid payment method type: ${type}. Must be one of ${methodTypes.join(', ')}`,
          list === older ? 'payment_method_types' : 'allowed_payment_method_types',
        );
  const excluded = fields.texts('excluded_payment_method_types') ?? [];
  const types = playedMethodTypes.filter(
    (type) =>
      (older ?? allowed ?? playedMethodTypes).includes(type) &&
      !excluded.includes(type) &&
      // SEPA moves euros and nothing else.
      (type !== 'sepa_debit' || currency === 'eur'),
  );
  if (types.length === 0)
    throw invalid(
      'No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency. (The sandbox plays card, sepa_debit and paypal.)',
    );
  return { types, allowed };
};

const expiryOf = (fields: Fields, nowSeconds: number): number => {
  const day = 86_400;
  const expiresAt = fields.integer('expires_at') ?? nowSeconds + day;
  if (expiresAt > nowSeconds + day)
    throw invalid(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      'expires_at',
    );
  if (expiresAt < nowSeconds + 1800)
    throw invalid(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      'expires_at',
    );
  return expiresAt;
};

/** What only a one-time payment has is refused for a subscription, and the other way round. */
const refuseOtherMode = (fields: Fields, mode: 'payment' | 'subscription'): void => {
  const foreign =
    mode === 'payment'
      ? ['subscription_data', 'payment_method_collection']
      : ['payment_intent_data', 'customer_creation', 'invoice_creation'];
  for (const name of foreign)
    if (fields.has(name)) throw invalid(`You can not pass \`${name}\` in \`${mode}\` mode.`, name);
  const played = new Set(['description', 'metadata']);
  fields
    .group('subscription_data')
    ?.refuseUnplayed(Object.keys(subscriptionData.of).filter((name) => !played.has(name)));
};

const create = ({ account, fields, apiVersion }: ApiRequest): Stripe.Checkout.Session => {
  const takesMethodTypes = apiVersion < dynamicMethodsSince;
  fields.refuseUnknown(
    takesMethodTypes ? { of: { ...sessionCreate.of, payment_method_types: true } } : sessionCreate,
  );
  if (fields.text('mode') === null) throw missing('mode');
  const mode = fields.oneOf('mode', ['payment', 'setup', 'subscription']);
  if (mode === null || mode === 'setup')
    throw invalid('The sandbox plays `mode=payment` and `mode=subscription` only.', 'mode');
  refuseOtherMode(fields, mode);
  const uiMode = fields.oneOf('ui_mode', ['hosted_page', 'embedded_page', 'elements', 'form']);
  if (uiMode !== null && uiMode !== 'hosted_page')
    throw invalid('The sandbox plays `ui_mode=hosted_page` only.', 'ui_mode');

  const successUrl = fields.url('success_url');
  if (successUrl === null) throw missing('success_url');
  const intent = fields.group('payment_intent_data');
  const subscription = fields.group('subscription_data');
  const customer = fields.text('customer');
  if (customer !== null && !account.customers.has(customer)) throw noSuch('customer', customer, 'customer');
  const customerEmail = fields.text('customer_email');
  if (customerEmail !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(customerEmail))
    throw invalid(`Invalid email address: ${customerEmail}`, 'customer_email', 'email_invalid');

  const expiresAt = expiryOf(fields, account.seconds());
  const locale = fields.oneOf('locale', locales);
  const submitType = fields.oneOf('submit_type', ['auto', 'book', 'donate', 'pay', 'subscribe']);
  const metadata = fields.metadata();
  const order = {
    description: intent?.text('description') ?? null,
    metadata: intent?.metadata() ?? {},
    receiptEmail: intent?.text('receipt_email') ?? null,
    setupFutureUsage: intent?.oneOf('setup_future_usage', ['off_session', 'on_session']) ?? null,
    shipping: shippingFrom(intent?.group('shipping') ?? null),
    statementDescriptor: intent?.text('statement_descriptor') ?? null,
    statementDescriptorSuffix: intent?.text('statement_descriptor_suffix') ?? null,
    subscription:
      mode === 'subscription'
        ? {
            description: subscription?.text('description') ?? null,
            metadata: subscription?.metadata() ?? {},
          }
        : null,
  };
  const lineItems = lineItemsOf(account, fields, mode);
  const amountCents = lineItems.reduce((sum, item) => sum + item.amount_total, 0);
  const currency = lineItems[0]?.currency ?? 'eur';
  if (amountCents < 50)
    throw invalid(
      "The Checkout Session's total amount due must add up to at least €0.50 eur",
      undefined,
      'amount_too_small',
    );
  if (amountCents > 99_999_999)
    throw invalid('Amount must be no more than €999,999.99', 'line_items', 'amount_too_large');
  const { types, allowed } = methodsFor(fields, currency, apiVersion);

  return openSession(
    account,
    {
      allowedMethodTypes: allowed,
      methodTypes: types,
      amountCents,
      cancelUrl: fields.url('cancel_url'),
      clientReferenceId: fields.text('client_reference_id'),
      currency,
      customer,
      customerCreation:
        mode === 'subscription'
          ? 'always'
          : (fields.oneOf('customer_creation', ['always', 'if_required']) ?? 'if_required'),
      customerEmail,
      expiresAt,
      locale,
      mode,
      metadata,
      submitType,
      successUrl,
    },
    { ...order, lineItems },
  );
};

const known = ({ account, id }: ApiRequest): Stripe.Checkout.Session => {
  const session = account.sessions.get(id);
  if (!session) throw noSuch('checkout.session', id, 'session');
  return session;
};

export const checkoutSessions = {
  create,
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(sessionList);
    const [paymentIntent, status, customer, subscription] = [
      'payment_intent',
      'status',
      'customer',
      'subscription',
    ].map((name) => fields.text(name));
    return listed(
      request,
      [...account.sessions.values()],
      (session) =>
        (paymentIntent === null || session.payment_intent === paymentIntent) &&
        (status === null || session.status === status) &&
        (customer === null || session.customer === customer) &&
        (subscription === null || session.subscription === subscription),
    );
  },
  expire: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    const session = known(request);
    if (session.status !== 'open')
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    return expireSession(request.account, session);
  },
  lineItems: (request: ApiRequest) => {
    const session = known(request);
    const data = request.account.orders.get(session.id)?.lineItems ?? [];
    return { object: 'list' as const, data, has_more: false, url: request.path };
  },
};
