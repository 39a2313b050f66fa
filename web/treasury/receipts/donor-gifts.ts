import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { dayName, euros } from '../language.ts';
import { confirmed } from '../parts/dialog.ts';
import { Form } from '../parts/form.ts';
import { tableOf } from '../parts/table.ts';
import { tell } from '../shell/messages.ts';
import { addressOf } from '../shell/router.ts';
import type { DonorShown } from './donor.ts';
import type { GiftReceiptWords } from './donor-words.ts';
import { givenOnSaid, standingSaid } from './standing.ts';

type Gift = DonorShown['gifts'][number];

/** The gifts of a donor in a year, each with how it stands; certified one by one, or all of the year. */
export class TreasuryDonorGifts extends LitElement {
  static override readonly properties = { words: { attribute: false }, shown: { attribute: false } };
  declare words: GiftReceiptWords;
  declare shown: DonorShown;
  declare changed: () => Promise<void>;
  readonly ordering = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { words, ordering } = this;
    const { gifts, year } = this.shown;
    const { donor: said } = words;
    const caption = fill(said.gifts, { year });
    if (gifts.length === 0)
      return html`<section>
        <h2>${caption}</h2>
        <p>${fill(said.noGifts, { year })}</p>
      </section>`;
    return html`${tableOf(
      caption,
      [
        { title: said.givenOn, cell: (gift) => givenOnSaid(gift, words) },
        { title: said.kind, cell: ({ kind }) => words.receipts.kinds[kind] },
        { title: said.amount, figure: true, cell: ({ cents }) => euros(cents) },
        { title: said.standing, cell: (gift) => standingSaid(gift, words) },
        { title: said.terms, cell: (gift) => linkToTerms(gift, words) },
        { title: said.order, cell: (gift) => this.certify(gift) },
      ],
      gifts,
    )}
    ${ordering.refusal()}
    ${gifts.some(({ standing }) => standing === 'receiptable') ? this.certifyAll() : nothing}`;
  }

  certify(gift: Gift): TemplateResult | typeof nothing {
    const { words, ordering } = this;
    if (gift.standing !== 'receiptable') return nothing;
    return html`<button
      type="button"
      class="quiet noprint"
      ?disabled=${ordering.busy}
      @click=${async () => this.single(gift)}
    >
      ${words.donor.order}<span class="unseen"> ${euros(gift.cents)}, ${dayName(gift.givenOn)}</span>
    </button>`;
  }

  certifyAll(): TemplateResult {
    const { words, ordering, shown } = this;
    const { donor: said } = words;
    return html`<div class="stack noprint">
      <p class="soft">${fill(said.orderAllText, { year: shown.year })}</p>
      <p>
        <button type="button" ?disabled=${ordering.busy} @click=${async () => this.collective()}>
          ${fill(said.orderAll, { year: shown.year })}
        </button>
      </p>
    </div>`;
  }

  async single({ gift, cents, givenOn, returnableUntil }: Gift): Promise<void> {
    const { donor: said } = this.words;
    const title = fill(said.sureSingle, { amount: euros(cents), day: dayName(givenOn) });
    const warning =
      returnableUntil === undefined ? '' : fill(said.sureReturn, { day: dayName(returnableUntil) });
    const returns = returnableUntil !== undefined && returnableUntil >= today();
    if (await confirmed(title, returns ? warning : said.sureSingleText, said.order))
      await this.order({ form: 'single', year: this.shown.year, gifts: [gift] });
  }

  async collective(): Promise<void> {
    const { donor: said } = this.words;
    const { year } = this.shown;
    const all = fill(said.orderAll, { year });
    if (await confirmed(fill(said.sureAll, { year }), fill(said.sureAllText, { year }), all))
      await this.order({ form: 'collective', year });
  }

  async order(body: { form: 'single' | 'collective'; year: number; gifts?: string[] }): Promise<void> {
    const { ordering, shown, words } = this;
    const { donor } = shown.donor;
    await ordering.send(async () => {
      const params = { path: { donor }, header: ordering.keyFor(JSON.stringify([donor, body])) };
      await answered(api.POST('/v1/treasury/donors/{donor}/receipts', { params, body }));
      await this.changed();
      tell(words.donor.ordered);
    });
  }
}

/** The day in Berlin: `2026-11-22`. */
const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());

const linkToTerms = ({ gift, givenOn, cents }: Gift, { donor: said }: GiftReceiptWords): TemplateResult =>
  html`<a href=${addressOf('/gifts/{gift}/terms', { gift })}
    >${said.terms}<span class="unseen">: ${euros(cents)}, ${dayName(givenOn)}</span></a
  >`;

customElements.define('treasury-donor-gifts', TreasuryDonorGifts);
