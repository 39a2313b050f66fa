import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../language.ts';
import type { Form } from './form.ts';

/** Reads on in a list that comes page by page. @param next where the next page begins; none at the end */
export const moreButton = (
  reading: Form,
  next: string | undefined,
  readOn: (after: string) => Promise<void>,
): TemplateResult | typeof nothing =>
  next === undefined
    ? nothing
    : html`<button type="button" ?disabled=${reading.busy} @click=${async () => readOn(next)}>
        ${say().more}
      </button>`;
