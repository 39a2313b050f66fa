import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api, ifMatch } from '../api/client.ts';
import type { GiftTermsShown, KeptDonor } from '../api/schema.d.ts';
import { saveButton } from '../federation/save-button.ts';
import { euros, whole } from '../language.ts';
import { Page } from '../page.ts';
import { selectField, textField, tickField } from '../parts/fields.ts';
import { type Fields, fieldsIn, Form } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import { tell } from '../shell/messages.ts';
import { addressOf } from '../shell/router.ts';
import { readDonors } from './donor.ts';
import type { GiftReceiptWords } from './donor-words.ts';
import { givenOnSaid, standingSaid } from './standing.ts';

/** What a person has to say of a gift before it can stand in a receipt. */
export class GiftTermsPage extends Page<GiftReceiptWords, GiftTermsShown> {
  readonly changing = new Form(this);
  readonly searching = new Form(this);
  /** Whom somebody has looked for. */
  found: readonly KeptDonor[] | undefined;

  heading(): string {
    return fill(this.words.terms.title, { gift: this.parameter('gift') });
  }

  async load(): Promise<GiftTermsShown> {
    const path = { gift: this.parameter('gift') };
    return answered(api.GET('/v1/treasury/gifts/{gift}/terms', { params: { path } }));
  }

  content(shown: GiftTermsShown, words: GiftReceiptWords): TemplateResult {
    const { terms: said } = words;
    const { gift, standing } = shown;
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/gifts/{gift}', { gift })}>${said.back}</a></p>
      ${this.standing(shown)}
      ${
        standing?.standing === 'receipted'
          ? html`<p role="note">${said.locked}</p>`
          : html`<section class="card noprint">
              <h2>${said.change}</h2>
              ${this.change(shown)} ${this.search()}
            </section>`
      }
    </div>`;
  }

  standing({ standing, donor }: GiftTermsShown): TemplateResult {
    const { words } = this;
    const { terms: said, donor: of } = words;
    return html`<section class="card">
      <h2>${said.standing}</h2>
      <dl>
        <dt>${said.donor}</dt>
        <dd>
          ${
            donor?.name === undefined
              ? donor
                ? said.donorNameless
                : said.donorUnknown
              : html`<a href=${addressOf('/donors/{donor}', { donor: donor.donor })}>${donor.name}</a>`
          }
        </dd>
        ${
          standing
            ? html`<dt>${of.amount}</dt>
                <dd>${euros(standing.cents)} (${words.receipts.kinds[standing.kind]})</dd>
                <dt>${of.givenOn}</dt>
                <dd>${givenOnSaid(standing, words)}</dd>
                <dt>${of.standing}</dt>
                <dd>${standingSaid(standing, words)}</dd>`
            : nothing
        }
      </dl>
      ${standing ? nothing : html`<p>${said.noGift}</p>`}
    </section>`;
  }

  change({ gift, terms, version, donor }: GiftTermsShown): TemplateResult {
    const { words, changing: form } = this;
    const { terms: said } = words;
    return html`<form
      class="form"
      @submit=${form.submit(async (fields) => {
        const params = { path: { gift }, header: ifMatch(version) };
        const body = termsIn(fields);
        await answered(api.PUT('/v1/treasury/gifts/{gift}/terms', { params, body }));
        await this.begin();
        tell(said.saved);
      })}
    >
      ${selectField(form, {
        name: 'donor',
        label: said.who,
        value: terms.donor ?? '',
        options: [['', said.asPaid], ...this.offered(terms.donor, donor)],
      })}
      ${selectField(form, {
        name: 'notReceiptable',
        label: said.notReceiptable,
        value: terms.notReceiptable ?? '',
        options: [['', said.receiptable], ...Object.entries(said.reasons)],
      })}
      ${tickField(form, {
        name: 'expenseWaiver',
        label: said.expenseWaiver,
        value: terms.expenseWaiver === true,
      })}
      ${textField(form, {
        name: 'givenOn',
        label: said.givenOn,
        hint: said.givenOnHint,
        type: 'date',
        value: terms.givenOn ?? '',
        required: false,
      })}
      ${form.refusal(['donor', 'notReceiptable', 'expenseWaiver', 'givenOn'])}
      ${form.refused ? conflictOf(form.refused, this.labels(), () => void this.begin()) : nothing}
      ${saveButton(form, said.change)}
    </form>`;
  }

  /** Whom the gift is given to by its terms, and whoever was looked for. */
  offered(set: string | undefined, donor: GiftTermsShown['donor']): (readonly [string, string])[] {
    const found = (this.found ?? []).filter((one) => one.donor !== set);
    return [
      ...(set === undefined ? [] : [[set, (donor?.donor === set && donor.name) || set] as const]),
      ...found.map((one) => [one.donor, `${one.name}, ${one.address.city}`] as const),
    ];
  }

  search(): TemplateResult {
    const { words, searching: form, found } = this;
    const { terms: said } = words;
    const sentence =
      found && (found.length === 0 ? said.foundNobody : fill(said.found, { count: whole(found.length) }));
    return html`<form class="form" role="search" @submit=${this.find}>
      ${textField(form, { name: 'name', label: said.search, required: false })}
      <p role="status">${sentence ?? nothing}</p>
      ${form.refusal(['name'])}
      <button class="quiet" ?disabled=${form.busy}>${words.find}</button>
    </form>`;
  }

  readonly find = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const { name = '' } = fieldsIn(event.currentTarget);
    await this.searching.send(async () => {
      this.found = (await readDonors(name)).donors;
    });
  };

  labels(): Readonly<Record<string, string>> {
    const { terms: said } = this.words;
    const { who: donor, notReceiptable, expenseWaiver, givenOn } = said;
    return { donor, notReceiptable, expenseWaiver, givenOn };
  }
}

const reasons = ['platform', 'return-service'] as const;

const termsIn = (fields: Fields) => {
  const { donor, givenOn } = fields;
  const notReceiptable = reasons.find((one) => one === fields['notReceiptable']);
  return {
    ...(donor && { donor }),
    ...(fields['expenseWaiver'] !== undefined && { expenseWaiver: true as const }),
    ...(notReceiptable && { notReceiptable }),
    ...(givenOn && { givenOn }),
  };
};

customElements.define('treasury-gift-terms', GiftTermsPage);
