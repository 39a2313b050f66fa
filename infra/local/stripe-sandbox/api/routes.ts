import { customers, prices, products } from './catalogue.ts';
import { checkoutSessions } from './checkout-sessions.ts';
import type { ApiRequest } from './list.ts';
import { paymentIntents } from './payment-intents.ts';
import { paymentMethods } from './payment-methods.ts';
import { paymentPages } from './payment-pages.ts';
import { balanceTransactions, charges, events } from './records.ts';

type Call = (request: ApiRequest) => object;

/** Every call the sandbox answers. Refunds, subscriptions, disputes and payouts get their lines when they are built. */
const routes: Readonly<Record<string, Call>> = {
  'POST /v1/checkout/sessions': checkoutSessions.create,
  'GET /v1/checkout/sessions': checkoutSessions.list,
  'GET /v1/checkout/sessions/:id': checkoutSessions.retrieve,
  'GET /v1/checkout/sessions/:id/line_items': checkoutSessions.lineItems,
  'POST /v1/checkout/sessions/:id/expire': checkoutSessions.expire,
  'POST /v1/payment_intents': paymentIntents.create,
  'GET /v1/payment_intents': paymentIntents.list,
  'GET /v1/payment_intents/:id': paymentIntents.retrieve,
  'POST /v1/payment_intents/:id/confirm': paymentIntents.confirm,
  'POST /v1/payment_intents/:id/cancel': paymentIntents.cancel,
  'GET /v1/charges': charges.list,
  'GET /v1/charges/:id': charges.retrieve,
  'GET /v1/balance_transactions': balanceTransactions.list,
  'GET /v1/balance_transactions/:id': balanceTransactions.retrieve,
  'POST /v1/payment_methods': paymentMethods.create,
  'GET /v1/payment_methods/:id': paymentMethods.retrieve,
  'POST /v1/products': products.create,
  'GET /v1/products/:id': products.retrieve,
  'POST /v1/prices': prices.create,
  'GET /v1/prices/:id': prices.retrieve,
  'POST /v1/customers': customers.create,
  'GET /v1/customers/:id': customers.retrieve,
  'GET /v1/payment_pages/:id': paymentPages.retrieve,
  'POST /v1/payment_pages/:id/confirm': paymentPages.confirm,
  'GET /v1/events': events.list,
  'GET /v1/events/:id': events.retrieve,
};

export const callFor = (method: string, path: string): { call: Call; id: string } | null => {
  const plain = routes[`${method} ${path}`];
  if (plain) return { call: plain, id: '' };
  for (const [route, call] of Object.entries(routes)) {
    const [verb, pattern = ''] = route.split(' ');
    if (verb !== method || !pattern.includes(':id')) continue;
    const [before = '', after = ''] = pattern.split(':id');
    if (!path.startsWith(before) || !path.endsWith(after)) continue;
    const id = path.slice(before.length, path.length - after.length);
    if (id && !id.includes('/')) return { call, id: decodeURIComponent(id) };
  }
  return null;
};
