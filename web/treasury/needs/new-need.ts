import { html, LitElement, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import type { PlannedNeed } from '../api/schema.d.ts';
import { monthField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { amountField, costTypeField, needFieldNames, restFields, saidIn, titleField } from './need-fields.ts';
import type { NeedsWords } from './plan.ts';

/** Plans a need in one month. Ends when it is there; `added` says what it is. */
export class TreasuryNewNeed extends LitElement {
  declare words: NeedsWords;
  declare campaign: string;
  /** Between which months one can choose, and which is chosen first. */
  declare months: { readonly from: string; readonly through: string; readonly value: string };
  added: PlannedNeed | undefined;
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { form, words, campaign, months } = this;
    return html`<form
      class="form"
      novalidate
      @submit=${form.submit(async (fields, header) => {
        const body = { month: textIn(fields, 'month'), ...saidIn(fields) };
        const params = { path: { campaign }, header };
        this.added = await answered(api.POST('/v1/treasury/campaigns/{campaign}/needs', { params, body }));
        this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
      })}
    >
      ${monthField(form, { name: 'month', label: words.fields.month, ...months })}
      ${costTypeField(form, words)} ${titleField(form, words)} ${amountField(form, words)}
      ${restFields(form, words)} ${form.refusal(['month', ...needFieldNames])}
      <button ?disabled=${form.busy}>${words.adding.act}</button>
    </form>`;
  }
}

customElements.define('treasury-new-need', TreasuryNewNeed);
