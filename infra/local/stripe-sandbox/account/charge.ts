import type Stripe from 'stripe';
import type { Account } from './account.ts';
import { idOf } from './reference.ts';
import type { Decline } from './decline.ts';

const mandateOf = (account: Account, method: Stripe.PaymentMethod): string => {
  const mandate = account.mandates.get(method.id) ?? account.id('mandate');
  account.mandates.set(method.id, mandate);
  return mandate;
};

const methodDetails = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
): Stripe.Charge.PaymentMethodDetails => {
  if (method.sepa_debit) {
    const { bank_code, branch_code, country, fingerprint, last4 } = method.sepa_debit;
    return {
      type: 'sepa_debit',
      sepa_debit: {
        bank_code,
        branch_code,
        country,
        fingerprint,
        last4,
        mandate: mandateOf(account, method),
      },
    };
  }
  if (method.paypal)
    return {
      type: 'paypal',
      paypal: {
        ...method.paypal,
        payer_name: method.billing_details.name,
        seller_protection: { dispute_categories: null, status: 'not_eligible' },
        transaction_id: account.id('paypal'),
      },
    };
  const card = method.card;
  return {
    type: 'card',
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: card?.brand ?? null,
      checks: card?.checks ?? null,
      country: card?.country ?? null,
      electronic_commerce_indicator: null,
      exp_month: card?.exp_month ?? 12,
      exp_year: card?.exp_year ?? 2099,
      extended_authorization: { status: 'disabled' },
      fingerprint: card?.fingerprint ?? null,
      funding: card?.funding ?? null,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card?.last4 ?? null,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card?.brand ?? null,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
      regulated_status: card?.regulated_status ?? null,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
  };
};

const approved: Stripe.Charge.Outcome = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  risk_level: 'normal',
  risk_score: 12,
  seller_message: 'Payment complete.',
  type: 'authorized',
};

const refused = (decline: Decline): Stripe.Charge.Outcome => ({
  ...approved,
  advice_code: 'try_again_later',
  network_decline_code: decline.networkCode,
  network_status: 'declined_by_network',
  reason: decline.declineCode,
  seller_message: 'The bank returned the decline code `'.concat(decline.declineCode, '`.'),
  type: 'issuer_declined',
});

/** One try to move the money. A card is charged or refused at once; a SEPA debit is pending until its bank answers. */
export const aCharge = (
  account: Account,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  state: { status: 'succeeded' | 'pending' } | { status: 'failed'; decline: Decline },
): Stripe.Charge => {
  const decline = state.status === 'failed' ? state.decline : null;
  const charge: Stripe.Charge = {
    // Stripe names what comes by card `ch_…`, and everything else `py_…`.
    id: account.id(method.type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: decline ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: method.type === 'card' ? 'TRAGWERK SANDBOX' : null,
    captured: !decline,
    created: account.seconds(),
    currency: intent.currency,
    customer: idOf(intent.customer),
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: decline ? refused(decline) : approved,
    // A pending debit is already called paid at Stripe: only its status tells the truth.
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(account, intent, method),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: state.status,
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
  account.charges.set(charge.id, charge);
  return charge;
};
