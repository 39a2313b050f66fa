import { prices, products } from './catalogue.ts';
import { checkoutSessions } from './checkout-sessions.ts';
import { customers } from './customers.ts';
import { disputes } from './disputes.ts';
import { invoiceItems } from './invoice-items.ts';
import { invoicePayments } from './invoice-payments.ts';
import { invoices } from './invoices.ts';
import type { ApiRequest } from './list.ts';
import { paymentIntents } from './payment-intents.ts';
import { paymentMethods } from './payment-methods.ts';
import { paymentPages } from './payment-pages.ts';
import { portalConfigurations } from './portal-configurations.ts';
import { portalSessions } from './portal-sessions.ts';
import { subscriptions } from './subscriptions.ts';
import { testClocks } from './test-clocks.ts';
import { balance, payouts } from './payouts.ts';
import { balanceTransactions, charges, events } from './records.ts';
import { refunds } from './refunds.ts';
import { webhookEndpoints } from './webhook-endpoints.ts';

type Call = (request: ApiRequest) => object;

/** Every call the sandbox answers. */
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
  'POST /v1/payment_intents/:id/capture': paymentIntents.capture,
  'GET /v1/charges': charges.list,
  'GET /v1/charges/:id': charges.retrieve,
  'POST /v1/refunds': refunds.create,
  'GET /v1/refunds': refunds.list,
  'GET /v1/refunds/:id': refunds.retrieve,
  'POST /v1/refunds/:id': refunds.update,
  'POST /v1/refunds/:id/cancel': refunds.cancel,
  'GET /v1/disputes': disputes.list,
  'GET /v1/disputes/:id': disputes.retrieve,
  'POST /v1/disputes/:id': disputes.update,
  'POST /v1/disputes/:id/close': disputes.close,
  'GET /v1/balance': balance.retrieve,
  'POST /v1/payouts': payouts.create,
  'GET /v1/payouts': payouts.list,
  'GET /v1/payouts/:id': payouts.retrieve,
  'POST /v1/payouts/:id': payouts.update,
  'GET /v1/webhook_endpoints': webhookEndpoints.list,
  'GET /v1/webhook_endpoints/:id': webhookEndpoints.retrieve,
  'POST /v1/webhook_endpoints/:id': webhookEndpoints.update,
  'GET /v1/balance_transactions': balanceTransactions.list,
  'GET /v1/balance_transactions/:id': balanceTransactions.retrieve,
  'POST /v1/subscriptions': subscriptions.create,
  'GET /v1/subscriptions': subscriptions.list,
  'GET /v1/subscriptions/:id': subscriptions.retrieve,
  'POST /v1/subscriptions/:id': subscriptions.update,
  'DELETE /v1/subscriptions/:id': subscriptions.cancel,
  'POST /v1/subscriptions/:id/pause': subscriptions.pause,
  'POST /v1/subscriptions/:id/resume': subscriptions.resume,
  'POST /v1/invoices': invoices.create,
  'GET /v1/invoices': invoices.list,
  'GET /v1/invoices/:id': invoices.retrieve,
  'POST /v1/invoices/:id': invoices.update,
  'DELETE /v1/invoices/:id': invoices.del,
  'GET /v1/invoices/:id/lines': invoices.lines,
  'POST /v1/invoices/:id/finalize': invoices.finalize,
  'POST /v1/invoices/:id/pay': invoices.pay,
  'POST /v1/invoices/:id/send': invoices.send,
  'POST /v1/invoices/:id/void': invoices.void,
  'POST /v1/invoices/:id/mark_uncollectible': invoices.markUncollectible,
  'GET /v1/invoice_payments': invoicePayments.list,
  'GET /v1/invoice_payments/:id': invoicePayments.retrieve,
  'POST /v1/invoiceitems': invoiceItems.create,
  'GET /v1/invoiceitems': invoiceItems.list,
  'GET /v1/invoiceitems/:id': invoiceItems.retrieve,
  'DELETE /v1/invoiceitems/:id': invoiceItems.del,
  'POST /v1/billing_portal/configurations': portalConfigurations.create,
  'GET /v1/billing_portal/configurations': portalConfigurations.list,
  'GET /v1/billing_portal/configurations/:id': portalConfigurations.retrieve,
  'POST /v1/billing_portal/configurations/:id': portalConfigurations.update,
  'POST /v1/billing_portal/sessions': portalSessions.create,
  'POST /v1/test_helpers/test_clocks': testClocks.create,
  'GET /v1/test_helpers/test_clocks': testClocks.list,
  'GET /v1/test_helpers/test_clocks/:id': testClocks.retrieve,
  'DELETE /v1/test_helpers/test_clocks/:id': testClocks.del,
  'POST /v1/test_helpers/test_clocks/:id/advance': testClocks.advance,
  'POST /v1/payment_methods': paymentMethods.create,
  'GET /v1/payment_methods': paymentMethods.list,
  'POST /v1/payment_methods/:id/attach': paymentMethods.attach,
  'POST /v1/payment_methods/:id/detach': paymentMethods.detach,
  'GET /v1/payment_methods/:id': paymentMethods.retrieve,
  'POST /v1/products': products.create,
  'GET /v1/products/:id': products.retrieve,
  'POST /v1/prices': prices.create,
  'GET /v1/prices/:id': prices.retrieve,
  'POST /v1/customers': customers.create,
  'GET /v1/customers': customers.list,
  'GET /v1/customers/:id': customers.retrieve,
  'POST /v1/customers/:id': customers.update,
  'DELETE /v1/customers/:id': customers.del,
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
