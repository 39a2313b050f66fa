import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { euros, percent, say } from '../language.ts';

interface Covered {
  readonly neededCents: number;
  readonly coveredCents: number;
}

/** `83 % covered: 1.784,50 € of 2.150,00 €`, and a picture of it for those who see it. */
export const coverageBar = ({ neededCents, coveredCents }: Covered): TemplateResult => {
  const share = neededCents > 0 ? Math.min(100, Math.max(0, (coveredCents * 100) / neededCents)) : 100;
  return html`<span class="coverage">
    <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width=${share} height="1" />
    </svg>
    <span
      >${fill(say().bar, {
        percent: percent(coveredCents, neededCents),
        covered: euros(coveredCents),
        needed: euros(neededCents),
      })}</span
    >
  </span>`;
};
