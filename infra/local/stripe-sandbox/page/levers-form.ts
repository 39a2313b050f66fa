import { html } from './html.ts';
import type { Html } from './html.ts';

export interface Switches {
  duplicate: boolean;
  reorder: boolean;
  dropNext: number;
}

const toggle = (name: string, label: string, on: boolean): Html =>
  html`<label class="switch"
    ><input type="checkbox" name="${name}" ${on && html` checked`} /> ${label}</label
  >`;

/** What can go wrong between Stripe and us. */
export const leversForm = (
  switches: Switches,
  failNext: { status: number; count: number },
  limit: { requestsPerSecond: number | null },
): Html =>
  html`<section class="levers">
    <form method="post" action="/sandbox/delivery">
      <h2>Delivery</h2>
      ${toggle('duplicate', 'Deliver each event twice', switches.duplicate)}
      ${toggle('reorder', 'Deliver in shuffled order', switches.reorder)}
      <label
        >Drop the next
        <input name="dropNext" type="number" min="0" max="1000" value="${switches.dropNext}" /> for
        good</label
      >
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
    <form method="post" action="/sandbox/limit">
      <h2>Rate limit</h2>
      <label
        >Requests a second
        <input name="requestsPerSecond" type="number" min="0" max="1000" value="${limit.requestsPerSecond}"
      /></label>
      <button>Save</button>
    </form>
  </section>`;
