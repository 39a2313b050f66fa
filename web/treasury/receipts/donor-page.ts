import { html, nothing, type TemplateResult } from 'lit';
import { answered, api, ifMatch } from '../api/client.ts';
import type { KeptDonor } from '../api/schema.d.ts';
import { saveButton } from '../federation/save-button.ts';
import { yearOf } from '../months.ts';
import { Page } from '../page.ts';
import { Form } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import { tell } from '../shell/messages.ts';
import { addressOf, go } from '../shell/router.ts';
import './donor-gifts.ts';
import { type DonorShown, readDonor } from './donor.ts';
import { donorFieldNames, donorFields, donorIn, memberFieldNames } from './donor-fields.ts';
import type { GiftReceiptWords } from './donor-words.ts';
import { LookingAgain } from './looking-again.ts';
import { receiptTable } from './receipt-table.ts';
import { wantedTable } from './wanted.ts';

/** For how many years back gifts are shown. */
const shownYears = 10;

/** One donor: name and address, the gifts of a year with how each stands, and the receipts. */
export class DonorPage extends Page<GiftReceiptWords, DonorShown> {
  readonly changing = new Form(this);
  readonly looking = new LookingAgain(this, {
    wanted: () => this.data?.wanted.some(({ state }) => state === 'open') ?? false,
    look: async () => this.begin(),
  });

  heading(): string {
    return this.data?.donor.name ?? this.words.donor.heading;
  }

  async load(): Promise<DonorShown> {
    return readDonor(this.parameter('donor'), this.year());
  }

  /** As it stands in the address, or else the present one. */
  year(): number {
    const asked = this.where.query.get('year') ?? '';
    return Number(/^\d{4}$/.test(asked) ? asked : yearOf(this.me.month));
  }

  content(shown: DonorShown, words: GiftReceiptWords): TemplateResult {
    const { donor, receipts, wanted } = shown;
    const { donor: said } = words;
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/donors')}>${said.back}</a></p>
      ${this.years(donor)}
      <treasury-donor-gifts
        .words=${words}
        .shown=${shown}
        .changed=${async () => this.begin()}
      ></treasury-donor-gifts>
      ${wanted.length === 0 ? nothing : wantedTable(said.wanted, wanted, words.receipts, true)}
      ${
        receipts.length === 0
          ? html`<section>
              <h2>${said.receipts}</h2>
              <p>${said.noReceipts}</p>
            </section>`
          : receiptTable(said.receipts, receipts, words.receipts, true)
      }
      ${this.change(donor)}
    </div>`;
  }

  years({ donor }: KeptDonor): TemplateResult {
    const last = Number(yearOf(this.me.month));
    const years = Array.from({ length: shownYears }, (_one, back) => last - back);
    const turn = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement)
        go(addressOf('/donors/{donor}', { donor }, { year: target.value }));
    };
    return html`<label class="row noprint">
      ${this.words.donor.year}
      <select @change=${turn}>
        ${years.map((year) => html`<option value=${year} .selected=${year === this.year()}>${year}</option>`)}
      </select>
    </label>`;
  }

  change(donor: KeptDonor): TemplateResult {
    const { words, changing: form } = this;
    return html`<section class="card noprint">
      <h2>${words.donor.change}</h2>
      <p>${words.donor.changeText}</p>
      <form
        class="form"
        @submit=${form.submit(async (fields) => {
          const params = { path: { donor: donor.donor }, header: ifMatch(donor.version) };
          const body = donorIn(fields);
          await answered(api.PUT('/v1/treasury/donors/{donor}', { params, body }));
          await this.begin();
          tell(words.donor.changed);
        })}
      >
        ${donorFields(form, words, this.me, donor)}
        ${form.refusal([...donorFieldNames, ...memberFieldNames(donor)])}
        ${form.refused ? conflictOf(form.refused, words.conflict, () => void this.begin()) : nothing}
        ${saveButton(form, words.donor.change)}
      </form>
    </section>`;
  }
}

customElements.define('treasury-donor', DonorPage);
