import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { euros, whole } from '../language.ts';
import { yearOf } from '../months.ts';
import type { Form } from '../parts/form.ts';
import { addressOf } from '../shell/router.ts';
import type { Sending } from './sending.ts';
import type { PastedWords, Sheet } from './sheet.ts';

/** How far the rows are; where they are broken off, how it goes on. */
export const sheetOnItsWay = (
  { done, all }: Sending,
  taking: Form,
  words: PastedWords,
  doing: { readonly goOn: () => Promise<void>; readonly checkAgain: () => Promise<void> },
): TemplateResult => {
  const { refused } = taking;
  const count = { done: whole(done), all: whole(all) };
  // What the house has refused it refuses again; a line that is down comes back.
  const comesBack = refused && (refused.status === 0 || refused.status >= 500);
  return html`<section class="card">
    <h2>${words.progress}</h2>
    <progress max=${all} .value=${done} aria-label=${words.progress}></progress>
    <p>${fill(words.ofAll, count)}</p>
    ${
      refused
        ? html`${taking.refusal()}
            <p>${fill(words.broken, count)}</p>
            <p class="row">
              ${comesBack ? html`<button type="button" @click=${doing.goOn}>${words.goOn}</button>` : nothing}
              <button type="button" class="quiet" @click=${doing.checkAgain}>
                ${words.changedMeanwhile}
              </button>
            </p>`
        : nothing
    }
  </section>`;
};

/** What came of it, and where it stands now. */
export const sentSheet = (
  { added, changed, unchanged }: Sending,
  { rows, sumCents }: Sheet,
  campaign: string,
  words: PastedWords,
  another: () => void,
): TemplateResult => {
  const same = rows.filter(({ outcome }) => outcome === 'same').length;
  const years = [...new Set(rows.map(({ row }) => yearOf(row.month)))].toSorted();
  const count = { added: whole(added), changed: whole(changed), unchanged: whole(unchanged + same) };
  return html`<section class="card">
    <h2 id="sent" tabindex="-1">${words.doneTitle}</h2>
    <p class="most">${fill(words.doneSum, count)}</p>
    <p>${fill(words.doneAmount, { amount: euros(sumCents) })}</p>
    <p class="row">
      ${years.map(
        (year) =>
          html`<a class="button" href=${addressOf('/needs/{campaign}/{year}', { campaign, year })}
            >${fill(words.see, { year })}</a
          >`,
      )}
      <button type="button" class="quiet" @click=${another}>${words.next}</button>
    </p>
  </section>`;
};
