import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { operations, RunShown } from '../api/schema.d.ts';
import { euros } from '../language.ts';
import { Form } from '../parts/form.ts';
import { moreButton } from '../parts/more.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';
import { reasonName } from './run-sums.ts';

type Outcome = NonNullable<NonNullable<operations['readRunDonors']['parameters']['query']>['outcome']>;

const readDonors = async (run: string, outcome: Outcome | undefined, after?: string) =>
  answered(
    api.GET('/v1/treasury/receipt-runs/{run}/donors', {
      params: { path: { run }, query: { outcome, after } },
    }),
  );
type Donors = Awaited<ReturnType<typeof readDonors>>;
type Found = Donors['donors'][number];

const outcomes = ['ready', 'blocked', 'nothing', 'issued'] as const;
/** While gifts are being looked for there is nothing to say of anybody. */
const early: ReadonlySet<RunShown['state']> = new Set(['collecting', 'assessing']);

/** What a run found out about each donor, and did; read anew when the run is in another state. */
export class TreasuryRunDonors extends LitElement {
  static override readonly properties = {
    words: { attribute: false },
    run: { attribute: false },
    state: { attribute: false },
    outcome: { state: true },
    donors: { state: true },
  };
  declare words: ReceiptWords;
  declare run: string;
  declare state: RunShown['state'];
  declare outcome: Outcome | undefined;
  declare donors: Donors | undefined;
  readonly reading = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const anew = changed.has('run') || changed.has('state') || changed.has('outcome');
    if (anew && !early.has(this.state)) void this.read();
  }

  async read(): Promise<void> {
    const { run, outcome } = this;
    await this.reading.send(async () => {
      const donors = await readDonors(run, outcome);
      if (this.run === run && this.outcome === outcome) this.donors = donors;
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, donors, reading } = this;
    const { run: said } = words;
    if (early.has(this.state)) return nothing;
    return html`<section class="stack">
      <h2>${said.donors}</h2>
      <label class="row noprint">
        ${said.filter}
        <select @change=${this.filter}>
          <option value="" .selected=${this.outcome === undefined}>${said.everyone}</option>
          ${outcomes.map(
            (outcome) =>
              html`<option value=${outcome} .selected=${outcome === this.outcome}>
                ${said.outcomes[outcome]}
              </option>`,
          )}
        </select>
      </label>
      ${reading.refusal()} ${donors ? this.list(donors) : nothing}
    </section>`;
  }

  list({ donors, next }: Donors): TemplateResult {
    const { words, reading } = this;
    const { run: said } = words;
    if (donors.length === 0 && next === undefined) return html`<p>${said.noneOfThese}</p>`;
    return html`${tableOf(
      said.donors,
      [
        { title: said.who, cell: (found) => whoOf(found, words) },
        { title: said.outcome, cell: ({ outcome }) => said.outcomes[outcome] },
        { title: said.why, cell: ({ sums }) => reasonsOf(sums, words) },
        { title: said.way, cell: ({ by }) => (by ? said.ways[by] : nothing) },
        { title: said.number, cell: ({ number }) => (number ? linkTo(number) : nothing) },
        { title: said.amount, figure: true, cell: ({ sums }) => (sums ? euros(amountOf(sums)) : nothing) },
      ],
      donors,
      { unseenCaption: true },
    )}
    ${moreButton(reading, next, async (after) => this.more(donors, after))}`;
  }

  async more(donors: Donors['donors'], after: string): Promise<void> {
    const { run, outcome } = this;
    await this.reading.send(async () => {
      const further = await readDonors(run, outcome, after);
      if (this.run !== run || this.outcome !== outcome) return;
      this.donors = { ...further, donors: [...donors, ...further.donors] };
    });
  }

  readonly filter = ({ target }: Event): void => {
    const chosen = target instanceof HTMLSelectElement ? target.value : '';
    this.outcome = outcomes.find((one) => one === chosen);
  };
}

const linkTo = (number: string): TemplateResult =>
  html`<a href=${addressOf('/receipt/{number}', { number })}>${number}</a>`;

/**
 * A gift nobody knows the giver of stands for itself, and leads to where one can say who gave it. Whose name nobody
 * has written down has no page to lead to.
 */
const whoOf = ({ donor, name }: Found, { run: said }: ReceiptWords): TemplateResult => {
  if (donor.startsWith('gift:')) {
    const gift = donor.slice('gift:'.length);
    return html`<a href=${addressOf('/gifts/{gift}/terms', { gift })}>${fill(said.unknown, { gift })}</a>`;
  }
  return name === undefined
    ? html`${said.nameless}`
    : html`<a href=${addressOf('/donors/{donor}', { donor })}>${name}</a>`;
};

/** What stands in the receipt; where there is none, all that stands elsewhere or waits. */
const amountOf = ({ issued, before, blocked, excluded }: NonNullable<Found['sums']>): number =>
  issued.cents ||
  [before, ...Object.values(blocked), ...Object.values(excluded)].reduce((sum, { cents }) => sum + cents, 0);

/** What keeps money of this donor out of the receipt, each with its amount. */
const reasonsOf = (sums: Found['sums'], { blocks, exclusions }: ReceiptWords): TemplateResult => {
  const reasons = [
    ...Object.entries(sums?.blocked ?? {}).map(
      ([why, { cents }]) => `${reasonName(blocks, why)}: ${euros(cents)}`,
    ),
    ...Object.entries(sums?.excluded ?? {}).map(
      ([why, { cents }]) => `${reasonName(exclusions, why)}: ${euros(cents)}`,
    ),
  ];
  return html`${reasons.map((reason, at) => (at === 0 ? reason : html`<br />${reason}`))}`;
};

customElements.define('treasury-run-donors', TreasuryRunDonors);
