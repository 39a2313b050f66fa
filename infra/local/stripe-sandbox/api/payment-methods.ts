import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { byTheirClock } from '../account/clock.ts';
import { attach, detach, keepCard, keepPaypal, keepSepaDebit, nobody } from '../account/payment-method.ts';
import { isIban, normalisedIban, sepaBehaviour, testCard } from '../account/test-numbers.ts';
import type { Fields } from './fields.ts';
import { paymentMethodCreate } from './known-catalogue-parameters.ts';
import { paymentMethodList } from './known-customer-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { addressFrom } from './shipping.ts';
import { StripeRefusal, invalid, missing, noSuch } from './stripe-error.ts';

const billingFrom = (fields: Fields | null): Stripe.PaymentMethod.BillingDetails =>
  fields
    ? {
        address: addressFrom(fields.group('address')),
        email: fields.text('email'),
        name: fields.text('name'),
        phone: fields.text('phone'),
        tax_id: fields.text('tax_id'),
      }
    : nobody;

export const methodFrom = (account: Account, fields: Fields): Stripe.PaymentMethod => {
  if (fields.text('type') === null) throw missing(fields.named('type'));
  const type = fields.oneOf('type', ['card', 'sepa_debit', 'paypal']);
  const billing = billingFrom(fields.group('billing_details'));
  const metadata = fields.metadata();
  if (type === 'paypal') return keepPaypal(account, billing, metadata);
  const details = fields.group(type ?? 'card');
  if (!details) throw missing(fields.named(type ?? 'card'));
  if (type === 'sepa_debit') {
    const iban = normalisedIban(details.needed('iban'));
    if (!isIban(iban))
      throw invalid('The IBAN you provided is invalid.', details.named('iban'), 'invalid_bank_account_iban');
    if (billing.name === null) throw missing(fields.named('billing_details[name]'));
    if (billing.email === null) throw missing(fields.named('billing_details[email]'));
    return keepSepaDebit(account, iban, billing, sepaBehaviour(iban), metadata);
  }
  const number = details.text('token') ?? details.text('number') ?? '';
  const card = testCard(number.replaceAll(/[\s-]/g, ''));
  if (!card)
    throw new StripeRefusal(402, {
      type: 'card_error',
      code: 'incorrect_number',
      message: 'Your card number is incorrect. (The sandbox knows Stripe’s test numbers and tokens.)',
      param: details.named('number'),
    });
  return keepCard(account, card, billing, metadata);
};

/** `pm_card_visa` and its like stand for a new payment method at each use, as at Stripe. */
export const methodNamed = (account: Account, id: string): Stripe.PaymentMethod => {
  const known = account.paymentMethods.get(id);
  if (known) return known;
  const card = id.startsWith('pm_card_') ? testCard(id) : undefined;
  if (!card) throw noSuch('PaymentMethod', id, 'payment_method');
  return keepCard(account, card, nobody);
};

export const paymentMethods = {
  create: ({ account, fields }: ApiRequest) => methodFrom(account, fields.refuseUnknown(paymentMethodCreate)),
  retrieve: ({ account, fields, id }: ApiRequest) => {
    fields.refuseUnknown(onlyExpand);
    return methodNamed(account, id);
  },
  attach: ({ account, fields, id }: ApiRequest) => {
    fields.refuseUnknown({ of: { ...onlyExpand.of, customer: true, customer_account: true } });
    const customer = account.customers.get(fields.needed('customer'));
    if (!customer) throw noSuch('customer', fields.needed('customer'), 'customer');
    const method = methodNamed(account, id);
    if (method.customer !== null && method.customer !== customer.id)
      throw invalid('The payment method you provided has already been attached to a customer.');
    return byTheirClock(account, customer, () => attach(account, method, customer));
  },
  detach: ({ account, fields, id }: ApiRequest) => {
    fields.refuseUnknown(onlyExpand);
    const method = account.paymentMethods.get(id);
    if (!method) throw noSuch('PaymentMethod', id, 'payment_method');
    if (method.customer === null)
      throw invalid(
        'The payment method you provided is not attached to a customer so detachment is impossible.',
      );
    return detach(account, method);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(paymentMethodList);
    const customer = fields.text('customer');
    const type = fields.text('type');
    return listed(
      request,
      [...account.paymentMethods.values()],
      (method) =>
        method.customer !== null &&
        (customer === null || method.customer === customer) &&
        (type === null || method.type === type),
    );
  },
};
