import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, ifMatch } from '../api/client.ts';
import type { GovernedCarrier } from '../api/schema.d.ts';
import { dayName } from '../language.ts';
import { mayDo } from '../me.ts';
import { Page } from '../page.ts';
import { tickField } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import { tell } from '../shell/messages.ts';
import { addressOf } from '../shell/router.ts';
import { carrierFieldNames, carrierFields, carrierIn, noticeFields, noticeIn } from './carrier-fields.ts';
import { type Federation, type FederationWords, noticeSaid, readFederation } from './federation.ts';
import { historyOf } from './history.ts';
import { saveButton } from './save-button.ts';
import './signature.ts';

/** Whoever receives the money: address, account, tax numbers and notices. */
export class CarrierPage extends Page<FederationWords, Federation> {
  readonly changing = new Form(this);
  readonly noticing = new Form(this);

  heading(): string {
    const id = this.parameter('carrier');
    return this.data?.carriers.find(({ carrier }) => carrier === id)?.name ?? this.words.fields.carrier;
  }

  async load(): Promise<Federation> {
    return readFederation();
  }

  content({ carriers }: Federation, words: FederationWords): TemplateResult {
    const id = this.parameter('carrier');
    const carrier = carriers.find((one) => one.carrier === id);
    if (!carrier) return html`<p><a href=${addressOf('/campaigns')}>${words.carrier.back}</a></p>`;
    const governs = mayDo(this.me, 'govern');
    const path = { carrier: id };
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/campaigns')}>${words.carrier.back}</a></p>
      ${this.notices(carrier)} ${governs ? this.notice(carrier) : nothing}
      ${governs ? this.change(carrier) : facts(carrier, words)}
      ${
        mayDo(this.me, 'certify')
          ? html`<treasury-signature
              .words=${words.receipts}
              .carrier=${carrier}
              .changed=${async () => this.begin()}
            ></treasury-signature>`
          : nothing
      }
      ${
        mayDo(this.me, 'read')
          ? historyOf(
              async () => answered(api.GET('/v1/treasury/carriers/{carrier}/history', { params: { path } })),
              words,
            )
          : nothing
      }
    </div>`;
  }

  notices({ taxNotice, formerTaxNotices = [], notice }: GovernedCarrier): TemplateResult {
    const { words } = this;
    const said = ({ kind, issuedOn, assessmentYear }: GovernedCarrier['taxNotice']) =>
      html`${words.kinds[kind]},
      ${dayName(issuedOn)}${assessmentYear === undefined ? nothing : ` (${assessmentYear})`}`;
    return html`<section class="card">
      <h2>${words.carrier.notices}</h2>
      <p>${said(taxNotice)}: ${noticeSaid(notice, words)}</p>
      ${
        formerTaxNotices.length === 0
          ? nothing
          : html`<details>
              <summary>${words.carrier.former}</summary>
              <ul>
                ${formerTaxNotices.map((former) => html`<li>${said(former)}</li>`)}
              </ul>
            </details>`
      }
    </section>`;
  }

  notice({ carrier }: GovernedCarrier): TemplateResult {
    const { words, noticing: form } = this;
    return html`<details class="noprint">
      <summary>${words.carrier.newNotice}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const body = {
            ...noticeIn(fields, ''),
            ...(fields['correctsMistake'] && { correctsMistake: true as const }),
          };
          const params = { path: { carrier }, header };
          await answered(api.POST('/v1/treasury/carriers/{carrier}/notices', { params, body }));
          await this.begin();
          tell(words.carrier.noticed);
        })}
      >
        <p>${words.carrier.newNoticeText}</p>
        ${noticeFields(form, words, '')}
        ${tickField(form, { name: 'correctsMistake', label: words.carrier.mistake })}
        ${form.refusal(['kind', 'issuedOn', 'assessmentYear'])}
        <button ?disabled=${form.busy}>${words.carrier.newNotice}</button>
      </form>
    </details>`;
  }

  change(carrier: GovernedCarrier): TemplateResult {
    const { words, changing: form } = this;
    return html`<section class="card">
      <h2>${words.carrier.data}</h2>
      <form
        class="form"
        @submit=${form.submit(async (fields) => {
          const params = { path: { carrier: carrier.carrier }, header: ifMatch(carrier.version) };
          const body = carrierIn(fields);
          await answered(api.PUT('/v1/treasury/carriers/{carrier}', { params, body }));
          await this.begin();
          tell(words.changed);
        })}
      >
        ${carrierFields(form, words, carrier)} ${form.refusal(carrierFieldNames)}
        ${form.refused ? conflictOf(form.refused, words.fields, () => void this.begin()) : nothing}
        ${saveButton(form, words.carrier.data)}
      </form>
    </section>`;
  }
}

const facts = (
  { street, postalCode, city, email, taxOffice, taxNumber, purposes, bank, creditorId }: GovernedCarrier,
  { carrier: said, fields }: FederationWords,
): TemplateResult => {
  const lines: readonly (readonly [string, string | undefined])[] = [
    [fields.street, street],
    [fields.city, `${postalCode} ${city}`],
    [fields.email, email],
    [fields.iban, bank?.iban],
    [fields.creditorId, creditorId],
    [fields.taxOffice, taxOffice],
    [fields.taxNumber, taxNumber],
    [fields.purposes, purposes.join('; ')],
  ];
  return html`<section class="card">
    <h2>${said.data}</h2>
    <dl>
      ${lines.map(([called, value]) =>
        value === undefined
          ? nothing
          : html`<dt>${called}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
  </section>`;
};

customElements.define('treasury-carrier', CarrierPage);
