import { html, LitElement, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { GovernedCampaign } from '../api/schema.d.ts';
import { euros, locale, whole } from '../language.ts';
import { confirmed } from '../parts/dialog.ts';
import { selectField } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tell } from '../shell/messages.ts';
import type { FederationWords } from './federation.ts';

/** Opens a campaign, or closes it. */
export class TreasuryCampaignStatus extends LitElement {
  declare words: FederationWords;
  declare campaign: GovernedCampaign;
  declare changed: () => Promise<void>;
  readonly turning = new Form(this);
  /** What somebody should know who has just opened or closed it. */
  warnings: readonly string[] = [];

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const isOpen = this.campaign.status === 'open';
    return html`<section class="card noprint">
      <h2>${isOpen ? this.words.campaign.close : this.words.campaign.open}</h2>
      ${this.warnings.map((warning) => html`<p role="note">${warning}</p>`)}
      ${isOpen ? this.close() : this.open()}
    </section>`;
  }

  open(): TemplateResult {
    const { words, turning: form } = this;
    const path = { campaign: this.campaign.campaign };
    return html`<form
      class="form"
      @submit=${form.submit(async (_fields, header) => {
        const params = { path, header };
        const { warnings } = await answered(api.POST('/v1/treasury/campaigns/{campaign}/open', { params }));
        this.warnings = warnings.map((warning) => warning[locale()]);
        await this.changed();
        tell(words.campaign.opened);
      })}
    >
      <p>${words.campaign.openText}</p>
      ${form.refusal()}
      <button ?disabled=${form.busy}>${words.campaign.open}</button>
    </form>`;
  }

  close(): TemplateResult {
    const { words, turning: form } = this;
    const said = words.campaign;
    return html`<form
      class="form"
      @submit=${form.submit(async ({ openNeeds }, header) => {
        if (!(await confirmed(said.sure, said.closeText, said.close))) return;
        const params = { path: { campaign: this.campaign.campaign }, header };
        const body = openNeeds === 'keep' || openNeeds === 'close' ? ({ openNeeds } as const) : {};
        const answer = await answered(api.POST('/v1/treasury/campaigns/{campaign}/close', { params, body }));
        const { pendingCents, expectedCents, pledgedMonthlyCents } = answer.stillComing;
        this.warnings = [
          ...answer.warnings.map((warning) => warning[locale()]),
          fill(said.still, {
            pending: euros(pendingCents),
            expected: euros(expectedCents),
            pledged: euros(pledgedMonthlyCents),
          }),
        ];
        await this.changed();
        const { left } = answer.openNeeds;
        tell(left > 0 ? fill(said.closedSoFar, { count: whole(left) }) : said.closed);
      })}
    >
      <p>${said.closeText}</p>
      ${selectField(form, {
        name: 'openNeeds',
        label: said.openNeeds,
        options: [
          ['keep', said.keepNeeds],
          ['close', said.closeNeeds],
        ],
      })}
      ${form.refusal(['openNeeds'])}
      <button class="quiet" ?disabled=${form.busy}>${said.close}</button>
    </form>`;
  }
}

customElements.define('treasury-campaign-status', TreasuryCampaignStatus);
