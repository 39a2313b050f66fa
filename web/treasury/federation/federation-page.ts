import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { mayDo } from '../me.ts';
import { Page } from '../page.ts';
import { selectField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tableOf } from '../parts/table.ts';
import { tell } from '../shell/messages.ts';
import { addressOf } from '../shell/router.ts';
import { carrierFieldNames, carrierFields, carrierIn, noticeFields, noticeIn } from './carrier-fields.ts';
import { type Federation, type FederationWords, noticeSaid, readFederation } from './federation.ts';
import { centreFields, centreIn, textFieldNames, textFields, textsIn } from './campaign-fields.ts';

/** Who belongs to the federation, who receives its money, and for what it asks. */
export class FederationPage extends Page<FederationWords, Federation> {
  readonly newCampaign = new Form(this);
  readonly newCentre = new Form(this);
  readonly newCarrier = new Form(this);

  heading(): string {
    return this.words.title;
  }

  async load(): Promise<Federation> {
    return readFederation();
  }

  content(federation: Federation, words: FederationWords): TemplateResult {
    const { campaigns, centres, carriers } = federation;
    const { column } = words;
    const centreOf = (id: string | undefined) =>
      centres.find(({ centre }) => centre === id)?.name ?? id ?? words.ofFederation;
    const carrierOf = (id: string | undefined) =>
      carriers.find(({ carrier }) => carrier === id)?.name ?? id ?? '';
    const governs = mayDo(this.me, 'govern');
    return html`<div class="stack">
      ${tableOf(
        words.campaigns,
        [
          {
            title: column.title,
            cell: ({ campaign, title }) =>
              html`<a href=${addressOf('/campaigns/{campaign}', { campaign })}>${title}</a>`,
          },
          { title: column.centre, cell: ({ centre }) => centreOf(centre) },
          { title: column.carrier, cell: ({ carrier }) => carrierOf(carrier) },
          { title: column.status, cell: ({ status }) => words.status[status] },
        ],
        campaigns,
      )}
      ${governs ? this.addCampaign(federation) : nothing}
      ${tableOf(
        words.carriers,
        [
          {
            title: column.title,
            cell: ({ carrier, name }) =>
              html`<a href=${addressOf('/carriers/{carrier}', { carrier })}>${name}</a>`,
          },
          { title: column.city, cell: ({ city }) => city },
          { title: column.notice, cell: ({ notice }) => noticeSaid(notice, words) },
        ],
        carriers,
      )}
      ${governs ? this.addCarrier() : nothing}
      ${tableOf(
        words.centres,
        [
          { title: column.title, cell: ({ name }) => name },
          { title: column.city, cell: ({ city }) => city },
        ],
        centres,
      )}
      ${governs ? this.addCentre() : nothing}
    </div>`;
  }

  addCampaign({ centres, carriers }: Federation): TemplateResult {
    const { words, newCampaign: form } = this;
    return html`<details class="noprint">
      <summary>${words.newCampaign}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const centre = fields['centre'];
          const body = { ...textsIn(fields), carrier: textIn(fields, 'carrier'), ...(centre && { centre }) };
          const added = await answered(api.POST('/v1/treasury/campaigns', { params: { header }, body }));
          await this.added(added.title);
        })}
      >
        <p>${words.newCampaignText}</p>
        ${textFields(form, words)}
        ${selectField(form, {
          name: 'centre',
          label: words.fields.centre,
          required: false,
          options: [['', words.ofFederation], ...centres.map(({ centre, name }) => [centre, name] as const)],
        })}
        ${selectField(form, {
          name: 'carrier',
          label: words.fields.carrier,
          options: carriers.map(({ carrier, name }) => [carrier, name] as const),
        })}
        ${form.refusal([...textFieldNames, 'centre', 'carrier'])}
        <button ?disabled=${form.busy}>${words.add}</button>
      </form>
    </details>`;
  }

  addCarrier(): TemplateResult {
    const { words, newCarrier: form } = this;
    return html`<details class="noprint">
      <summary>${words.newCarrier}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const body = { ...carrierIn(fields), taxNotice: noticeIn(fields) };
          const added = await answered(api.POST('/v1/treasury/carriers', { params: { header }, body }));
          await this.added(added.name);
        })}
      >
        ${carrierFields(form, words)} ${noticeFields(form, words)} ${form.refusal(carrierFieldNames)}
        <button ?disabled=${form.busy}>${words.add}</button>
      </form>
    </details>`;
  }

  addCentre(): TemplateResult {
    const { words, newCentre: form } = this;
    return html`<details class="noprint">
      <summary>${words.newCentre}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const body = centreIn(fields);
          const added = await answered(api.POST('/v1/treasury/centres', { params: { header }, body }));
          await this.added(added.name);
        })}
      >
        ${centreFields(form, words)} ${form.refusal(['name', 'city'])}
        <button ?disabled=${form.busy}>${words.add}</button>
      </form>
    </details>`;
  }

  async added(name: string): Promise<void> {
    await this.begin();
    for (const one of this.querySelectorAll('details')) one.open = false;
    for (const form of this.querySelectorAll('form')) form.reset();
    this.querySelector<HTMLElement>('h1')?.focus();
    tell(fill(this.words.added, { name }));
  }
}

customElements.define('treasury-federation', FederationPage);
