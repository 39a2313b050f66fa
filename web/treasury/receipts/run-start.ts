import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { RunShown } from '../api/schema.d.ts';
import { countedIn, euros } from '../language.ts';
import { confirmed } from '../parts/dialog.ts';
import { tickField } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';

/** Starts a run that somebody has looked at, or gives it up. */
export class TreasuryRunStart extends LitElement {
  static override readonly properties = { words: { attribute: false }, run: { attribute: false } };
  declare words: ReceiptWords;
  declare run: RunShown;
  declare changed: () => Promise<void>;
  readonly starting = new Form(this);
  readonly cancelling = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { state } = this.run;
    const open = state === 'collecting' || state === 'assessing' || state === 'ready';
    return html`${state === 'ready' ? this.start() : nothing} ${open ? this.cancel() : nothing}`;
  }

  start(): TemplateResult {
    const { starting: form, run } = this;
    const { run: said } = this.words;
    const { receipts = 0, cents = 0 } = run.sums?.issued ?? {};
    const amounts = { receipts: countedIn(said.receipts, receipts), amount: euros(cents) };
    const text = fill(said.startText, amounts);
    return html`<section class="card noprint">
      <h2>${said.start}</h2>
      <p>${text}</p>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          if (!(await confirmed(said.sure, fill(said.sureText, { text }), said.start))) return;
          const body = fields['early'] === undefined ? {} : { early: true };
          const params = { path: { run: run.run }, header };
          await answered(api.POST('/v1/treasury/receipt-runs/{run}/start', { params, body }));
          await this.changed();
          tell(said.started);
        })}
      >
        ${run.mayStart ? nothing : tickField(form, { name: 'early', label: said.early })}
        ${form.refusal(['early'])}
        <button ?disabled=${form.busy}>${said.start}</button>
      </form>
    </section>`;
  }

  cancel(): TemplateResult {
    const { cancelling: form, run } = this;
    const { run: said } = this.words;
    return html`<form
      class="form noprint"
      @submit=${form.submit(async (_fields, header) => {
        if (!(await confirmed(said.cancelSure, said.cancelText, said.cancel))) return;
        const params = { path: { run: run.run }, header };
        await answered(api.POST('/v1/treasury/receipt-runs/{run}/cancel', { params }));
        await this.changed();
        tell(said.cancelledNow);
      })}
    >
      ${form.refusal()}
      <button class="quiet" ?disabled=${form.busy}>${said.cancel}</button>
    </form>`;
  }
}

customElements.define('treasury-run-start', TreasuryRunStart);
