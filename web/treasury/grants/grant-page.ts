import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api, ifMatch } from '../api/client.ts';
import type { Grant } from '../api/schema.d.ts';
import { euros, monthName } from '../language.ts';
import { mayReceive } from '../money/money.ts';
import { dayInBerlin } from '../money/noting-fields.ts';
import { isDone } from '../needs/plan.ts';
import { Page } from '../page.ts';
import { askIn } from '../parts/dialog.ts';
import { tell } from '../shell/messages.ts';
import { addressOf } from '../shell/router.ts';
import { type GrantsWords, readGrant, termsOf, type Tranche } from './grant.ts';
import { factsOf, planOf, tranchesTable } from './grant-facts.ts';
import { TreasuryGrantForm } from './grant-form.ts';
import { grantHistory } from './grant-history.ts';
import { TreasuryReceiveTranche } from './receive-tranche.ts';

/** One grant: what came, what is promised, its terms and its history; changed and received here. */
export class GrantPage extends Page<GrantsWords, Grant> {
  form: TreasuryGrantForm | undefined;

  heading(): string {
    return this.data?.programme ?? this.words.one;
  }

  async load(): Promise<Grant> {
    const grant = await readGrant(this.parameter('campaign'), this.parameter('grant'));
    if (this.form?.standing?.grant !== grant.grant) this.form = undefined;
    return grant;
  }

  content(grant: Grant, words: GrantsWords): TemplateResult {
    const { form } = this;
    const { campaign } = grant;
    const mayChange = mayReceive(this.me, campaign);
    const toAll = addressOf('/grants/{campaign}', { campaign });
    if (form) form.words = words;
    return html`<div class="stack">
      <p class="noprint"><a href=${toAll}>${words.toAll}</a></p>
      ${
        form
          ? html`<h2>${words.changing}</h2>
              ${form}`
          : html`<section class="card">
                <div class="pair">
                  <p>${words.received}<br /><span class="most">${euros(grant.receivedCents)}</span></p>
                  <p>${words.committed}<br /><span class="most">${euros(grant.committedCents)}</span></p>
                </div>
                <p class="soft">${words.apart}</p>
                ${tranchesTable(grant, words, mayChange ? async (tranche) => this.receive(grant, tranche) : undefined)}
              </section>
              <section class="card">
                <h2>${words.termsTitle}</h2>
                ${
                  mayChange
                    ? html`<p class="noprint">
                        <button type="button" class="quiet change" @click=${async () => this.change(grant)}>
                          ${words.change}
                        </button>
                      </p>`
                    : nothing
                }
                ${factsOf(grant, words)} ${planOf(grant, words)}
              </section>
              <section class="card noprint">${grantHistory(grant, words)}</section>`
      }
    </div>`;
  }

  async change(grant: Grant): Promise<void> {
    const form = new TreasuryGrantForm();
    form.words = this.words;
    form.campaign = grant.campaign;
    form.show(grant);
    form.addEventListener('left', () => void this.leave());
    form.addEventListener('saved', () => void this.saved(grant, form.saved));
    this.form = form;
    this.requestUpdate();
    await this.updateComplete;
    await form.updateComplete;
    form.querySelector<HTMLElement>('input')?.focus();
  }

  async leave(): Promise<void> {
    this.form = undefined;
    await this.begin();
    this.querySelector<HTMLElement>('.change')?.focus();
  }

  async saved(before: Grant, after: Grant | undefined): Promise<void> {
    await this.leave();
    if (!after) return;
    const { campaign, grant, version } = after;
    tell(fill(this.words.changed, { programme: after.programme }), async () => {
      const params = { path: { campaign, grant }, header: ifMatch(version) };
      await answered(
        api.PUT('/v1/treasury/campaigns/{campaign}/grants/{grant}', { params, body: termsOf(before) }),
      );
      await this.begin();
    });
  }

  async receive(grant: Grant, tranche: Tranche): Promise<void> {
    const { receiving } = this.words;
    const element = new TreasuryReceiveTranche();
    element.words = this.words;
    element.grant = grant;
    element.tranche = tranche;
    element.today = dayInBerlin(new Date().toISOString());
    await askIn(fill(receiving.title, { tranche: tranche.tranche }), element, isDone);
    const { outcome } = element;
    if (!outcome) return;
    await this.begin();
    const cents = outcome.entries.reduce((sum, entry) => sum + entry.cents, 0);
    const month = monthName(outcome.entries[0]?.month ?? this.me.month);
    const rest = outcome.rest === undefined ? '' : ` ${fill(receiving.rest, { tranche: outcome.rest })}`;
    tell(`${fill(receiving.done, { amount: euros(cents), month })}${rest}`);
  }
}

customElements.define('treasury-grant', GrantPage);
