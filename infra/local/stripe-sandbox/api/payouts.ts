import type Stripe from 'stripe';
import { balanceOf } from '../account/balance.ts';
import { describePayout, payOut } from '../account/payout.ts';
import { payoutCreate, payoutList, payoutUpdate } from './known-money-parameters.ts';
import { onlyExpand } from './known-parameters.ts';
import { listed, within } from './list.ts';
import type { ApiRequest } from './list.ts';
import { invalid, noSuch } from './stripe-error.ts';

const known = ({ account, id }: ApiRequest): Stripe.Payout => {
  const payout = account.payouts.get(id);
  if (!payout) throw noSuch('payout', id, 'payout');
  return payout;
};

export const balance = {
  retrieve: ({ account, fields }: ApiRequest): Stripe.Balance => {
    fields.refuseUnknown(onlyExpand);
    return balanceOf(account, account.clockSeconds());
  },
};

export const payouts = {
  create: ({ account, fields }: ApiRequest): Stripe.Payout => {
    fields.refuseUnknown(payoutCreate).refuseUnplayed(['destination', 'payout_method', 'source_type']);
    if (fields.oneOf('method', ['standard', 'instant']) === 'instant')
      throw invalid('The sandbox plays standard payouts only.', 'method');
    const amountCents = fields.amountCents('amount');
    const currency = fields.currency('currency');
    const description = fields.text('description');
    const metadata = fields.metadata();
    const available = balanceOf(account, account.clockSeconds()).available[0]?.amount ?? 0;
    if (amountCents > available)
      throw invalid(
        'You have insufficient funds in your Stripe account for this transfer. Your card balance is too low.  You can use the /v1/balance endpoint to view your Stripe balance (for more details, see stripe.com/docs/api#balance).',
        undefined,
        'balance_insufficient',
      );
    return payOut(account, {
      amountCents,
      currency,
      description,
      metadata,
      statementDescriptor: fields.text('statement_descriptor'),
    });
  },
  retrieve: (request: ApiRequest) => {
    request.fields.refuseUnknown(onlyExpand);
    return known(request);
  },
  list: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(payoutList);
    const arrives = within(fields, 'arrival_date');
    const [status, destination] = [fields.text('status'), fields.text('destination')];
    return listed(
      request,
      [...account.payouts.values()],
      (payout) =>
        arrives(payout.arrival_date) &&
        (status === null || payout.status === status) &&
        (destination === null || payout.destination === destination),
    );
  },
  update: (request: ApiRequest) => {
    const { account, fields } = request;
    fields.refuseUnknown(payoutUpdate);
    const payout = known(request);
    return describePayout(account, payout, fields.metadataOver(payout.metadata ?? {}));
  },
};
