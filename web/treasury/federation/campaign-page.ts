import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api, ifMatch } from '../api/client.ts';
import type { GovernedCampaign } from '../api/schema.d.ts';
import { dayName } from '../language.ts';
import { mayDo } from '../me.ts';
import { Page } from '../page.ts';
import { selectField, textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import { tell } from '../shell/messages.ts';
import { addressOf } from '../shell/router.ts';
import { textFieldNames, textFields, textsIn } from './campaign-fields.ts';
import './campaign-status.ts';
import { type Federation, type FederationWords, readFederation } from './federation.ts';
import { historyOf } from './history.ts';
import { saveButton } from './save-button.ts';

/** One campaign: what it says, whose it is, who receives its money, and whether one can give to it. */
export class CampaignPage extends Page<FederationWords, Federation> {
  readonly texts = new Form(this);
  readonly whose = new Form(this);
  readonly handing = new Form(this);

  heading(): string {
    const id = this.parameter('campaign');
    return this.me.campaigns.find(({ campaign }) => campaign === id)?.title ?? id;
  }

  async load(): Promise<Federation> {
    return readFederation();
  }

  content(federation: Federation, words: FederationWords): TemplateResult {
    const id = this.parameter('campaign');
    const campaign = federation.campaigns.find((one) => one.campaign === id);
    if (!campaign) return html`<p><a href=${addressOf('/campaigns')}>${words.title}</a></p>`;
    const path = { campaign: id };
    const governs = mayDo(this.me, 'govern', id);
    return html`<div class="stack">
      <p class="row noprint">
        <a href=${addressOf('/campaigns')}>${words.title}</a>
        <a href="/c/${id}" target="_blank" rel="noopener">${words.campaign.page}</a>
        <a href=${addressOf('/campaigns/{campaign}/statement', { campaign: id })}
          >${words.campaign.statement}</a
        >
      </p>
      <p>${words.column.status}: <b>${words.status[campaign.status]}</b></p>
      ${mayDo(this.me, 'edit', id) ? this.changeTexts(campaign) : html`<p>${campaign.summary}</p>`}
      ${governs ? this.move(campaign, federation) : nothing} ${this.carriers(campaign, federation, governs)}
      ${
        governs
          ? html`<treasury-campaign-status
              .words=${words}
              .campaign=${campaign}
              .changed=${async () => this.begin()}
            ></treasury-campaign-status>`
          : nothing
      }
      ${historyOf(
        async () => answered(api.GET('/v1/treasury/campaigns/{campaign}/history', { params: { path } })),
        words,
      )}
    </div>`;
  }

  changeTexts(campaign: GovernedCampaign): TemplateResult {
    const { words, texts: form } = this;
    const path = { campaign: campaign.campaign };
    return html`<section class="card">
      <h2>${words.campaign.texts}</h2>
      <form
        class="form"
        @submit=${form.submit(async (fields) => {
          const params = { path, header: ifMatch(campaign.version) };
          const body = textsIn(fields);
          await answered(api.PUT('/v1/treasury/campaigns/{campaign}/settings', { params, body }));
          await this.saved();
        })}
      >
        ${textFields(form, words, campaign)} ${form.refusal(textFieldNames)} ${this.conflict(form)}
        ${saveButton(form, words.campaign.texts)}
      </form>
    </section>`;
  }

  move(campaign: GovernedCampaign, { centres }: Federation): TemplateResult {
    const { words, whose: form } = this;
    const path = { campaign: campaign.campaign };
    return html`<details class="noprint">
      <summary>${words.campaign.whose}</summary>
      <form
        class="form"
        @submit=${form.submit(async ({ centre }) => {
          const params = { path, header: ifMatch(campaign.version) };
          const body = centre ? { centre } : {};
          await answered(api.PUT('/v1/treasury/campaigns/{campaign}/centre', { params, body }));
          await this.saved();
        })}
      >
        ${selectField(form, {
          name: 'centre',
          label: words.fields.centre,
          value: campaign.centre ?? '',
          options: [['', words.ofFederation], ...centres.map(({ centre, name }) => [centre, name] as const)],
        })}
        ${form.refusal(['centre'])} ${this.conflict(form)} ${saveButton(form, words.campaign.whose)}
      </form>
    </details>`;
  }

  carriers({ campaign, carriers: lines }: GovernedCampaign, { carriers }: Federation, governs: boolean) {
    const { words, handing: form } = this;
    const nameOf = (id: string) => carriers.find(({ carrier }) => carrier === id)?.name ?? id;
    return html`<section class="card">
      <h2>${words.campaign.carriers}</h2>
      <ul>
        ${lines.map(({ carrier, from }) => html`<li>${words.statement.since} ${dayName(from)}: ${nameOf(carrier)}</li>`)}
      </ul>
      ${
        governs
          ? html`<details class="noprint">
              <summary>${words.campaign.handOver}</summary>
              <form
                class="form"
                @submit=${form.submit(async (fields, header) => {
                  const body = { carrier: textIn(fields, 'carrier'), from: textIn(fields, 'from') };
                  const params = { path: { campaign }, header };
                  await answered(api.POST('/v1/treasury/campaigns/{campaign}/hand-over', { params, body }));
                  await this.begin();
                  const said = { day: dayName(body.from), carrier: nameOf(body.carrier) };
                  tell(fill(words.campaign.handedOver, said));
                })}
              >
                <p>${words.campaign.handOverText}</p>
                ${selectField(form, {
                  name: 'carrier',
                  label: words.fields.carrier,
                  options: carriers.map(({ carrier, name }) => [carrier, name] as const),
                })}
                ${textField(form, { name: 'from', label: words.fields.from, type: 'date' })}
                ${form.refusal(['carrier', 'from'])}
                <button ?disabled=${form.busy}>${words.campaign.handOver}</button>
              </form>
            </details>`
          : nothing
      }
    </section>`;
  }

  conflict({ refused }: Form) {
    return refused ? conflictOf(refused, this.words.fields, () => void this.begin()) : nothing;
  }

  async saved(): Promise<void> {
    await this.begin();
    tell(this.words.changed);
  }
}

customElements.define('treasury-campaign', CampaignPage);
