import { html, svg, type TemplateResult } from 'lit';
import type { year as german } from '../words/de/year.ts';
import { fillOf } from './drawing.ts';

export type Series = keyof (typeof german)['series'];

/** What pictures are filled with. Filled ground: money that is there. Empty ground: only expected. */
export const patterns = html`<svg class="patterns" width="0" height="0" aria-hidden="true">
  <defs>
    <pattern id="year-donation" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="donation" width="8" height="8" />
    </pattern>
    <pattern id="year-membership" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="membership" width="8" height="8" />
      <circle class="hole" cx="4" cy="4" r="1.6" />
    </pattern>
    <pattern id="year-grant" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="grant" width="8" height="8" />
      <path class="scratch" d="M-2 2 2 -2M0 8 8 0M6 10 10 6" />
    </pattern>
    <pattern id="year-event" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="event" width="8" height="8" />
      <path class="scratch" d="M0 4H8" />
    </pattern>
    <pattern id="year-committed" width="10" height="10" patternUnits="userSpaceOnUse">
      <rect class="hole" width="10" height="10" />
      <path class="committed" d="M-2 8 2 12M0 0 10 10M8 -2 12 2" />
    </pattern>
    <pattern id="year-forecast" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="hole" width="8" height="8" />
      <circle class="forecast" cx="4" cy="4" r="1.3" />
    </pattern>
  </defs>
</svg>`;

/** Names what a picture shows, with the pattern or line it is drawn in. */
export const legendOf = (series: readonly Series[], words: typeof german): TemplateResult =>
  html`<ul class="legend" aria-label=${words.legend}>
    ${series.map((one) => html`<li>${sampleOf(one)} ${words.series[one]}</li>`)}
  </ul>`;

const sampleOf = (series: Series): TemplateResult =>
  html`<svg class="sample" width="32" height="16" aria-hidden="true">
    ${
      series === 'needed' || series === 'received' || series === 'expected'
        ? svg`<line class=${series} x1="0" y1="8" x2="32" y2="8" />`
        : svg`<rect class="piece" x="0.5" y="0.5" width="31" height="15" fill=${fillOf(series)} />`
    }
  </svg>`;
