import { html, LitElement, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import { say } from '../language.ts';
import type { Me } from '../me.ts';
import { selectField, textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import type { tasks as german } from '../words/de/tasks.ts';

/** Says where money belongs that named no campaign. Ends with the campaign's title. */
export class TreasuryAssign extends LitElement {
  declare words: (typeof german)['dialog'];
  declare gift: string;
  declare campaigns: Me['campaigns'];
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { form, words, campaigns, gift } = this;
    return html`<form
      class="form"
      @submit=${form.submit(async (fields, header) => {
        const [campaign, reason] = [textIn(fields, 'campaign'), textIn(fields, 'reason')];
        const body = { campaign, reason, earmark: textIn(fields, 'earmark') };
        await answered(
          api.POST('/v1/treasury/gifts/{gift}/assign', { params: { path: { gift }, header }, body }),
        );
        const title = campaigns.find((one) => one.campaign === campaign)?.title ?? campaign;
        this.dispatchEvent(new CustomEvent('done', { detail: title, bubbles: true }));
      })}
    >
      <p>${words.text}</p>
      ${selectField(form, {
        name: 'campaign',
        label: words.campaign,
        options: campaigns.map(({ campaign, title }) => [campaign, title] as const),
      })}
      ${selectField(form, { name: 'earmark', label: words.earmark, options: Object.entries(say().earmark) })}
      ${textField(form, { name: 'reason', label: words.reason, hint: words.reasonHint })}
      ${form.refusal(['campaign', 'earmark', 'reason'])}
      <button ?disabled=${form.busy}>${words.act}</button>
    </form>`;
  }
}

customElements.define('treasury-assign', TreasuryAssign);
