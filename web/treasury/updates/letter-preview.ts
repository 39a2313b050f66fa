import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { WrittenEdition } from '../api/schema.d.ts';
import { momentName } from '../language.ts';
import { Form } from '../parts/form.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { dress, framed } from './framed.ts';
import { kilobytes, type Language, type Text } from './letter.ts';

const ask = async (
  { topic, edition }: Pick<WrittenEdition, 'topic' | 'edition'>,
  body: { language: Language; text?: Text },
) =>
  answered(
    api.POST('/v1/treasury/updates/{topic}/{edition}/preview', {
      params: { path: { topic, edition } },
      body,
    }),
  );

/** Whoever types is not asked at each letter. */
const pauseMilliseconds = 500;

/** A letter as its readers see it, while somebody writes. */
export class TreasuryLetterPreview extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    edition: { attribute: false },
    picture: { attribute: false },
    language: { attribute: false },
    text: { attribute: false },
  };
  declare words: UpdatesWords;
  declare edition: WrittenEdition;
  declare picture: string | undefined;
  declare language: Language;
  /** What has not been saved; without it the letter as it is kept. */
  declare text: Text | undefined;
  readonly reading = new Form(this);
  shown: Awaited<ReturnType<typeof ask>> | undefined;
  wide = false;
  dark = false;
  plain = false;
  asked = '';
  timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const { edition, language, text } = this;
    const asked = JSON.stringify([edition.topic, edition.edition, edition.version, language, text]);
    if (asked === this.asked) return;
    const isFirst = this.asked === '';
    this.asked = asked;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.read(asked), isFirst ? 0 : pauseMilliseconds);
  }

  async read(asked: string): Promise<void> {
    const { edition, language, text } = this;
    await this.reading.send(async () => {
      const shown = await ask(edition, { language, ...(text && { text }) });
      // Meanwhile somebody has typed on.
      if (asked === this.asked) this.shown = shown;
    });
  }

  readonly turn = (what: 'wide' | 'dark' | 'plain', to: boolean) => (): void => {
    this[what] = to;
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const { words, shown, edition } = this;
    const say = words.preview;
    return html`<section class="card preview">
      <h2>${say.title}</h2>
      <p class="soft">
        ${edition.frozenAt === undefined ? say.live : fill(say.frozen, { at: momentName(edition.frozenAt) })}
      </p>
      ${this.choices()} ${this.reading.refusal()}
      ${
        shown
          ? html`<dl>
                <dt>${say.subject}</dt>
                <dd class="subject" dir="auto">${shown.subject}</dd>
                <dt>${say.preheader}</dt>
                <dd dir="auto">${shown.preheader}</dd>
              </dl>
              ${this.plain ? html`<pre dir="auto" tabindex="0">${shown.text}</pre>` : this.frame(shown.html)}
              <p class="soft">${fill(say.bytes, { kilobytes: kilobytes(shown.bytes) })}</p>`
          : nothing
      }
    </section>`;
  }

  choices(): TemplateResult {
    const { words } = this;
    const say = words.preview;
    const width = (label: string, wide: boolean) =>
      html`<label class="tick">
        <input
          type="radio"
          name="preview-width"
          .checked=${this.wide === wide && !this.plain}
          @change=${() => {
            this.plain = false;
            this.turn('wide', wide)();
          }}
        />
        <span>${label}</span>
      </label>`;
    return html`<fieldset>
      <legend class="unseen">${say.width}</legend>
      <div class="row">
        ${width(say.phone, false)} ${width(say.desktop, true)}
        <label class="tick">
          <input
            type="radio"
            name="preview-width"
            .checked=${this.plain}
            @change=${this.turn('plain', true)}
          />
          <span>${say.plain}</span>
        </label>
        <label class="tick">
          <input type="checkbox" .checked=${this.dark} @change=${() => this.turn('dark', !this.dark)()} />
          <span>${say.dark}</span>
        </label>
      </div>
    </fieldset>`;
  }

  frame(letter: string): TemplateResult {
    const { markup, styles } = framed(letter, { dark: this.dark, picture: this.picture });
    // No scripts, no forms, no windows of its own; of our origin, so that its styles can be put on.
    return html`<iframe
      class=${this.wide ? 'desktop' : 'phone'}
      title=${this.words.preview.frame}
      sandbox="allow-same-origin"
      data-scheme=${this.dark ? 'dark' : 'light'}
      .srcdoc=${markup}
      @load=${({ target }: Event) => target instanceof HTMLIFrameElement && dress(target, styles)}
    ></iframe>`;
  }
}

customElements.define('treasury-letter-preview', TreasuryLetterPreview);
