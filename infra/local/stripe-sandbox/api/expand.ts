import type { Account } from '../account/account.ts';
import { asOfNow } from '../account/balance-transaction.ts';
import { refundsOf } from '../account/refund.ts';
import { intentOf, paymentsOf } from '../account/invoice.ts';
import { invalid } from './stripe-error.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const asJson = (value: object): Json => {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
};

const found = (account: Account, id: string): object | undefined => {
  const transaction = account.balanceTransactions.get(id);
  if (transaction) return asOfNow(account, transaction);
  return (
    account.paymentIntents.get(id) ??
    account.charges.get(id) ??
    account.refunds.get(id) ??
    account.disputes.get(id) ??
    account.payouts.get(id) ??
    account.paymentMethods.get(id) ??
    account.customers.get(id) ??
    account.products.get(id) ??
    account.prices.get(id) ??
    account.subscriptions.get(id) ??
    account.invoices.get(id) ??
    account.testClocks.get(id)
  );
};

const lineItems = (account: Account, session: string): object => ({
  object: 'list',
  data: account.orders.get(session)?.lineItems ?? [],
  has_more: false,
  url: `/v1/checkout/sessions/${session}/line_items`,
});

/** A charge, too, keeps its refunds to itself until somebody asks; newest first, the first ten. */
const refundList = (account: Account, charge: string): object => {
  const all = refundsOf(account, charge).toReversed();
  return {
    object: 'list',
    data: all.slice(0, 10),
    has_more: all.length > 10,
    url: `/v1/charges/${charge}/refunds`,
  };
};

/** What Stripe leaves out of an invoice until it is asked for. */
const ofInvoice = (account: Account, invoice: string, part: string): object | null => {
  if (part === 'payments')
    return {
      object: 'list',
      data: paymentsOf(account, invoice),
      has_more: false,
      url: `/v1/invoice_payments?invoice=${invoice}`,
    };
  const secret = intentOf(account, invoice)?.client_secret;
  return part === 'confirmation_secret' && typeof secret === 'string'
    ? { client_secret: secret, type: 'payment_intent' }
    : null;
};

const grow = (account: Account, at: Json, parts: readonly string[], whole: string): void => {
  const [part, ...rest] = parts;
  if (part === undefined || at === null || typeof at !== 'object') return;
  if (Array.isArray(at)) {
    for (const one of at) grow(account, one, parts, whole);
    return;
  }
  // Line items are left out of a session until they are asked for, and then they are a list, not an id.
  const { id, object } = at;
  if (part === 'line_items' && object === 'checkout.session' && typeof id === 'string')
    at[part] ??= asJson(lineItems(account, id));
  if (part === 'refunds' && object === 'charge' && typeof id === 'string')
    at[part] ??= asJson(refundList(account, id));
  if (object === 'invoice' && typeof id === 'string') {
    const asked = ofInvoice(account, id, part);
    if (asked) at[part] ??= asJson(asked);
  }
  const value = at[part];
  if (value === undefined)
    throw invalid(
      `This property cannot be expanded (${part}). You may want to try expanding 'data.${part}' instead.`,
      'expand',
    );
  if (typeof value === 'string') {
    const object = found(account, value);
    if (!object) throw invalid(`This property cannot be expanded (${part}).`, 'expand');
    at[part] = asJson(object);
  }
  grow(account, at[part] ?? null, rest, whole);
};

/** The answer with its ids replaced by the objects they name, where `expand[]` asks for it. */
export const expanded = (account: Account, answer: object, paths: readonly string[]): Json => {
  const json = asJson(answer);
  for (const path of paths) {
    const parts = path.split('.');
    if (parts.length > 4) throw invalid('You cannot expand more than 4 levels of a property.', 'expand');
    grow(account, json, parts, path);
  }
  return json;
};
