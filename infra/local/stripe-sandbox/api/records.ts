import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { asOfNow } from '../account/balance-transaction.ts';
import { balanceTransactionList, chargeList, eventList } from './known-payment-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed } from './list.ts';
import type { ApiRequest } from './list.ts';
import { invalid, noSuch } from './stripe-error.ts';

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

/** Of a payout made by hand Stripe does not say what is in it. */
const partsKnown = (account: Account, id: string): void => {
  const payout = account.payouts.get(id);
  if (!payout) throw noSuch('payout', id, 'payout');
  if (!payout.automatic)
    throw invalid('Balance transaction history can only be filtered on automatic transfers, not manual.');
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
    const [type, source, currency, payout] = ['type', 'source', 'currency', 'payout'].map((name) =>
      fields.text(name),
    );
    if (typeof payout === 'string') partsKnown(account, payout);
    const page = listed(
      request,
      [...account.balanceTransactions.values()],
      (transaction) =>
        (type === null || transaction.type === type) &&
        (source === null || transaction.source === source) &&
        (currency === null || transaction.currency === currency) &&
        (payout === null || account.payoutOf.get(transaction.id) === payout),
    );
    return { ...page, data: page.data.map((transaction) => asOfNow(account, transaction)) };
  },
};

const matching = (pattern: string, type: string): boolean =>
  pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;

/** What the webhook still owes is counted when somebody asks. */
const asTold = (account: Account, event: Stripe.Event): Stripe.Event => ({
  ...event,
  pending_webhooks: account.webhook.isUndelivered(event) ? 1 : 0,
});

export const events = {
  retrieve: ({ account, fields, id }: ApiRequest): Stripe.Event => {
    fields.refuseUnknown(onlyExpand);
    const event = account.events.find((one) => one.id === id);
    if (!event) throw noSuch('event', id);
    return asTold(account, event);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(eventList);
    const type = fields.text('type');
    const wanted = type === null ? fields.texts('types') : [type];
    const delivered = fields.flag('delivery_success');
    const page = listed(
      request,
      account.events,
      (event) =>
        (wanted === null || wanted.some((pattern) => matching(pattern, event.type))) &&
        (delivered === null || delivered !== account.webhook.isUndelivered(event)),
    );
    return { ...page, data: page.data.map((event) => asTold(account, event)) };
  },
};
