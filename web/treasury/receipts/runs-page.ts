import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { RunShown } from '../api/schema.d.ts';
import { readFederation } from '../federation/federation.ts';
import { momentName } from '../language.ts';
import { yearOf } from '../months.ts';
import { Page } from '../page.ts';
import { selectField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { tableOf } from '../parts/table.ts';
import { tell } from '../shell/messages.ts';
import { addressOf, go } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';
import { countOf, runAddress } from './run-name.ts';

interface Runs {
  readonly runs: readonly RunShown[];
  /** The carrier's. */
  readonly name: string;
}

/** For how many years back a run is offered. */
const offeredYears = 5;

/** The yearly runs of a carrier. */
export class RunsPage extends Page<ReceiptWords, Runs> {
  readonly beginning = new Form(this);

  heading(): string {
    return fill(this.words.run.listTitle, { carrier: this.data?.name ?? this.parameter('carrier') });
  }

  async load(): Promise<Runs> {
    const carrier = this.parameter('carrier');
    const params = { path: { carrier } };
    const [{ runs }, { carriers }] = await Promise.all([
      answered(api.GET('/v1/treasury/carriers/{carrier}/receipt-runs', { params })),
      readFederation(),
    ]);
    return { runs, name: carriers.find((one) => one.carrier === carrier)?.name ?? carrier };
  }

  content({ runs }: Runs, words: ReceiptWords): TemplateResult {
    const { run: said } = words;
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/receipts')}>${words.back}</a></p>
      <p>${said.listText}</p>
      ${
        runs.length === 0
          ? html`<p>${said.nothing}</p>`
          : tableOf(
              said.caption,
              [
                {
                  title: said.name,
                  cell: ({ run, year }) =>
                    html`<a href=${runAddress(run)}>${fill(said.nameIs, { year, count: countOf(run) })}</a>`,
                },
                { title: said.state, cell: ({ state }) => said.states[state] },
                { title: said.begunAt, cell: ({ begunAt }) => momentName(begunAt) },
              ],
              runs,
            )
      }
      ${this.begins(words)}
    </div>`;
  }

  begins({ run: said }: ReceiptWords): TemplateResult {
    const { beginning: form } = this;
    const thisYear = Number(yearOf(this.me.month));
    const years = Array.from({ length: offeredYears }, (_one, back) => String(thisYear - back));
    return html`<section class="card noprint">
      <h2>${said.begin}</h2>
      <form
        class="form"
        @submit=${form.submit(async (fields, header) => {
          const year = Number(textIn(fields, 'year'));
          const params = { path: { carrier: this.parameter('carrier') }, header };
          const begun = await answered(
            api.POST('/v1/treasury/carriers/{carrier}/receipt-runs', { params, body: { year } }),
          );
          go(runAddress(begun.run));
          tell(fill(said.begun, { year }));
        })}
      >
        <p>${said.beginText}</p>
        ${selectField(form, {
          name: 'year',
          label: said.year,
          value: String(thisYear - 1),
          options: years.map((year) => [year, year] as const),
        })}
        ${form.refusal(['year'])}
        <button ?disabled=${form.busy}>${said.begin}</button>
      </form>
    </section>`;
  }
}

customElements.define('treasury-runs', RunsPage);
