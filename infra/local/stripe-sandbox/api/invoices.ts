import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { byTheirClock } from '../account/clock.ts';
import { collectInvoice, methodFor } from '../account/collect-invoice.ts';
import { finalizeInvoice, markUncollectible, voidInvoice } from '../account/finalize-invoice.ts';
import { invoicePaid } from '../account/invoice-outcome.ts';
import { itemLine } from '../account/invoice-line.ts';
import { aDraftInvoice, intentOf, subscriptionOf, updateInvoice } from '../account/invoice.ts';
import { cancelPaymentIntent } from '../account/payment-intent.ts';
import { idOf } from '../account/reference.ts';
import { customerNamed } from './customers.ts';
import {
  invoiceCreate,
  invoiceFinalize,
  invoiceList,
  invoicePay,
  invoiceUpdate,
} from './known-invoice-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { methodNamed } from './payment-methods.ts';
import { StripeRefusal, invalid, noSuch } from './stripe-error.ts';

/** Invoices of subscriptions make themselves; this makes the others, out of what waits to be invoiced. */
const create = ({ account, fields }: ApiRequest): Stripe.Invoice => {
  fields
    .refuseUnknown(invoiceCreate)
    .refuseUnplayed(['discounts', 'from_invoice', 'shipping_cost', 'subscription']);
  const customer = customerNamed(account, fields.needed('customer'));
  const included = fields.oneOf('pending_invoice_items_behavior', ['exclude', 'include']) === 'include';
  return byTheirClock(account, customer, () => {
    const items = [...account.invoiceItems.values()].filter(
      (item) => included && item.invoice === null && idOf(item.customer) === customer.id,
    );
    const seconds = account.seconds();
    const draft = aDraftInvoice(account, {
      customer,
      subscription: null,
      billingReason: 'manual',
      collectionMethod:
        fields.oneOf('collection_method', ['charge_automatically', 'send_invoice']) ?? 'charge_automatically',
      daysUntilDue: fields.integer('days_until_due'),
      defaultPaymentMethod: fields.text('default_payment_method'),
      autoAdvance: fields.flag('auto_advance') ?? false,
      currency: fields.text('currency') ?? items[0]?.currency ?? 'eur',
      description: fields.text('description'),
      metadata: fields.metadata(),
      period: { start: seconds, end: seconds },
      lines: (invoice) => items.map((item) => itemLine(account, invoice, item)),
    });
    for (const item of items) account.invoiceItems.set(item.id, { ...item, invoice: draft.id });
    account.happened({ type: 'invoice.created', data: { object: draft } });
    return draft;
  });
};

const known = ({ account, id }: ApiRequest): Stripe.Invoice => {
  const invoice = account.invoices.get(id);
  if (!invoice) throw noSuch('invoice', id, 'invoice');
  return invoice;
};

/** Done in the customer's own time, where the invoice's state allows it. */
const at = <T>(
  request: ApiRequest,
  states: readonly string[],
  verb: string,
  run: (invoice: Stripe.Invoice) => T,
): T => {
  const invoice = known(request);
  if (!states.includes(invoice.status ?? ''))
    throw invalid(
      `You can only ${verb} an invoice with one of these statuses: ${states.join(', ')}. This invoice is ${invoice.status}.`,
      undefined,
      'invoice_not_editable',
    );
  const customer = request.account.customers.get(idOf(invoice.customer) ?? '');
  return customer ? byTheirClock(request.account, customer, () => run(invoice)) : run(invoice);
};

/** A refused card is an error here, and written on the invoice all the same. */
const refusedFor = (account: Account, invoice: Stripe.Invoice): void => {
  const intent = intentOf(account, invoice.id);
  if (intent?.status === 'requires_action')
    throw new StripeRefusal(402, {
      type: 'card_error',
      code: 'invoice_payment_intent_requires_action',
      message: 'This payment requires additional user action before it can be completed successfully.',
    });
  const error = intent?.status === 'requires_payment_method' ? intent.last_payment_error : null;
  if (!error) return;
  throw new StripeRefusal(402, {
    type: 'card_error',
    code: error.code ?? 'card_declined',
    message: error.message ?? 'Your card was declined.',
    ...(error.decline_code ? { decline_code: error.decline_code } : {}),
    ...(error.charge ? { charge: error.charge } : {}),
  });
};

const pay = (request: ApiRequest): Stripe.Invoice =>
  at(request, ['draft', 'open', 'uncollectible'], 'pay', (invoice) => {
    const { account, fields } = request;
    fields.refuseUnknown(invoicePay).refuseUnplayed(['forgive', 'source']);
    const named = fields.text('payment_method');
    const method = named === null ? null : methodNamed(account, named);
    const open = invoice.status === 'draft' ? finalizeInvoice(account, invoice) : invoice;
    if (open.status === 'paid') return open;
    const intent = intentOf(account, open.id);
    if (fields.flag('paid_out_of_band') === true) {
      if (intent) cancelPaymentIntent(account, intent, 'void_invoice');
      invoicePaid(account, open, open.attempt_count);
      return account.invoices.get(open.id) ?? open;
    }
    if (intent?.status === 'processing')
      throw invalid(
        'A payment of this invoice is on its way already.',
        undefined,
        'payment_intent_unexpected_state',
      );
    if (!method && !methodFor(account, open, subscriptionOf(account, open)))
      throw invalid('There is no default payment method set on this Customer or Invoice.', 'payment_method');
    const collected = collectInvoice(account, open, { donorIsPresent: false, ...(method ? { method } : {}) });
    refusedFor(account, collected);
    return collected;
  });

export const invoices = {
  create,
  pay,
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  update: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(invoiceUpdate);
    return at(request, ['draft', 'open', 'paid', 'uncollectible'], 'update', (invoice) =>
      updateInvoice(account, invoice, {
        ...(fields.has('description') ? { description: fields.text('description') } : {}),
        ...(fields.has('auto_advance') ? { auto_advance: fields.flag('auto_advance') ?? false } : {}),
        metadata: fields.metadataOver(invoice.metadata ?? {}),
      }),
    );
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(invoiceList).refuseUnplayed(['due_date']);
    const [customer, status, subscription, collection] = [
      'customer',
      'status',
      'subscription',
      'collection_method',
    ].map((name) => fields.text(name));
    return listed(
      request,
      [...account.invoices.values()],
      (invoice) =>
        (customer === null || idOf(invoice.customer) === customer) &&
        (status === null || invoice.status === status) &&
        (subscription === null || subscriptionOf(account, invoice)?.id === subscription) &&
        (collection === null || invoice.collection_method === collection),
    );
  },
  lines: (request: ApiRequest) => ({ ...known(request).lines, url: request.path }),
  finalize: (request: ApiRequest) =>
    at(request, ['draft'], 'finalize', (invoice) => {
      const { account, fields } = request;
      fields.refuseUnknown(invoiceFinalize);
      const open = finalizeInvoice(account, invoice);
      const advances = fields.flag('auto_advance') ?? invoice.auto_advance ?? false;
      return advances && open.status === 'open' && open.collection_method === 'charge_automatically'
        ? collectInvoice(account, open, { donorIsPresent: false })
        : open;
    }),
  send: (request: ApiRequest) =>
    at(request, ['draft', 'open'], 'send', (invoice) => {
      const { account, fields } = request;
      fields.refuseUnknown(onlyExpand);
      const sent = invoice.status === 'draft' ? finalizeInvoice(account, invoice) : invoice;
      account.happened({ type: 'invoice.sent', data: { object: sent } });
      return sent;
    }),
  void: (request: ApiRequest) =>
    at(request, ['open', 'uncollectible'], 'void', (invoice) => voidInvoice(request.account, invoice)),
  markUncollectible: (request: ApiRequest) =>
    at(request, ['open'], 'mark as uncollectible', (invoice) => markUncollectible(request.account, invoice)),
  del: (request: ApiRequest) =>
    at(request, ['draft'], 'delete', (invoice): Stripe.DeletedInvoice => {
      request.account.invoices.delete(invoice.id);
      request.account.happened({ type: 'invoice.deleted', data: { object: invoice } });
      return { id: invoice.id, object: 'invoice', deleted: true };
    }),
};
