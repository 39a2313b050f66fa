import type { Account } from '../account/account.ts';
import type { Delivery } from '../webhook/delivery.ts';
import { eventsTable } from './events-table.ts';
import { framed } from './frame.ts';
import type { Page } from './frame.ts';
import { html } from './html.ts';
import { leversForm } from './levers-form.ts';
import type { Switches } from './levers-form.ts';
import { moneyTables } from './money-tables.ts';
import { paymentsTable } from './payments-table.ts';
import { subscriptionsTable } from './subscriptions-table.ts';
import { at, button } from './table.ts';

/** What Stripe's own dashboard is for the real thing: what was paid, what was told, and the levers to try what can go wrong. */
export const dashboardPage = (
  account: Account,
  postman: {
    deliveries: readonly Delivery[];
    switches: Switches;
    outstanding: () => number;
  },
  failNext: { status: number; count: number },
  limit: { requestsPerSecond: number | null },
): Page =>
  framed({
    language: 'en',
    title: 'Stripe sandbox',
    kind: 'dashboard',
    content: html`<header class="notice">Stripe sandbox on this machine. Nothing is charged.</header>
      <main>
        <h1>Stripe sandbox</h1>
        <p class="now">
          It is ${at(account.clockSeconds())} UTC. ${postman.outstanding()} deliveries are outstanding.
        </p>
        ${leversForm(postman.switches, failNext, limit)}
        <section>
          <h2>Payments</h2>
          ${paymentsTable(account)}
        </section>
        <section>
          <h2>Subscriptions</h2>
          ${subscriptionsTable(account)}
        </section>
        ${moneyTables(account)}
        <section>
          <div class="line">
            <h2>Events</h2>
            ${account.events.length > 0 && button('/sandbox/redeliver', 'Deliver all again')}
          </div>
          ${eventsTable(account.events, postman.deliveries)}
        </section>
      </main>`,
  });
