import type Stripe from 'stripe';
import { idOf } from '../account/reference.ts';
import { invoicePaymentList } from './known-invoice-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { missing, noSuch } from './stripe-error.ts';

/** The only place that says which payment paid which invoice: neither of the two names the other. */
export const invoicePayments = {
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.InvoicePayment => {
    fields.refuseUnknown(onlyExpand);
    const payment = account.invoicePayments.get(id);
    if (!payment) throw noSuch('invoice_payment', id);
    return payment;
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(invoicePaymentList);
    const [invoice, status] = ['invoice', 'status'].map((name) => fields.text(name));
    const payment = fields.group('payment');
    if (payment && payment.text('type') === null) throw missing(payment.named('type'));
    const type = payment?.oneOf('type', ['payment_intent', 'payment_record']) ?? null;
    const intent = payment?.text('payment_intent') ?? null;
    return listed(
      request,
      [...account.invoicePayments.values()],
      (one) =>
        (invoice === null || idOf(one.invoice) === invoice) &&
        (status === null || one.status === status) &&
        (type === null || one.payment.type === type) &&
        (intent === null || idOf(one.payment.payment_intent) === intent),
    );
  },
};
