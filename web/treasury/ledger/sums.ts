import { html, type TemplateResult } from 'lit';
import type { LedgerSums } from '../api/schema.d.ts';
import { euros } from '../language.ts';
import type { ledger as german } from '../words/de/ledger.ts';

/** What all entries of a filter add up to; those that nobody knows are left out. */
export const sumsOf = (
  { cameInCents, returnedCents, receivedCents, pendingCents, feeCents, from }: LedgerSums,
  words: typeof german,
): TemplateResult => {
  if (from === 'unknown' && receivedCents === undefined)
    return html`<p class="soft">${words.sumsUnknown}</p>`;
  const { sum } = words;
  const known = [
    [sum.cameIn, cameInCents],
    [sum.returned, returnedCents],
    [sum.received, receivedCents],
    [sum.pending, pendingCents],
    [sum.fees, feeCents],
  ] as const;
  return html`<section class="card" aria-labelledby="sums">
    <h2 id="sums">${words.sums}</h2>
    <dl>
      ${known.flatMap(([called, cents]) =>
        cents === undefined
          ? []
          : [
              html`<dt>${called}</dt>
                <dd>${euros(cents)}</dd>`,
            ],
      )}
    </dl>
  </section>`;
};
