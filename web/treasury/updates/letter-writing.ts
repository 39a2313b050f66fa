import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { answered, api, ifMatch } from '../api/client.ts';
import type { WrittenEdition } from '../api/schema.d.ts';
import { say } from '../language.ts';
import { areaField, textField } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import { tell } from '../shell/messages.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { type Language, languageNames, languages, type Text, type Texts } from './letter.ts';

type Field = keyof Text;

/** What an editor adds to a letter, language by language; nothing is lost when they look at another one. */
export class TreasuryLetterWriting extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    edition: { attribute: false },
    language: { attribute: false },
  };
  declare words: UpdatesWords;
  declare edition: WrittenEdition;
  declare language: Language;
  /** Loads the letter anew. */
  declare changed: () => Promise<void>;
  readonly writing = new Form(this);
  typed: Texts = {};
  /** Which version was the basis of what is typed. */
  typedOn = -1;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.typedOn === this.edition.version) return;
    // Somebody added a picture meanwhile, say: what is typed stays.
    if (this.typedOn < 0 || !this.isUnsaved()) this.typed = this.edition.texts;
    this.typedOn = this.edition.version;
  }

  isUnsaved(): boolean {
    return JSON.stringify(withoutNothing(this.typed)) !== JSON.stringify(withoutNothing(this.edition.texts));
  }

  readonly type = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
    const field = fieldNamed(target.name);
    if (!field) return;
    const text = target.value.trim() === '' ? undefined : target.value;
    this.typed = { ...this.typed, [this.language]: { ...this.typed[this.language], [field]: text } };
    this.requestUpdate();
    this.tellTyped();
  };

  /** The page shows what is typed in the preview. */
  tellTyped(): void {
    const { language } = this;
    const detail = {
      language,
      text: this.isUnsaved() ? (withoutNothing(this.typed)[language] ?? {}) : undefined,
    };
    this.dispatchEvent(new CustomEvent('typed', { detail, bubbles: true }));
  }

  choose(language: Language): void {
    this.language = language;
    this.requestUpdate();
    this.tellTyped();
  }

  async save(): Promise<void> {
    const { topic, edition, version, state } = this.edition;
    const params = { path: { topic, edition }, header: ifMatch(version) };
    const texts = withoutNothing(this.typed);
    const body = { texts };
    await answered(api.PUT('/v1/treasury/updates/{topic}/{edition}/texts', { params, body }));
    this.typedOn = -1;
    await this.changed();
    this.tellTyped();
    tell(state === 'approved' ? this.words.write.savedAgain : this.words.write.saved);
  }

  protected override render(): TemplateResult {
    const { words, writing, language, edition } = this;
    const { write } = words;
    const name = (field: Field): string => `texts.${language}.${field}`;
    const text = this.typed[language] ?? {};
    return html`<section class="card">
      <h2>${write.title}</h2>
      ${edition.state === 'approved' ? html`<p role="note">${write.approvedWarning}</p>` : nothing}
      <form class="form" novalidate @input=${this.type} @submit=${writing.submit(async () => this.save())}>
        <div class="field">
          <label for="letter-language">${write.language}</label>
          <p class="soft" id="letter-language-hint">${write.languageHint}</p>
          <select
            id="letter-language"
            aria-describedby="letter-language-hint"
            @change=${({ target }: Event) =>
              target instanceof HTMLSelectElement && this.choose(languageIn(target.value))}
          >
            ${languages.map(
              (one) =>
                html`<option value=${one} lang=${langOf(one)} .selected=${one === language}>
                  ${languageNames[one]}
                </option>`,
            )}
          </select>
        </div>
        ${areaField(writing, {
          name: name('paragraph'),
          label: write.paragraph,
          hint: write.paragraphHint,
          value: text.paragraph ?? '',
          rows: 9,
          required: false,
        })}
        ${hintsOf(words)}
        ${textField(writing, {
          name: name('nextStep'),
          label: write.nextStep,
          value: text.nextStep ?? '',
          required: false,
        })}
        ${textField(writing, {
          name: name('pictureAlternative'),
          label: write.pictureAlternative,
          hint: write.pictureAlternativeHint,
          value: text.pictureAlternative ?? '',
          required: edition.picture !== undefined,
        })}
        ${writing.refused ? conflictOf(writing.refused, write.fields, () => void this.reload()) : nothing}
        ${
          writing.refused?.versions
            ? nothing
            : writing.refusal([name('paragraph'), name('nextStep'), name('pictureAlternative')])
        }
        <div class="row">
          <button ?disabled=${writing.busy}>${say().save}</button>
          ${this.isUnsaved() ? html`<span class="soft">${write.unsaved}</span>` : nothing}
        </div>
      </form>
    </section>`;
  }

  async reload(): Promise<void> {
    this.typedOn = -1;
    this.writing.refused = undefined;
    await this.changed();
    this.tellTyped();
  }
}

const hintsOf = ({ write }: UpdatesWords): TemplateResult =>
  html`<details>
    <summary>${write.markdown}</summary>
    <dl>
      ${write.hints.map(
        ([typed, becomes]) =>
          html`<dt><code>${typed}</code></dt>
            <dd>${becomes}</dd>`,
      )}
    </dl>
  </details>`;

const fieldNamed = (name: string): Field | undefined =>
  (['paragraph', 'nextStep', 'pictureAlternative'] as const).find((field) => name.endsWith(`.${field}`));

export const languageIn = (value: string): Language => languages.find((one) => one === value) ?? 'de';

/** Browsers know German, not how plain it is. */
const langOf = (language: Language): string => (language === 'de-simple' ? 'de' : language);

/** Fields and languages in which nothing is written are not there, in an order of their own. */
const withoutNothing = (texts: Texts): Texts => {
  const said: Texts = {};
  for (const language of languages) {
    const { paragraph, nextStep, pictureAlternative } = texts[language] ?? {};
    const text = {
      ...(paragraph && { paragraph }),
      ...(nextStep && { nextStep }),
      ...(pictureAlternative && { pictureAlternative }),
    };
    if (Object.keys(text).length > 0) said[language] = text;
  }
  return said;
};

customElements.define('treasury-letter-writing', TreasuryLetterWriting);
