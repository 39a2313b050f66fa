import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { ReceiptShown } from '../api/schema.d.ts';
import { confirmed } from '../parts/dialog.ts';
import { download } from '../parts/download.ts';
import { textField, textIn, tickField } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';

/** What somebody has asked for and the house is still doing. */
export interface Asked {
  readonly what: 'withdraw' | 'copy';
  /** How many copies there will be. */
  readonly copies: number;
}

/** The documents of a receipt, and what can be done with it. */
export class TreasuryReceiptActs extends LitElement {
  static override readonly properties = { words: { attribute: false }, receipt: { attribute: false } };
  declare words: ReceiptWords['receipt'];
  declare receipt: ReceiptShown;
  declare changed: (asked: Asked) => Promise<void>;
  readonly saving = new Form(this);
  readonly copying = new Form(this);
  readonly withdrawing = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { words, receipt, saving } = this;
    const { snapshot, copies, number, state } = receipt;
    const valid = state === 'issued' && snapshot !== undefined;
    const numbered = Array.from({ length: copies }, (_one, at) => at + 1);
    return html`${
      snapshot
        ? html`<section class="card noprint">
            <h2>${words.documents}</h2>
            ${saving.refusal()}
            <div class="row">
              ${this.file(words.original, number)}
              ${numbered.map((copy) => this.file(fill(words.copy, { copy }), number, copy))}
            </div>
            ${valid ? this.copy() : nothing}
          </section>`
        : nothing
    }
    ${valid ? this.withdraw() : nothing}`;
  }

  file(called: string, number: string, copy?: number): TemplateResult {
    const { saving } = this;
    const params = { path: { number }, query: { copy } };
    const copied = copy === undefined ? '' : `-zweitschrift-${copy}`;
    // The house calls its files so, too: nobody should pass on one that is not valid by mistake.
    const name = `${number}${copied}${this.receipt.state === 'issued' ? '' : '-ungueltig'}.pdf`;
    const file = async () =>
      download(api.GET('/v1/treasury/receipts/{number}/document', { params, parseAs: 'blob' }), name);
    return html`<button
      type="button"
      class="quiet"
      ?disabled=${saving.busy}
      @click=${async () => saving.send(file)}
    >
      ${called}
    </button>`;
  }

  copy(): TemplateResult {
    const { words, copying: form } = this;
    return html`<form
      class="form"
      @submit=${form.submit(async (_fields, header) => {
        if (!(await confirmed(words.copySure, words.copyText, words.makeCopy))) return;
        const params = { path: { number: this.receipt.number }, header };
        const { copy } = await answered(api.POST('/v1/treasury/receipts/{number}/copies', { params }));
        await this.changed({ what: 'copy', copies: copy });
        tell(fill(words.copyAsked, { copy }));
      })}
    >
      ${form.refusal()}
      <button class="quiet" ?disabled=${form.busy}>${words.makeCopy}</button>
    </form>`;
  }

  withdraw(): TemplateResult {
    const { words, withdrawing: form, receipt } = this;
    const { number, copies } = receipt;
    return html`<details class="card noprint">
      <summary>${words.withdraw}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const body = { reason: textIn(fields, 'reason'), replace: fields['replace'] !== undefined };
          if (!(await confirmed(fill(words.sure, { number }), words.sureText, words.withdraw))) return;
          const params = { path: { number }, header };
          await answered(api.POST('/v1/treasury/receipts/{number}/withdraw', { params, body }));
          await this.changed({ what: 'withdraw', copies });
          tell(fill(words.asked, { number }));
        })}
      >
        <p>${words.withdrawText}</p>
        ${textField(form, { name: 'reason', label: words.reason, hint: words.reasonHint })}
        ${tickField(form, { name: 'replace', label: words.replace, value: true })}
        ${form.refusal(['reason', 'replace'])}
        <button ?disabled=${form.busy}>${words.withdraw}</button>
      </form>
    </details>`;
  }
}

customElements.define('treasury-receipt-acts', TreasuryReceiptActs);
