import { html, nothing, type TemplateResult } from 'lit';
import type { History } from '../api/schema.d.ts';
import { momentName } from '../language.ts';
import type { Change } from '../parts/history.ts';
import type { FederationWords } from './federation.ts';
import '../parts/history.ts';

/** Who changed a campaign or carrier, when, and from what to what: whole, as it stands in the audit log. */
export const historyOf = (ask: () => Promise<History>, { history }: FederationWords): TemplateResult =>
  html`<treasury-history
    .words=${history}
    .ask=${ask}
    .lineOf=${({ at, person, done, before, after }: Change) =>
      html`<p>${momentName(at)}: ${done} (${person})</p>
        ${versionOf(history.before, before)} ${versionOf(history.after, after)}`}
  ></treasury-history>`;

const versionOf = (called: string, version: unknown) =>
  version === undefined
    ? nothing
    : html`<details>
        <summary>${called}</summary>
        <pre>${JSON.stringify(version, null, 2)}</pre>
      </details>`;
