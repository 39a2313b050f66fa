import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import { balanceOf } from '../account/balance.ts';
import { isInquiry, isOpen } from '../account/dispute.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { money } from './money.ts';
import { at, badge, button, newest, table } from './table.ts';

const latest = <T>(all: ReadonlyMap<string, T>): T[] => [...all.values()].toReversed().slice(0, newest);

const inEuros = (cents: number): string => money(cents, 'eur', 'en');

const refundRow = (account: Account, refund: Stripe.Refund): Html => {
  const pending = account.pendingRefunds.get(refund.id);
  const action = `/sandbox/refunds/${refund.id}`;
  return html`<tr>
    <td data-label="When (UTC)">${at(refund.created)}</td>
    <td data-label="Amount" class="number">${money(refund.amount, refund.currency, 'en')}</td>
    <td data-label="Status">
      ${badge(refund.status ?? '–')} <small>${refund.failure_reason ?? refund.pending_reason}</small>${
        pending && html` <small>${pending.outcome} on ${at(pending.dueSeconds)}</small>`
      }
    </td>
    <td data-label="Refund"><code>${refund.id}</code></td>
    <td class="actions">
      ${pending && [button(`${action}/succeed`, 'Succeed now'), button(`${action}/fail`, 'Fail now')]}
    </td>
  </tr>`;
};

const disputeRow = (dispute: Stripe.Dispute): Html => {
  const { due_by: dueBy } = dispute.evidence_details;
  const action = `/sandbox/disputes/${dispute.id}`;
  return html`<tr>
    <td data-label="When (UTC)">${at(dispute.created)}</td>
    <td data-label="Amount" class="number">${money(dispute.amount, dispute.currency, 'en')}</td>
    <td data-label="Why">
      ${dispute.reason.replaceAll('_', ' ')} <small>${dispute.network_reason_code}</small>
    </td>
    <td data-label="Status">
      ${badge(dispute.status)}${
        isOpen(dispute) && dueBy !== null && html` <small>answer until ${at(dueBy)}</small>`
      }
    </td>
    <td data-label="Dispute"><code>${dispute.id}</code></td>
    <td class="actions">
      ${
        isOpen(dispute) && [
          button(`${action}/win`, 'Win'),
          button(`${action}/lose`, 'Lose'),
          ...(isInquiry(dispute) ? [button(`${action}/escalate`, 'Escalate')] : []),
        ]
      }
    </td>
  </tr>`;
};

const payoutRow = (payout: Stripe.Payout): Html =>
  html`<tr>
    <td data-label="When (UTC)">${at(payout.created)}</td>
    <td data-label="Amount" class="number">${money(payout.amount, payout.currency, 'en')}</td>
    <td data-label="Arrives">${at(payout.arrival_date).slice(0, 10)}</td>
    <td data-label="Status">${badge(payout.status)}${!payout.automatic && html` <small>by hand</small>`}</td>
    <td data-label="Payout"><code>${payout.id}</code></td>
    <td class="actions">
      ${payout.status !== 'failed' && button(`/sandbox/payouts/${payout.id}/fail`, 'Fail')}
    </td>
  </tr>`;

const sum = (parts: readonly { amount: number }[]): number =>
  parts.reduce((cents, { amount }) => cents + amount, 0);

const feeForm = html`<form class="inline" method="post" action="/sandbox/fee">
  <label>Stripe takes <input name="amount" inputmode="decimal" size="6" value="3.50" /> € for itself</label
  ><button>Take the fee</button>
</form>`;

/** What becomes of the money after it was paid: given back, disputed, paid out. */
export const moneyTables = (account: Account): Html => {
  const balance = balanceOf(account, account.clockSeconds());
  return html`<section>
      <h2>Refunds</h2>
      ${table(
        ['When (UTC)', 'Amount', 'Status', 'Refund', 'Action'],
        latest(account.refunds).map((refund) => refundRow(account, refund)),
        'Nothing was refunded.',
      )}
    </section>
    <section>
      <h2>Disputes and returned debits</h2>
      ${table(
        ['When (UTC)', 'Amount', 'Why', 'Status', 'Dispute', 'Action'],
        latest(account.disputes).map(disputeRow),
        'Nobody disputes.',
      )}
    </section>
    <section>
      <div class="line">
        <h2>Payouts</h2>
        ${button('/sandbox/payouts', 'Pay out now')}
      </div>
      <p class="now">
        Available: ${inEuros(sum(balance.available))}. On its way: ${inEuros(sum(balance.pending))}. The next
        payout is due at ${at(account.calendar.payoutSeconds())}.
      </p>
      ${feeForm}
      ${table(
        ['When (UTC)', 'Amount', 'Arrives', 'Status', 'Payout', 'Action'],
        latest(account.payouts).map(payoutRow),
        'Nothing was paid out yet.',
      )}
    </section>`;
};
