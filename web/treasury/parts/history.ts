import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { momentName, say } from '../language.ts';
import { Form } from './form.ts';

/** That somebody changed something. */
export interface Change {
  readonly at: string;
  readonly person: string;
  readonly done: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Who changed something, when, and from what to what; asked for when somebody opens it. */
export class TreasuryHistory extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    ask: { attribute: false },
    lineOf: { attribute: false },
  };
  declare words: { readonly summary: string; readonly nothing: string };
  declare ask: () => Promise<{ readonly changes: readonly Change[] }>;
  declare lineOf: (change: Change) => TemplateResult;
  changes: readonly Change[] | undefined;
  readonly reading = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  readonly read = async ({ target }: Event): Promise<void> => {
    if (!(target instanceof HTMLDetailsElement) || !target.open) return;
    await this.reading.send(async () => {
      this.changes = (await this.ask()).changes.toReversed();
    });
  };

  protected override render(): TemplateResult {
    const { words, changes, reading } = this;
    return html`<details class="noprint" @toggle=${this.read}>
      <summary>${words.summary}</summary>
      ${reading.refusal()}
      ${
        changes === undefined
          ? html`<p class="soft">${reading.busy ? say().loading : nothing}</p>`
          : changes.length === 0
            ? html`<p>${words.nothing}</p>`
            : html`<ul class="list">
                ${changes.map((change) => html`<li>${this.lineOf(change)}</li>`)}
              </ul>`
      }
    </details>`;
  }
}

/** One thing that is said of something: what it is called, how it was and how it is. */
interface Told {
  readonly called: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

interface LineWords {
  readonly done: Readonly<Record<string, string>>;
  readonly otherwise: string;
  readonly to: string;
  readonly gone: string;
}

/** A change in words: what was done, when and by whom, and from what to what. */
export const lineOfChange = (
  { at, person, done, before }: Change,
  words: LineWords,
  told: readonly Told[],
): TemplateResult => {
  const { to, gone } = words;
  return html`<p><b>${words.done[done] ?? words.otherwise}</b></p>
    <p class="soft">${momentName(at)} · ${person}</p>
    <dl>
      ${told.map(
        ({ called, was, is }) =>
          html`<dt>${called}</dt>
            <dd>${before === undefined ? is : fill(to, { before: was ?? gone, after: is ?? gone })}</dd>`,
      )}
    </dl>`;
};

customElements.define('treasury-history', TreasuryHistory);
