import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { dayOfInstantName, euros, say } from '../language.ts';
import type { Expected, Opened, Transfers } from './money.ts';
import { purposeName } from './noting-fields.ts';

interface Doing {
  readonly mayReceive: boolean;
  readonly arrived: (transfer: Expected) => Promise<void>;
  readonly more: () => Promise<void>;
  readonly busy: boolean;
}

/** Transfers that were announced and have not arrived; none of it is money yet. */
export const transfersOf = (
  { transfers, next }: Transfers,
  opened: Opened,
  { mayReceive, arrived, more, busy }: Doing,
): TemplateResult => {
  const { expected } = opened.words;
  return html`<section class="card">
    <h2>${expected.title}</h2>
    ${
      transfers.length === 0
        ? html`<p>${expected.nothing}</p>`
        : html`<p class="soft">${expected.hint}</p>
            <ul class="list">
              ${transfers.map(
                (transfer) =>
                  html`<li>
                    ${said(transfer, opened)}
                    ${
                      mayReceive
                        ? html`<p class="noprint">
                            <button type="button" class="quiet" @click=${async () => arrived(transfer)}>
                              ${expected.arrived}<span class="unseen"
                                >${fill(expected.of, { reference: transfer.shown })}</span
                              >
                            </button>
                          </p>`
                        : nothing
                    }
                  </li>`,
              )}
            </ul>`
    }
    ${
      next === undefined
        ? nothing
        : html`<p>
            <button type="button" class="quiet" ?disabled=${busy} @click=${more}>${say().more}</button>
          </p>`
    }
  </section>`;
};

const said = (
  { shown, cents, earmark, announcedAt }: Expected,
  { words, purposes }: Opened,
): TemplateResult => {
  const day = announcedAt === undefined ? '' : dayOfInstantName(announcedAt);
  return html`<p class="between">
      <b>${shown}</b>
      ${cents === undefined ? nothing : html`<b>${euros(cents)}</b>`}
    </p>
    <p class="soft">
      ${fill(words.expected.announced, { day, purpose: purposeName(earmark, purposes, words) })}
    </p>`;
};
