import { html } from './html.ts';
import type { Html } from './html.ts';

/** How much of each list the dashboard shows, newest first. */
export const newest = 200;

export const at = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

const good: ReadonlySet<string> = new Set([
  'succeeded',
  'delivered',
  'active',
  'paid',
  'won',
  'warning_closed',
]);
const bad: ReadonlySet<string> = new Set([
  'failed',
  'dropped',
  'requires_payment_method',
  'canceled',
  'lost',
  'past_due',
  'unpaid',
]);

const tone = (state: string): string => (good.has(state) ? 'good' : bad.has(state) ? 'bad' : 'waiting');

export const badge = (state: string): Html =>
  html`<span class="badge ${tone(state)}">${state.replaceAll('_', ' ')}</span>`;

export const button = (action: string, label: string, hidden: Readonly<Record<string, string>> = {}): Html =>
  html`<form method="post" action="${action}">
    ${Object.entries(hidden).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}<button>${label}</button>
  </form>`;

export const select = (name: string, label: string, options: readonly (readonly [string, string])[]): Html =>
  html`<select name="${name}" aria-label="${label}">
    ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
  </select>`;

export const table = (heads: readonly string[], rows: readonly Html[], nothing: string): Html =>
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
