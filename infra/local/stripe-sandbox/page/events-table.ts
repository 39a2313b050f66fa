import type Stripe from 'stripe';
import type { Delivery } from '../webhook/delivery.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { at, badge, button, newest, table } from './table.ts';

const row = (event: Stripe.Event, deliveries: readonly Delivery[]): Html =>
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

export const eventsTable = (all: readonly Stripe.Event[], deliveries: readonly Delivery[]): Html => {
  const byEvent = Map.groupBy(deliveries, (delivery) => delivery.event.id);
  return table(
    ['When (UTC)', 'Event', 'Id', 'Delivery', 'Action'],
    all
      .toReversed()
      .slice(0, newest)
      .map((event) => row(event, byEvent.get(event.id) ?? [])),
    'Nothing has happened yet.',
  );
};
