import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { Page } from '../page.ts';
import { textField } from '../parts/fields.ts';
import { fieldsIn, Form } from '../parts/form.ts';
import { moreButton } from '../parts/more.ts';
import { tableOf } from '../parts/table.ts';
import { tell } from '../shell/messages.ts';
import { addressOf, go } from '../shell/router.ts';
import { type Donors, readDonors } from './donor.ts';
import type { GiftReceiptWords } from './donor-words.ts';
import { donorFieldNames, donorFields, donorIn, memberFieldNames } from './donor-fields.ts';

/** Those who want receipts, by name. */
export class DonorsPage extends Page<GiftReceiptWords, Donors> {
  readonly searching = new Form(this);
  readonly reading = new Form(this);
  readonly adding = new Form(this);

  heading(): string {
    return this.words.title;
  }

  async load(): Promise<Donors> {
    return readDonors(this.wanted());
  }

  /** The name that is looked for, as it stands in the address. */
  wanted(): string {
    return this.where.query.get('name') ?? '';
  }

  content({ donors, next }: Donors, words: GiftReceiptWords): TemplateResult {
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/receipts')}>${words.back}</a></p>
      <p>${words.text}</p>
      <form class="filters noprint" role="search" @submit=${this.search}>
        ${textField(this.searching, { name: 'name', label: words.search, value: this.wanted(), required: false })}
        <div class="row"><button>${words.find}</button></div>
      </form>
      ${
        donors.length === 0
          ? html`<p>${this.wanted() === '' ? words.nobody : words.nothing}</p>`
          : tableOf(
              words.caption,
              [
                {
                  title: words.name,
                  cell: ({ donor, name }) =>
                    html`<a href=${addressOf('/donors/{donor}', { donor })}>${name}</a>`,
                },
                { title: words.fields.type, cell: ({ type }) => words.types[type] },
                { title: words.city, cell: ({ address }) => address.city },
                { title: words.way, cell: ({ email }) => words.ways[email ? 'email' : 'print'] },
              ],
              donors,
            )
      }
      ${this.reading.refusal()} ${moreButton(this.reading, next, async (after) => this.more(donors, after))}
      ${this.add()}
    </div>`;
  }

  add(): TemplateResult {
    const { words, adding: form } = this;
    return html`<details class="noprint">
      <summary>${words.add}</summary>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const body = donorIn(fields);
          const added = await answered(api.POST('/v1/treasury/donors', { params: { header }, body }));
          go(addressOf('/donors/{donor}', { donor: added.donor }));
          tell(fill(words.added, { name: added.name }));
        })}
      >
        <p>${words.addText}</p>
        ${donorFields(form, words, this.me)} ${form.refusal([...donorFieldNames, ...memberFieldNames()])}
        <button ?disabled=${form.busy}>${words.add}</button>
      </form>
    </details>`;
  }

  async more(donors: Donors['donors'], after: string): Promise<void> {
    const asked = this.where;
    await this.reading.send(async () => {
      const further = await readDonors(this.wanted(), after);
      if (this.where === asked) this.data = { ...further, donors: [...donors, ...further.donors] };
    });
  }

  readonly search = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    go(addressOf('/donors', {}, { name: fieldsIn(event.currentTarget)['name'] }));
  };
}

customElements.define('treasury-donors', DonorsPage);
