import { html, nothing, type TemplateResult } from 'lit';
import type { Refused } from '../api/refused.ts';
import { say } from '../language.ts';

/** What a refusal says: the house's own sentence, or ours for what never reached it. */
export const sentenceOf = ({ code, sentence }: Refused): string => {
  const { refusals } = say();
  const known: Readonly<Record<string, string | undefined>> = refusals;
  return sentence ?? known[code] ?? refusals.bug;
};

/** Read out at once, and to be led to. */
export const refusalOf = (sentence: string): TemplateResult =>
  html`<p class="refused" role="alert" tabindex="-1">${sentence}</p>`;

/** Both versions side by side, where somebody else was quicker; only what differs. @param labels what fields are called */
export const conflictOf = (
  { versions }: Refused,
  labels: Readonly<Record<string, string>>,
  reload: () => void,
): TemplateResult | typeof nothing => {
  if (!versions) return nothing;
  const { conflict } = say();
  const theirs = entriesOf(versions.theirs);
  const yours = entriesOf(versions.yours);
  const fields = Object.keys(labels).filter((field) => textOf(theirs[field]) !== textOf(yours[field]));
  return html`<div class="conflict">
    <h3>${conflict.title}</h3>
    <p>${conflict.text}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${conflict.field}</th>
          <th scope="col">${conflict.theirs}</th>
          <th scope="col">${conflict.yours}</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map(
          (field) =>
            html`<tr>
              <th scope="row">${labels[field]}</th>
              <td>${textOf(theirs[field])}</td>
              <td>${textOf(yours[field])}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <button type="button" @click=${reload}>${conflict.reload}</button>
  </div>`;
};

const entriesOf = (version: unknown): Readonly<Record<string, unknown>> =>
  typeof version === 'object' && version !== null ? Object.fromEntries(Object.entries(version)) : {};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
