import { createHash } from 'node:crypto';
import type Stripe from 'stripe';
import type { Account } from './account.ts';
import type { Behaviour, TestCard } from './test-numbers.ts';

export const nobody: Stripe.PaymentMethod.BillingDetails = {
  address: null,
  email: null,
  name: null,
  phone: null,
  tax_id: null,
};

const fingerprintOf = (number: string): string =>
  createHash('sha256').update(number).digest('base64url').replaceAll(/[-_]/g, '0').slice(0, 16);

const keep = (
  account: Account,
  details: Pick<Stripe.PaymentMethod, 'type' | 'billing_details' | 'card' | 'sepa_debit' | 'paypal'>,
  behaviour: Behaviour,
  metadata: Stripe.Metadata,
): Stripe.PaymentMethod => {
  const paymentMethod: Stripe.PaymentMethod = {
    id: account.id('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    created: account.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata,
    ...details,
  };
  account.paymentMethods.set(paymentMethod.id, paymentMethod);
  account.behaviours.set(paymentMethod.id, behaviour);
  return paymentMethod;
};

export const keepCard = (
  account: Account,
  card: TestCard,
  billingDetails: Stripe.PaymentMethod.BillingDetails,
  metadata: Stripe.Metadata = {},
): Stripe.PaymentMethod =>
  keep(
    account,
    {
      type: 'card',
      billing_details: billingDetails,
      card: {
        brand: card.brand,
        checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
        country: 'DE',
        display_brand: card.brand,
        exp_month: 12,
        exp_year: new Date(account.seconds() * 1000).getUTCFullYear() + 3,
        fingerprint: fingerprintOf(card.last4),
        funding: 'credit',
        generated_from: null,
        last4: card.last4,
        networks: { available: [card.brand], preferred: null },
        regulated_status: 'regulated',
        three_d_secure_usage: { supported: true },
        wallet: null,
      },
    },
    {
      type: 'card',
      decline: card.decline,
      ...(card.offSession === undefined ? {} : { offSession: card.offSession }),
      ...(card.authenticates === true ? { authenticates: true } : {}),
      ...(card.afterwards === undefined ? {} : { afterwards: card.afterwards }),
    },
    metadata,
  );

export const keepSepaDebit = (
  account: Account,
  iban: string,
  billingDetails: Stripe.PaymentMethod.BillingDetails,
  behaviour: Behaviour,
  metadata: Stripe.Metadata = {},
): Stripe.PaymentMethod =>
  keep(
    account,
    {
      type: 'sepa_debit',
      billing_details: billingDetails,
      sepa_debit: {
        bank_code: iban.slice(4, 12),
        branch_code: '',
        country: iban.slice(0, 2),
        fingerprint: fingerprintOf(iban),
        generated_from: { charge: null, setup_attempt: null },
        last4: iban.slice(-4),
      },
    },
    behaviour,
    metadata,
  );

/** Who pays with PayPal is known to PayPal; the sandbox believes what the page was told. */
export const keepPaypal = (
  account: Account,
  billingDetails: Stripe.PaymentMethod.BillingDetails,
  metadata: Stripe.Metadata = {},
): Stripe.PaymentMethod =>
  keep(
    account,
    {
      type: 'paypal',
      billing_details: billingDetails,
      paypal: {
        country: 'DE',
        payer_email: billingDetails.email,
        payer_id: fingerprintOf(billingDetails.email ?? '')
          .slice(0, 13)
          .toUpperCase(),
      },
    },
    { type: 'paypal', decline: null },
    metadata,
  );

/** A payment method that belongs to somebody can be charged again later, by Stripe itself. */
export const attach = (
  account: Account,
  method: Stripe.PaymentMethod,
  customer: Stripe.Customer,
): Stripe.PaymentMethod => {
  if (method.customer === customer.id) return method;
  const attached: Stripe.PaymentMethod = { ...method, customer: customer.id };
  account.paymentMethods.set(attached.id, attached);
  account.happened({ type: 'payment_method.attached', data: { object: attached } });
  return attached;
};

export const detach = (account: Account, method: Stripe.PaymentMethod): Stripe.PaymentMethod => {
  const detached: Stripe.PaymentMethod = { ...method, customer: null };
  account.paymentMethods.set(detached.id, detached);
  account.happened({
    type: 'payment_method.detached',
    data: { object: detached, previous_attributes: { customer: method.customer } },
  });
  return detached;
};
