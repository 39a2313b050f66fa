import { html, render, type TemplateResult } from 'lit/html.js';
import { look } from '../../shared/look.ts';
import { campaignAt, type Form, unanswered } from './form.ts';
import styles from './widget.css';

// A style sheet that a script makes is none that a host's policy has to allow. Every colour can be set from outside.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`.w{${look.replaceAll(/--([\w-]+):([^;]+)/g, '--$1:var(--tragwerk-$1,$2)')}}${styles}`);

/**
 * An element that shows a campaign. Until the house has answered, the host's own content stays: a link. It draws itself
 * with Lit's templates and without `LitElement`, whose reactive properties would be a quarter of the widget.
 */
export abstract class CampaignElement extends HTMLElement {
  static readonly observedAttributes = ['campaign', 'lang', 'amounts'];

  readonly root = this.attachShadow({ mode: 'open' });
  /** Once it has arrived; before that nothing is drawn. */
  declare form: Form;
  asked: Promise<Form> | undefined;

  /** @param form what the house answered */
  abstract content(form: Form): TemplateResult;

  connectedCallback(): void {
    this.root.adoptedStyleSheets = [sheet];
    if (!this.asked) this.load();
  }

  attributeChangedCallback(): void {
    if (this.asked) this.load();
  }

  load = (): void => {
    // `:lang()` looks where we cannot: around shadow roots, at headers.
    const [language, [sentence, again]] = Object.entries(unanswered).find(([one]) =>
      this.matches(`:lang(${one})`),
    ) ?? ['de', unanswered.de];
    if (!this.form) this.show(html`<div class="wait"><slot></slot></div>`);
    const asked = this.ask(language);
    this.asked = asked;
    asked.then(
      // Meanwhile another language may have been asked for.
      (form) => this.asked === asked && this.arrived(form),
      ({ code = 'offline', message }) => {
        this.show(
          html`<slot></slot>
            <div class="w" lang=${language}>
              <p part="message" role="alert">${sentence}</p>
              <button @click=${this.load}>${again}</button>
            </div>`,
        );
        this.tell('error', { code, message });
      },
    );
  };

  async ask(language: string): Promise<Form> {
    const answer = await fetch(`${campaignAt(this.getAttribute('campaign') ?? '')}form?lang=${language}`);
    const body = await answer.json();
    if (!answer.ok) throw body.error;
    return body;
  }

  arrived(form: Form): void {
    this.form = form;
    this.draw();
  }

  draw(): void {
    const { form } = this;
    this.show(html`<div class="w" lang=${form.language} dir=${form.direction}>${this.content(form)}</div>`);
  }

  show(template: TemplateResult): void {
    render(template, this.root);
  }

  /** @returns whether nobody objected */
  tell(event: 'start' | 'error' | 'return', detail: object): boolean {
    return this.dispatchEvent(
      new CustomEvent(`tragwerk-${event}`, { detail, bubbles: true, composed: true, cancelable: true }),
    );
  }
}
