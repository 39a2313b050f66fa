import type Stripe from 'stripe';
import type { Account } from '../account/account.ts';
import type { Delivery } from '../webhook/delivery.ts';
import { framed } from './frame.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { money } from './money.ts';

const newest = 200;

const at = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

const tone = (state: string): string =>
  ({ succeeded: 'good', delivered: 'good', failed: 'bad', requires_payment_method: 'bad', canceled: 'bad' })[
    state
  ] ?? 'waiting';

const badge = (state: string): Html =>
  html`<span class="badge ${tone(state)}">${state.replaceAll('_', ' ')}</span>`;

const button = (action: string, label: string, hidden: Readonly<Record<string, string>> = {}): Html =>
  html`<form method="post" action="${action}">
    ${Object.entries(hidden).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}<button>${label}</button>
  </form>`;

const paymentRow = (account: Account, intent: Stripe.PaymentIntent): Html => {
  const charge =
    typeof intent.latest_charge === 'string' ? account.charges.get(intent.latest_charge) : undefined;
  const debit = account.pendingDebits.get(intent.id);
  return html`<tr>
    <td data-label="When (UTC)">${at(intent.created)}</td>
    <td data-label="Amount" class="number">${money(intent.amount, intent.currency, 'en')}</td>
    <td data-label="From">${charge?.billing_details.email ?? '–'}</td>
    <td data-label="By">${charge?.payment_method_details?.type.replaceAll('_', ' ') ?? '–'}</td>
    <td data-label="Status">
      ${badge(intent.status)}${debit && html` <small>${debit.outcome} on ${at(debit.dueSeconds)}</small>`}
    </td>
    <td data-label="Payment"><code>${intent.id}</code></td>
    <td class="actions">
      ${
        debit && [
          button(`/sandbox/payments/${intent.id}/settle`, 'Settle now'),
          button(`/sandbox/payments/${intent.id}/bounce`, 'Bounce now'),
        ]
      }
    </td>
  </tr>`;
};

const eventRow = (event: Stripe.Event, deliveries: readonly Delivery[]): Html =>
  html`<tr>
    <td data-label="When (UTC)">${at(event.created)}</td>
    <td data-label="Event"><strong>${event.type}</strong></td>
    <td data-label="Id"><code>${event.id}</code></td>
    <td data-label="Delivery">
      ${
        deliveries.length === 0
          ? html`<small>not subscribed</small>`
          : deliveries.map(
              ({ state, tries, lastAnswer }) =>
                html`${badge(state)} <small>${tries > 1 && `${tries} tries, `}${lastAnswer}</small> `,
            )
      }
    </td>
    <td class="actions">
      ${deliveries.length > 0 && button('/sandbox/redeliver', 'Deliver again', { event: event.id })}
    </td>
  </tr>`;

const table = (heads: readonly string[], rows: readonly Html[], nothing: string): Html =>
  rows.length === 0
    ? html`<p class="nothing">${nothing}</p>`
    : html`<table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`;

const toggle = (name: string, label: string, on: boolean): Html =>
  html`<label class="switch"
    ><input type="checkbox" name="${name}" ${on && html` checked`} /> ${label}</label
  >`;

/** What Stripe's own dashboard is for the real thing: what was paid, what was told, and the levers to try what can go wrong. */
export const dashboardPage = (
  account: Account,
  postman: {
    deliveries: readonly Delivery[];
    switches: { duplicate: boolean; reorder: boolean };
    outstanding: () => number;
  },
  failNext: { status: number; count: number },
): Page => {
  const byEvent = Map.groupBy(postman.deliveries, (delivery) => delivery.event.id);
  const payments = [...account.paymentIntents.values()].toReversed().slice(0, newest);
  const events = account.events.toReversed().slice(0, newest);
  return framed({
    language: 'en',
    title: 'Stripe sandbox',
    kind: 'dashboard',
    content: html`<header class="notice">Stripe sandbox on this machine. Nothing is charged.</header>
      <main>
        <h1>Stripe sandbox</h1>
        <p class="now">
          It is ${at(account.clockSeconds())} UTC. ${postman.outstanding()} deliveries are outstanding.
        </p>
        <section class="levers">
          <form method="post" action="/sandbox/delivery">
            <h2>Delivery</h2>
            ${toggle('duplicate', 'Deliver each event twice', postman.switches.duplicate)}
            ${toggle('reorder', 'Deliver in shuffled order', postman.switches.reorder)}
            <button>Save</button>
          </form>
          <form method="post" action="/sandbox/fail">
            <h2>Outage</h2>
            <label
              >Status
              <select name="status">
                ${[429, 500, 503].map((status) => html`<option${status === failNext.status && html` selected`}>${status}</option>`)}
              </select></label
            >
            <label
              >Requests <input name="count" type="number" min="0" max="1000" value="${failNext.count}"
            /></label>
            <button>Fail the next requests</button>
          </form>
        </section>
        <section>
          <h2>Payments</h2>
          ${table(
            ['When (UTC)', 'Amount', 'From', 'By', 'Status', 'Payment', 'Action'],
            payments.map((intent) => paymentRow(account, intent)),
            'No payment yet.',
          )}
        </section>
        <section>
          <div class="line">
            <h2>Events</h2>
            ${events.length > 0 && button('/sandbox/redeliver', 'Deliver all again')}
          </div>
          ${table(
            ['When (UTC)', 'Event', 'Id', 'Delivery', 'Action'],
            events.map((event) => eventRow(event, byEvent.get(event.id) ?? [])),
            'Nothing has happened yet.',
          )}
        </section>
      </main>`,
  });
};
