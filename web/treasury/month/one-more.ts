import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { MonthView, OneMore } from '../api/schema.d.ts';
import { euros, monthName, say } from '../language.ts';
import { moneyField, moneyIn, selectField } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import type { month as german } from '../words/de/month.ts';

/** What one more gift would do; nothing is booked. */
export class TreasuryOneMore extends LitElement {
  declare view: MonthView;
  declare words: typeof german;
  readonly form = new Form(this);
  worked: OneMore | undefined;

  static override readonly properties = { view: { attribute: false }, words: { attribute: false } };

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** What was worked out for another month says nothing of this one. */
  protected override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('view')) this.worked = undefined;
  }

  protected override render(): TemplateResult {
    const { form, view, words, worked } = this;
    const said = words.oneMore;
    const open = view.needs.filter(({ missingCents }) => missingCents > 0);
    const earmarks = [
      ...Object.entries(say().earmark),
      ...open.map(({ need, title }) => [need, title] as const),
    ];
    return html`<section class="card">
      <h2>${said.title}</h2>
      <p class="soft">${said.hint}</p>
      <form
        class="form"
        @submit=${form.submit(async (fields) => {
          const query = { cents: moneyIn(fields, 'cents'), earmark: fields['earmark'] ?? 'free' };
          const path = { campaign: view.campaign, month: view.month };
          this.worked = undefined;
          this.worked = await answered(
            api.GET('/v1/treasury/campaigns/{campaign}/months/{month}/one-more', { params: { path, query } }),
          );
        })}
      >
        ${moneyField(form, { name: 'cents', label: said.amount, value: '50' })}
        ${selectField(form, { name: 'earmark', label: said.earmark, options: earmarks })}
        ${form.refusal(['cents', 'earmark'])}
        <button ?disabled=${form.busy}>${said.ask}</button>
      </form>
      <div role="status">${worked ? resultOf(worked, view, said) : nothing}</div>
    </section>`;
  }
}

const resultOf = (worked: OneMore, view: MonthView, said: (typeof german)['oneMore']): TemplateResult =>
  html`${worked.month === view.month ? nothing : html`<p>${fill(said.nextMonth, { month: monthName(worked.month) })}</p>`}
    <ul>
      ${worked.gets.map(
        ({ title, month, cents }) =>
          html`<li>${fill(said.gets, { amount: euros(cents), title, month: monthName(month) })}</li>`,
      )}
      ${worked.leftOverCents > 0 ? html`<li>${fill(said.leftOver, { amount: euros(worked.leftOverCents) })}</li>` : nothing}
    </ul>`;

customElements.define('treasury-one-more', TreasuryOneMore);
