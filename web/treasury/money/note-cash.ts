import { html, LitElement, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import { moneyField, moneyIn, textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import type { NotedSum, Opened } from './money.ts';
import { dayField, earmarkField, lateField } from './noting-fields.ts';

const names = ['day', 'cents', 'countedBy', 'earmark', 'reason', 'reference', 'late'] as const;

/** Cash from an event, which two people have counted: whoever is signed in, and one more. */
export class TreasuryNoteCash extends LitElement {
  declare opened: Opened;
  noted: NotedSum | undefined;
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { form } = this;
    const { words, campaign, today, purposes } = this.opened;
    const { fields } = words;
    return html`<form
      class="form"
      novalidate
      @submit=${form.submit(async (typed, header) => {
        const { reference } = typed;
        const body = {
          day: textIn(typed, 'day'),
          cents: moneyIn(typed, 'cents'),
          countedBy: textIn(typed, 'countedBy'),
          earmark: textIn(typed, 'earmark'),
          reason: textIn(typed, 'reason'),
          ...(reference && { reference }),
          late: typed['late'] !== undefined,
        };
        const params = { path: { campaign }, header };
        this.noted = await answered(api.POST('/v1/treasury/campaigns/{campaign}/cash', { params, body }));
        this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
      })}
    >
      <p>${words.cash.text}</p>
      ${textField(form, { name: 'reason', label: words.cash.reason, hint: words.cash.reasonHint })}
      ${dayField(form, words, today)} ${moneyField(form, { name: 'cents', label: fields.cents })}
      ${textField(form, { name: 'countedBy', label: fields.countedBy, hint: fields.countedByHint })}
      ${earmarkField(form, words, purposes)}
      ${textField(form, {
        name: 'reference',
        label: words.cash.reference,
        hint: words.cash.referenceHint,
        required: false,
      })}
      ${lateField(form, words)} ${form.refusal(names)}
      <button ?disabled=${form.busy}>${words.note}</button>
    </form>`;
  }
}

customElements.define('treasury-note-cash', TreasuryNoteCash);
