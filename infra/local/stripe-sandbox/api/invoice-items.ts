import { Stripe } from 'stripe';
import { byTheirClock } from '../account/clock.ts';
import { idOf } from '../account/reference.ts';
import { customerNamed } from './customers.ts';
import { invoiceItemCreate, invoiceItemList } from './known-invoice-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { invalid, missing, noSuch } from './stripe-error.ts';

const known = ({ account, id }: ApiRequest): Stripe.InvoiceItem => {
  const item = account.invoiceItems.get(id);
  if (!item) throw noSuch('invoiceitem', id);
  return item;
};

const create = ({ account, fields }: ApiRequest): Stripe.InvoiceItem => {
  fields
    .refuseUnknown(invoiceItemCreate)
    .refuseUnplayed([
      'discounts',
      'invoice',
      'price_data',
      'pricing',
      'quantity',
      'subscription',
      'tax_rates',
    ]);
  const customer = customerNamed(account, fields.needed('customer'));
  const amount = fields.integer('amount');
  if (amount === null) throw missing('amount');
  return byTheirClock(account, customer, () => {
    const date = account.seconds();
    const item: Stripe.InvoiceItem = {
      id: account.id('ii'),
      object: 'invoiceitem',
      amount,
      currency: fields.currency('currency'),
      customer: customer.id,
      customer_account: null,
      date,
      description: fields.text('description'),
      discountable: fields.flag('discountable') ?? true,
      discounts: [],
      invoice: null,
      livemode: false,
      metadata: fields.metadata(),
      net_amount: amount,
      parent: null,
      period: { start: date, end: date },
      pricing: null,
      proration: false,
      quantity: 1,
      quantity_decimal: Stripe.Decimal.from(1),
      tax_rates: [],
      test_clock: idOf(customer.test_clock),
    };
    account.invoiceItems.set(item.id, item);
    account.happened({ type: 'invoiceitem.created', data: { object: item } });
    return item;
  });
};

export const invoiceItems = {
  create,
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(invoiceItemList);
    const [customer, invoice] = ['customer', 'invoice'].map((name) => fields.text(name));
    const pending = fields.flag('pending');
    const items = [...account.invoiceItems.values()].map((item) => ({ ...item, created: item.date }));
    const page = listed(
      request,
      items,
      (item) =>
        (customer === null || idOf(item.customer) === customer) &&
        (invoice === null || idOf(item.invoice) === invoice) &&
        (pending === null || (item.invoice === null) === pending),
    );
    // An invoice item has a date and no `created`; the list is cut by the one as others are by the other.
    return { ...page, data: page.data.flatMap(({ id }) => account.invoiceItems.get(id) ?? []) };
  },
  del: (request: ApiRequest): Stripe.DeletedInvoiceItem => {
    const item = known(request);
    if (item.invoice !== null)
      throw invalid('This invoice item is on an invoice already and cannot be deleted.');
    request.account.invoiceItems.delete(item.id);
    request.account.happened({ type: 'invoiceitem.deleted', data: { object: item } });
    return { id: item.id, object: 'invoiceitem', deleted: true };
  },
};
