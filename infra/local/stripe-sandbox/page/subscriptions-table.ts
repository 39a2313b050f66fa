import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { debitFailures } from '../account/debit.ts';
import { idOf } from '../account/reference.ts';
import { periodOf } from '../account/subscription.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { money } from './money.ts';
import { often } from './often.ts';
import { failureReasons } from './subscription-levers.ts';
import { at, badge, button, newest, select, table } from './table.ts';

/** A bank's word says little by itself: Stripe's stands beside it. */
export const reasonOptions = failureReasons.map((reason): [string, string] => [
  reason,
  `${reason} ${debitFailures[reason]?.code ?? ''}`.replaceAll('_', ' ').trim(),
]);

const levers = (account: Account, { id }: Stripe.Subscription): Html[] => {
  const action = `/sandbox/subscriptions/${id}`;
  const planned = account.plannedFailures.get(id);
  return [
    button(`${action}/renew`, 'Renew now'),
    html`<form method="post" action="${action}/fail-next">
      ${select('reason', 'Why the next debit fails', reasonOptions)}
      <label><input type="checkbox" name="retries" /> and its retries</label>
      <button>Next renewal fails</button>
    </form>`,
    ...(planned
      ? [html`<small>fails next: ${planned.failure.networkCode ?? planned.failure.code}</small>`]
      : []),
    button(`${action}/cancel`, 'Cancel'),
  ];
};

const next = (account: Account, subscription: Stripe.Subscription): Html => {
  if (subscription.ended_at !== null) return html`ended ${at(subscription.ended_at)}`;
  if (subscription.status === 'paused') return html`–`;
  if (subscription.cancel_at !== null) return html`stops ${at(subscription.cancel_at)}`;
  const invoice = account.invoices.get(idOf(subscription.latest_invoice) ?? '');
  const again = invoice?.next_payment_attempt ?? null;
  return html`${at(periodOf(subscription).end)}${again !== null && html` <small>tries again ${at(again)}</small>`}`;
};

const row = (account: Account, subscription: Stripe.Subscription): Html => {
  const customer = account.customers.get(idOf(subscription.customer) ?? '');
  const invoice = account.invoices.get(idOf(subscription.latest_invoice) ?? '');
  const method = account.paymentMethods.get(idOf(subscription.default_payment_method) ?? '');
  const [item] = subscription.items.data;
  const amountCents = (item?.price.unit_amount ?? 0) * (item?.quantity ?? 1);
  const runs = subscription.status === 'active' || subscription.status === 'past_due';
  return html`<tr>
    <td data-label="Customer">${customer?.email ?? '–'}</td>
    <td data-label="Amount" class="number">
      ${money(amountCents, subscription.currency, 'en')}
      <small>${item?.price.recurring && often(item.price.recurring, 'en')}</small>
    </td>
    <td data-label="By">${method?.type.replaceAll('_', ' ') ?? '–'}</td>
    <td data-label="Status">${badge(subscription.status)}</td>
    <td data-label="Next debit (UTC)">${next(account, subscription)}</td>
    <td data-label="Latest invoice">
      ${invoice && html`<code>${invoice.number ?? invoice.id}</code> ${badge(invoice.status ?? '–')}`}
    </td>
    <td data-label="Subscription"><code>${subscription.id}</code></td>
    <td class="actions">${runs && levers(account, subscription)}</td>
  </tr>`;
};

export const subscriptionsTable = (account: Account): Html =>
  table(
    ['Customer', 'Amount', 'By', 'Status', 'Next debit (UTC)', 'Latest invoice', 'Subscription', 'Action'],
    [...account.subscriptions.values()]
      .toReversed()
      .slice(0, newest)
      .map((subscription) => row(account, subscription)),
    'No subscription yet.',
  );
