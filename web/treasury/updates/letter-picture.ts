import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api, ifMatch } from '../api/client.ts';
import { Refused } from '../api/refused.ts';
import type { WrittenEdition } from '../api/schema.d.ts';
import { whole } from '../language.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { kilobytes } from './letter.ts';
import { shrunk } from './shrunk.ts';

const refuse = (message: string): Refused =>
  new Refused({ status: 0, code: 'picture.unreadable', field: 'base64', message });

/** The one picture of a letter. */
export class TreasuryLetterPicture extends LitElement {
  static override readonly properties = { words: { attribute: false }, edition: { attribute: false } };
  declare words: UpdatesWords;
  declare edition: WrittenEdition;
  declare changed: () => Promise<void>;
  readonly adding = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  async put(body: { base64?: string }): Promise<void> {
    const { topic, edition, version } = this.edition;
    const params = { path: { topic, edition }, header: ifMatch(version) };
    const { picture } = await answered(
      api.PUT('/v1/treasury/updates/{topic}/{edition}/picture', { params, body }),
    );
    await this.changed();
    const { kept, removed } = this.words.picture;
    tell(picture ? fill(kept, { kilobytes: kilobytes(picture.bytes) }) : removed);
  }

  async add(): Promise<void> {
    const { picture: words } = this.words;
    const file = this.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (!file) throw refuse(words.missing);
    const base64 = await shrunk(file);
    if (base64 === undefined) throw refuse(words.unreadable);
    await this.put({ base64 });
  }

  protected override render(): TemplateResult {
    const { adding: form } = this;
    const { picture: words } = this.words;
    const { picture } = this.edition;
    const wrong = form.wrongWith('base64');
    return html`<section class="card">
      <h2>${words.title}</h2>
      ${
        picture
          ? html`<p>
              ${fill(words.size, {
                width: whole(picture.widthPixels),
                height: whole(picture.heightPixels),
                kilobytes: kilobytes(picture.bytes),
              })}
            </p>`
          : nothing
      }
      <form class="form" @submit=${form.submit(async () => this.add())}>
        <div class="field">
          <label for="letter-picture">${words.choose}</label>
          <p class="soft" id="letter-picture-hint">${words.chooseHint}</p>
          <input
            id="letter-picture"
            type="file"
            name="base64"
            accept="image/jpeg,image/png"
            aria-describedby="letter-picture-hint letter-picture-wrong"
            aria-invalid=${wrong !== undefined}
          />
          <p class="refused" id="letter-picture-wrong">${wrong ?? nothing}</p>
        </div>
        ${form.refusal(['base64'])}
        <div class="row">
          <button ?disabled=${form.busy}>${picture ? words.replace : words.add}</button>
          ${
            picture
              ? html`<button
                  type="button"
                  class="quiet"
                  ?disabled=${form.busy}
                  @click=${async () => form.send(async () => this.put({}))}
                >
                  ${words.remove}
                </button>`
              : nothing
          }
        </div>
      </form>
    </section>`;
  }
}

customElements.define('treasury-letter-picture', TreasuryLetterPicture);
