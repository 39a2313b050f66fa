import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { disputableCents, isChargedBack } from '../account/dispute.ts';
import { returnCauses } from '../account/dispute-cause.ts';
import { idOf } from '../account/reference.ts';
import { refundableCents } from '../account/refund.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { money } from './money.ts';
import { reasonOptions } from './subscriptions-table.ts';
import { at, badge, button, newest, select, table } from './table.ts';

const refundForm = (action: string, leftCents: number): Html =>
  html`<form method="post" action="${action}/refund">
    <input
      name="amount"
      inputmode="decimal"
      size="6"
      value="${(leftCents / 100).toFixed(2)}"
      aria-label="Amount in euros"
    />
    ${select('course', 'How the refund goes', [
      ['as its number says', 'arrives'],
      ['fails later', 'fails later'],
      ['waits for funds', 'waits for funds'],
    ])}<button>Refund</button>
  </form>`;

const afterwards = (account: Account, intent: Stripe.PaymentIntent, charge: Stripe.Charge): Html[] => {
  const action = `/sandbox/payments/${intent.id}`;
  const leftCents = refundableCents(account, charge);
  const canBeDisputed = !charge.disputed && disputableCents(account, charge) > 0;
  const byDebit = charge.payment_method_details?.type === 'sepa_debit';
  return [
    ...(leftCents > 0 && !isChargedBack(account, charge) ? [refundForm(action, leftCents)] : []),
    ...(canBeDisputed && byDebit
      ? [
          html`<form method="post" action="${action}/return">
            ${select(
              'reason',
              'Why the bank returns it',
              Object.entries(returnCauses).map(([code, { reason }]) => [
                code,
                `${code} ${reason.replaceAll('_', ' ')}`,
              ]),
            )}<button>Bank returns the debit</button>
          </form>`,
        ]
      : []),
    ...(canBeDisputed && !byDebit
      ? [button(`${action}/dispute`, 'Dispute'), button(`${action}/dispute`, 'Inquiry', { kind: 'inquiry' })]
      : []),
  ];
};

const row = (account: Account, intent: Stripe.PaymentIntent): Html => {
  const charge = account.charges.get(idOf(intent.latest_charge) ?? '');
  const debit = account.pendingDebits.get(intent.id);
  const refundedCents = charge?.amount_refunded ?? 0;
  return html`<tr>
    <td data-label="When (UTC)">${at(intent.created)}</td>
    <td data-label="Amount" class="number">${money(intent.amount, intent.currency, 'en')}</td>
    <td data-label="From">${charge?.billing_details.email ?? '–'}</td>
    <td data-label="By">${charge?.payment_method_details?.type.replaceAll('_', ' ') ?? '–'}</td>
    <td data-label="Status">
      ${badge(intent.status)}${debit && html` <small>${debit.outcome} on ${at(debit.dueSeconds)}</small>`}
      ${refundedCents > 0 && html` <small>${money(refundedCents, intent.currency, 'en')} refunded</small>`}
      ${charge?.disputed && html` <small>disputed</small>`}
    </td>
    <td data-label="Payment"><code>${intent.id}</code></td>
    <td class="actions">
      ${
        debit && [
          button(`/sandbox/payments/${intent.id}/settle`, 'Settle now'),
          html`<form method="post" action="/sandbox/payments/${intent.id}/bounce">
            ${select('reason', 'Why the bank sends it back', reasonOptions)}<button>Bounce now</button>
          </form>`,
        ]
      }
      ${charge?.status === 'succeeded' && charge.captured && afterwards(account, intent, charge)}
    </td>
  </tr>`;
};

export const paymentsTable = (account: Account): Html =>
  table(
    ['When (UTC)', 'Amount', 'From', 'By', 'Status', 'Payment', 'Action'],
    [...account.paymentIntents.values()]
      .toReversed()
      .slice(0, newest)
      .map((intent) => row(account, intent)),
    'No payment yet.',
  );
