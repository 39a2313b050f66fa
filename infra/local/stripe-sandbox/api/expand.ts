import type { Account } from '../account/account.ts';
import { asOfNow } from '../account/balance-transaction.ts';
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
    account.paymentMethods.get(id) ??
    account.customers.get(id) ??
    account.products.get(id)
  );
};

const lineItems = (account: Account, session: string): object => ({
  object: 'list',
  data: account.orders.get(session)?.lineItems ?? [],
  has_more: false,
  url: `/v1/checkout/sessions/${session}/line_items`,
});

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
