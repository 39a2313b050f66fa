import type Stripe from 'stripe';
import { asOfNow } from '../account/balance-transaction.ts';
import { balanceTransactionList, chargeList, eventList } from './known-payment-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { noSuch } from './stripe-error.ts';

/** What Stripe writes down by itself, and everybody else only reads. */
export const charges = {
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.Charge => {
    fields.refuseUnknown(onlyExpand);
    const charge = account.charges.get(id);
    if (!charge) throw noSuch('charge', id);
    return charge;
  },
  list: (request: ApiRequest) => {
    request.fields.refuseUnknown(chargeList);
    const paymentIntent = request.fields.text('payment_intent');
    return listed(
      request,
      [...request.account.charges.values()],
      (charge) => paymentIntent === null || charge.payment_intent === paymentIntent,
    );
  },
};

export const balanceTransactions = {
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.BalanceTransaction => {
    fields.refuseUnknown(onlyExpand);
    const transaction = account.balanceTransactions.get(id);
    if (!transaction) throw noSuch('balance transaction', id);
    return asOfNow(account, transaction);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(balanceTransactionList);
    const [type, source, currency] = ['type', 'source', 'currency'].map((name) => fields.text(name));
    return listed(
      request,
      [...account.balanceTransactions.values()].map((transaction) => asOfNow(account, transaction)),
      (transaction) =>
        (type === null || transaction.type === type) &&
        (source === null || transaction.source === source) &&
        (currency === null || transaction.currency === currency),
    );
  },
};

const matching = (pattern: string, type: string): boolean =>
  pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;

export const events = {
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.Event => {
    fields.refuseUnknown(onlyExpand);
    const event = account.events.find((one) => one.id === id);
    if (!event) throw noSuch('event', id);
    return event;
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(eventList);
    const type = fields.text('type');
    const wanted = type === null ? fields.texts('types') : [type];
    return listed(
      request,
      account.events,
      (event) => wanted === null || wanted.some((pattern) => matching(pattern, event.type)),
    );
  },
};
