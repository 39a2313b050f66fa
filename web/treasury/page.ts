import { html, LitElement, type TemplateResult } from 'lit';
import { type Refused, refusedOf } from './api/refused.ts';
import { say } from './language.ts';
import type { Me } from './me.ts';
import { refusalOf, sentenceOf } from './parts/refusal.ts';

/** What the address says. */
export interface Where {
  /** By the names in braces of the page's path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** What the frame does with a page, whatever it says and shows. */
export interface AnyPage extends LitElement {
  words: unknown;
  where: Where;
  me: Me;
  heading(): string;
  begin(): Promise<void>;
}

/**
 * A page: says its heading, loads what it shows, and shows it. It draws into the document itself, so that styles,
 * labels and print reach everything.
 */
export abstract class Page<Words, Data> extends LitElement implements AnyPage {
  declare words: Words;
  declare where: Where;
  declare me: Me;
  data: Data | undefined;
  dataOf = '';
  refused: Refused | undefined;

  /** The page's `h1` and the window's title; known before anything is loaded. */
  abstract heading(): string;

  /** What the page shows, from the house. Asked again by {@link begin}. */
  abstract load(): Promise<Data>;

  abstract content(data: Data, words: Words): TemplateResult;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /**
   * Loads and draws; what was there stays until the new is there, unless it is of another month or campaign. Also for a
   * page to call after it changed something.
   */
  async begin(): Promise<void> {
    const asked = this.where;
    const of = JSON.stringify(asked.parameters);
    if (of !== this.dataOf) this.data = undefined;
    this.dataOf = of;
    this.requestUpdate();
    try {
      const data = await this.load();
      // Meanwhile somebody may have gone on to another month.
      if (this.where !== asked) return;
      this.data = data;
      this.refused = undefined;
    } catch (thrown) {
      if (this.where !== asked) return;
      this.refused = refusedOf(thrown);
    }
    this.requestUpdate();
    await this.updateComplete;
  }

  protected override render(): TemplateResult {
    const { data, refused } = this;
    return html`<h1 tabindex="-1">${this.heading()}</h1>
      ${
        refused
          ? html`${refusalOf(sentenceOf(refused))}
              <p>
                <button type="button" @click=${async () => this.begin()}>${say().again}</button>
              </p>`
          : data === undefined
            ? html`<p class="soft">${say().loading}</p>`
            : this.content(data, this.words)
      }`;
  }

  parameter(name: string): string {
    return this.where.parameters[name] ?? '';
  }
}
