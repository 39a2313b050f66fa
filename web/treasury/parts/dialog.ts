import { html, render, type TemplateResult } from 'lit';
import { say } from '../language.ts';

/**
 * Shows something in a dialog until it is done: Escape and the button close it, and the keyboard is back where it was.
 *
 * @param content a template, or an element of its own for what changes while it is open: it ends with
 * `this.dispatchEvent(new CustomEvent('done', { detail }))`
 * @returns `detail`, or undefined if it was closed
 */
export const askIn = async <Detail>(
  title: string,
  content: TemplateResult | HTMLElement,
  isDetail: (detail: unknown) => detail is Detail,
): Promise<Detail | undefined> =>
  new Promise((resolve) => {
    let detail: Detail | undefined;
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-labelledby', 'dialog-title');
    dialog.addEventListener('done', (event) => {
      if (event instanceof CustomEvent && isDetail(event.detail)) ({ detail } = event);
      dialog.close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(detail);
    });
    render(
      html`<div class="dialog">
        <h2 id="dialog-title">${title}</h2>
        ${content}
        <button type="button" class="quiet close" @click=${() => dialog.close()}>${say().cancel}</button>
      </div>`,
      dialog,
    );
    document.body.append(dialog);
    dialog.showModal();
  });

const isTrue = (detail: unknown): detail is true => detail === true;

/** Before something that cannot be taken back. @param act what the button says: what is going to happen, not "OK" */
export const confirmed = async (title: string, text: string, act: string): Promise<boolean> =>
  (await askIn(
    title,
    html`<p>${text}</p>
      <button
        type="button"
        @click=${({ target }: Event) =>
          target?.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }))}
      >
        ${act}
      </button>`,
    isTrue,
  )) ?? false;
