import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { WrittenEdition } from '../api/schema.d.ts';
import { countedIn, momentName } from '../language.ts';
import type { UpdatesWords } from '../words/de/updates.ts';
import { hasPassed } from './letter.ts';

/** How a letter stands, in sentences. */
export const factsOf = (edition: WrittenEdition, words: UpdatesWords): TemplateResult => {
  const { progress, lettersSent } = edition;
  const sent = progress?.sent ?? lettersSent;
  return html`<section class="card">
    <p><b>${words.states[edition.state]}</b></p>
    <p>${sentenceOf(edition, words)}</p>
    ${
      edition.cancelled && edition.state === 'sent'
        ? html`<p>${decided(words.facts.stopped, edition.cancelled)}</p>`
        : nothing
    }
    ${sent === undefined ? nothing : html`<p>${countedIn(words.progress.sent, sent)}</p>`}
    ${progress && progress.stuck > 0 ? html`<p role="note">${countedIn(words.progress.stuck, progress.stuck)}</p>` : nothing}
    ${progress?.merged ? html`<p class="soft">${words.progress.merged}</p>` : nothing}
    ${
      edition.frozenAt !== undefined && edition.state !== 'cancelled'
        ? html`<p>
            <a href="/c/${edition.topic}/updates/${edition.edition}" target="_blank" rel="noopener"
              >${words.page}</a
            >
          </p>`
        : nothing
    }
  </section>`;
};

const sentenceOf = (edition: WrittenEdition, { facts }: UpdatesWords): string => {
  const at = momentName(edition.sendAt);
  switch (edition.state) {
    case 'draft':
      if (edition.withoutApproval) return fill(facts.draftAnyway, { at });
      return hasPassed(edition.sendAt) ? facts.draftLate : fill(facts.draft, { at });
    case 'approved': {
      const by = edition.approved?.by ?? '';
      return fill(hasPassed(edition.sendAt) ? facts.approvedLate : facts.approved, { at, by });
    }
    case 'sending':
      return fill(facts.sending, { at: momentName(edition.frozenAt ?? edition.sendAt) });
    case 'sent':
      return fill(facts.sent, { at: momentName(edition.sentAt ?? edition.sendAt) });
    case 'cancelled':
      return edition.cancelled ? decided(facts.cancelled, edition.cancelled) : '';
    case 'paused':
    case 'lapsed':
      return facts[edition.state];
  }
};

const decided = (sentence: string, { by, at }: { readonly by: string; readonly at: string }): string =>
  fill(sentence, { by, at: momentName(at) });
