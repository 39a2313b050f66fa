import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { MonthView } from '../api/schema.d.ts';
import { euros, momentName, monthName, say } from '../language.ts';
import { Page } from '../page.ts';
import { coverageBar } from '../parts/bar.ts';
import { tableOf } from '../parts/table.ts';
import { whyOf } from '../parts/why.ts';
import { addressOf } from '../shell/router.ts';
import type { month as german } from '../words/de/month.ts';
import { moneyOfMonth } from './money-of-month.ts';
import './one-more.ts';

export type MonthWords = typeof german;

/** What a month needs, what is there, from where, what is promised and what is missing: where a treasurer begins. */
export class MonthPage extends Page<MonthWords, MonthView> {
  heading(): string {
    return monthName(this.parameter('month'));
  }

  async load(): Promise<MonthView> {
    const path = { campaign: this.parameter('campaign'), month: this.parameter('month') };
    return answered(api.GET('/v1/treasury/campaigns/{campaign}/months/{month}', { params: { path } }));
  }

  content(view: MonthView, words: MonthWords): TemplateResult {
    return html`<div class="stack">
      <p class="soft">${fill(words.asOf, { title: view.title, at: momentName(view.asOf) })}</p>
      ${this.turn(view)} ${view.isOver ? html`<p>${words.isOver}</p>` : nothing}
      <div class="columns">
        <div class="stack">
          ${this.covered(view)}
          <treasury-one-more class="noprint" .view=${view} .words=${words}></treasury-one-more>
        </div>
        <div class="stack">${moneyOfMonth(view, words)}</div>
      </div>
    </div>`;
  }

  turn({ campaign, previous, next }: MonthView): TemplateResult {
    const { words } = this;
    const to = (month: string) => addressOf('/month/{campaign}/{month}', { campaign, month });
    return html`<nav class="row noprint" aria-label=${words.turn}>
      <a class="button quiet" href=${to(previous)} rel="prev"
        >${fill(words.previous, { month: monthName(previous) })}</a
      >
      <a class="button quiet" href=${to(next)} rel="next">${fill(words.next, { month: monthName(next) })}</a>
      <button type="button" class="quiet" @click=${() => print()}>${words.printed}</button>
    </nav>`;
  }

  covered({ total, costTypes, needs }: MonthView): TemplateResult {
    const { words } = this;
    if (needs.length === 0)
      return html`<section class="card needs">
        <h2>${words.covered}</h2>
        <p>${words.nothingNeeded}</p>
      </section>`;
    return html`<section class="card needs">
      <h2>${words.covered}</h2>
      <p class="most">
        ${total.missingCents > 0 ? fill(words.missing, { amount: euros(total.missingCents) }) : words.nothingMissing}
      </p>
      <div>
        <h3>${words.all}</h3>
        ${coverageBar(total)}
        ${whyOf(
          words.all,
          html`<p>${words.whyAll}</p>
            ${sources(total.coveredBySource, words)}`,
        )}
      </div>
      <div class="pair">
        ${costTypes.map(
          (one) =>
            html`<div>
              <h3>${say().costType[one.costType]}</h3>
              ${coverageBar(one)}
              ${whyOf(
                say().costType[one.costType],
                html`<p>${words.whyCostType}</p>
                  ${sources(one.coveredBySource, words)}`,
              )}
            </div>`,
        )}
      </div>
      <h3>${words.needs}</h3>
      <ul class="list">
        ${needs.map((need) => this.need(need))}
      </ul>
    </section>`;
  }

  need(need: MonthView['needs'][number]): TemplateResult {
    const { words } = this;
    const { title, costType, missingCents, lateCents, parts } = need;
    return html`<li>
      <p class="between"><b>${title}</b> <span class="soft">${say().costType[costType]}</span></p>
      ${coverageBar(need)}
      ${missingCents > 0 ? html`<p>${fill(words.missing, { amount: euros(missingCents) })}</p>` : nothing}
      ${lateCents > 0 ? html`<p>${fill(words.late, { amount: euros(lateCents) })}</p>` : nothing}
      ${whyOf(
        title,
        parts.length === 0
          ? html`<p>${words.notCovered}</p>`
          : tableOf(
              words.part.caption,
              [
                { title: words.part.source, cell: ({ source }) => say().source[source] },
                { title: words.part.receivedIn, cell: ({ receivedIn }) => monthName(receivedIn) },
                { title: words.part.rule, cell: ({ rule }) => words.rules[rule] },
                { title: words.part.cents, figure: true, cell: ({ cents }) => euros(cents) },
              ],
              parts,
              { unseenCaption: true },
            ),
      )}
    </li>`;
  }
}

const sources = (covered: MonthView['receivedBySource'], words: MonthWords): TemplateResult =>
  tableOf(
    words.coveredBy,
    [
      { title: words.source, cell: ({ source }) => say().source[source] },
      { title: words.amount, figure: true, cell: ({ cents }) => euros(cents) },
    ],
    bySource(covered),
  );

/** In the order of the books: what people give first. */
export const bySource = (sums: MonthView['receivedBySource']) =>
  (['donation', 'membership', 'grant', 'event'] as const).map((source) => ({ source, cents: sums[source] }));

customElements.define('treasury-month', MonthPage);
