import { html, nothing, render } from 'lit';
import { refusedOf } from '../api/refused.ts';
import { say } from '../language.ts';
import { sentenceOf } from '../parts/refusal.ts';

let region: HTMLElement | undefined;

/** Screen readers listen to a region only if it was there before it says something. */
export const openMessages = (): void => {
  region = document.createElement('div');
  region.className = 'messages';
  region.setAttribute('role', 'status');
  document.body.append(region);
};

/**
 * Says what was done. It stays until something else is said, somebody closes it or goes to another page: nobody has to
 * be quick to take something back.
 *
 * @param undo what takes it back again
 */
export const tell = (sentence: string, undo?: () => Promise<void>): void => {
  if (!region) return;
  const takeBack = async (): Promise<void> => {
    hush();
    try {
      await undo?.();
    } catch (thrown) {
      return tell(sentenceOf(refusedOf(thrown)));
    }
    tell(say().undone);
  };
  render(
    html`<p>${sentence}</p>
      ${undo ? html`<button type="button" @click=${takeBack}>${say().undo}</button>` : nothing}
      <button type="button" class="quiet" @click=${hush}>${say().close}</button>`,
    region,
  );
};

export const hush = (): void => {
  if (region) render(nothing, region);
};
