import { html, type TemplateResult } from 'lit';
import { say } from '../language.ts';

/** Where a figure comes from, for whoever asks. @param of what the figure is of: several "why?" on one page differ */
export const whyOf = (of: string, explanation: TemplateResult): TemplateResult =>
  html`<details class="why">
    <summary>${say().why}<span class="unseen"> ${of}</span></summary>
    ${explanation}
  </details>`;
