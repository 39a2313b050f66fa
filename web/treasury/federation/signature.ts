import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { answered, api } from '../api/client.ts';
import { Refused } from '../api/refused.ts';
import type { GovernedCarrier } from '../api/schema.d.ts';
import { textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { FederationWords } from './federation.ts';

const longestBytes = 100_000;
/** What every PNG begins with (RFC 2083, 3.1). */
const pngBegins = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** The facsimile of a signature, for receipts that are issued by machine. */
export class TreasurySignature extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    carrier: { attribute: false },
    chosen: { state: true },
  };
  declare words: FederationWords['receipts'];
  declare carrier: GovernedCarrier;
  declare changed: () => Promise<void>;
  /** The picture that somebody has chosen, as base64. */
  declare chosen: string | undefined;
  readonly keeping = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { words, carrier, keeping: form, chosen } = this;
    const wrong = form.wrongWith('base64');
    const { signatory, signatureHash } = carrier.receipts ?? {};
    return html`<section class="card noprint">
      <h2>${words.signature}</h2>
      <p>
        ${signatureHash === undefined ? words.signatureNone : words.signatureThere} ${words.signatureText}
      </p>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const body = { signatory: textIn(fields, 'signatory'), base64: await this.picture() };
          const params = { path: { carrier: carrier.carrier }, header };
          await answered(api.POST('/v1/treasury/carriers/{carrier}/signature', { params, body }));
          this.chosen = undefined;
          await this.changed();
          tell(words.kept);
        })}
      >
        ${textField(form, { name: 'signatory', label: words.signatory, value: signatory ?? '' })}
        <div class="field">
          <label for="signature-file">${words.file}</label>
          <p class="soft" id="signature-hint">${words.fileHint}</p>
          <input
            id="signature-file"
            type="file"
            name="base64"
            accept="image/png"
            aria-describedby="signature-hint signature-wrong"
            aria-invalid=${wrong !== undefined}
            @change=${async () => this.choose()}
          />
          <p class="refused" id="signature-wrong">${wrong ?? nothing}</p>
        </div>
        ${
          chosen === undefined
            ? nothing
            : html`<img class="signature" src="data:image/png;base64,${chosen}" alt=${words.preview} />`
        }
        ${form.refusal(['signatory', 'base64'])}
        <button ?disabled=${form.busy}>${words.keep}</button>
      </form>
    </section>`;
  }

  /** A picture that will not do is said at once, not only when it is sent. */
  async choose(): Promise<void> {
    this.chosen = undefined;
    await this.keeping.send(async () => {
      this.chosen = await this.picture();
    });
  }

  /** @throws Refused at the field, if what was chosen is no PNG or too large */
  async picture(): Promise<string> {
    const { words } = this;
    const file = this.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (!file) throw refuse(words.fileMissing);
    if (file.size > longestBytes) throw refuse(words.tooLarge);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (pngBegins.some((byte, at) => bytes[at] !== byte)) throw refuse(words.notPng);
    return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''));
  }
}

const refuse = (message: string): Refused =>
  new Refused({ status: 0, code: 'signature.unreadable', field: 'base64', message });

customElements.define('treasury-signature', TreasurySignature);
