import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { Page } from '../page.ts';
import { tell } from '../shell/messages.ts';
import { addressOf, go } from '../shell/router.ts';
import { type GrantsWords, readGrants } from './grant.ts';
import type { TreasuryGrantForm } from './grant-form.ts';
import './grant-form.ts';

/** A grant is written down; its money is promised from then on, and nothing of it counts as received. */
export class NewGrantPage extends Page<GrantsWords, readonly string[]> {
  heading(): string {
    return this.words.add;
  }

  /** The names that are taken. */
  async load(): Promise<readonly string[]> {
    return (await readGrants(this.parameter('campaign'))).map(({ grant }) => grant);
  }

  content(taken: readonly string[], words: GrantsWords): TemplateResult {
    const campaign = this.parameter('campaign');
    const toAll = addressOf('/grants/{campaign}', { campaign });
    return html`<div class="stack">
      <p class="noprint"><a href=${toAll}>${words.toAll}</a></p>
      <p>${words.newText}</p>
      <treasury-grant-form
        .words=${words}
        .campaign=${campaign}
        .taken=${taken}
        @left=${() => go(toAll)}
        @saved=${async (event: Event) => this.saved(event)}
      ></treasury-grant-form>
    </div>`;
  }

  async saved({ target }: Event): Promise<void> {
    const grant = isForm(target) ? target.saved : undefined;
    if (!grant) return;
    const { campaign, grant: name, programme } = grant;
    go(addressOf('/grants/{campaign}/{grant}', { campaign, grant: name }));
    tell(fill(this.words.added, { programme }));
  }
}

const isForm = (target: EventTarget | null): target is TreasuryGrantForm =>
  target instanceof HTMLElement && target.localName === 'treasury-grant-form';

customElements.define('treasury-new-grant', NewGrantPage);
