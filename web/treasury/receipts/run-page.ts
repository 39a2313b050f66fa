import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { RunShown } from '../api/schema.d.ts';
import { countedIn, momentName, whole } from '../language.ts';
import { Page } from '../page.ts';
import { download } from '../parts/download.ts';
import { Form } from '../parts/form.ts';
import { addressOf } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';
import { LookingAgain } from './looking-again.ts';
import './run-donors.ts';
import { runIn } from './run-name.ts';
import './run-start.ts';
import { sumsTable } from './run-sums.ts';

const working: ReadonlySet<RunShown['state']> = new Set(['collecting', 'assessing', 'issuing', 'printing']);
/** In between, sums are those of one moment of the work, and say nothing. */
const summed: ReadonlySet<RunShown['state']> = new Set(['ready', 'done', 'cancelled']);

/** One yearly run: what it would do, how far it is, and what it did. */
export class RunPage extends Page<ReceiptWords, RunShown> {
  readonly saving = new Form(this);
  readonly looking = new LookingAgain(this, {
    wanted: () => this.data !== undefined && (working.has(this.data.state) || this.data.state === 'waiting'),
    look: async () => this.look(),
  });

  heading(): string {
    const [year, count] = [this.parameter('year'), this.parameter('count')];
    return fill(this.words.run.title, { year, count });
  }

  async load(): Promise<RunShown> {
    const run = runIn(this.parameter('carrier'), this.parameter('year'), this.parameter('count'));
    return answered(api.GET('/v1/treasury/receipt-runs/{run}', { params: { path: { run } } }));
  }

  /** Only the run itself: the list of donors is long, and stays as somebody reads it. */
  async look(): Promise<void> {
    const asked = this.where;
    const run = await this.load();
    if (this.where === asked) this.data = run;
  }

  content(run: RunShown, words: ReceiptWords): TemplateResult {
    const { run: said } = words;
    const { carrier, state, sums, startedAt, endedAt } = run;
    return html`<div class="stack">
      <p class="noprint"><a href=${addressOf('/receipts/{carrier}/runs', { carrier })}>${said.back}</a></p>
      <section class="card" aria-live="polite">
        <p>${said.state}: <b>${said.states[state]}</b></p>
        ${startedAt ? html`<p class="soft">${fill(said.from, { at: momentName(startedAt) })}</p>` : nothing}
        ${endedAt ? html`<p class="soft">${fill(said.ended, { at: momentName(endedAt) })}</p>` : nothing}
        ${run.toDo === undefined ? nothing : html`<p role="note">${run.toDo}</p>`}
      </section>
      ${working.has(state) ? progressOf(run, words) : nothing}
      ${
        sums && summed.has(state)
          ? html`<section class="card">
              <h2>${said.preview}</h2>
              ${sumsTable(fill(said.asOf, { at: momentName(endedAt ?? startedAt ?? run.begunAt) }), sums, words, state === 'done')}
            </section>`
          : nothing
      }
      <treasury-run-start
        .words=${words}
        .run=${run}
        .changed=${async () => this.begin()}
      ></treasury-run-start>
      ${this.files(run)}
      <treasury-run-donors .words=${words} .run=${run.run} .state=${state}></treasury-run-donors>
    </div>`;
  }

  files({ run, state, prints }: RunShown): TemplateResult | typeof nothing {
    const { saving } = this;
    const { run: said } = this.words;
    if (state !== 'done') return nothing;
    const parts = Array.from({ length: prints }, (_one, at) => at + 1);
    const button = (called: string, file: () => Promise<void>): TemplateResult =>
      html`<button
        type="button"
        class="quiet"
        ?disabled=${saving.busy}
        @click=${async () => saving.send(file)}
      >
        ${called}
      </button>`;
    return html`<section class="card noprint">
      <h2>${said.report}</h2>
      <p>${said.reportText}</p>
      ${saving.refusal()}
      <div class="row">
        ${button(said.reportFile, async () =>
          download(
            api.GET('/v1/treasury/receipt-runs/{run}/report', { params: { path: { run } }, parseAs: 'blob' }),
            `${run}.csv`,
          ),
        )}
      </div>
      ${parts.length === 0 ? nothing : html`<p>${countedIn(said.prints, prints)}</p>`}
      <div class="row">
        ${parts.map((part) =>
          button(fill(said.print, { part }), async () => {
            const params = { path: { run, part } };
            const file = api.GET('/v1/treasury/receipt-runs/{run}/prints/{part}', {
              params,
              parseAs: 'blob',
            });
            await download(file, `${run}-${part}.pdf`);
          }),
        )}
      </div>
    </section>`;
  }
}

/** While it is still looking for donors nobody knows how many there are. */
const progressOf = ({ state, donors, donorsDone }: RunShown, { run: said }: ReceiptWords): TemplateResult => {
  const counting = state === 'collecting' || donors === 0;
  const text = counting
    ? fill(said.found, { count: whole(donors) })
    : fill(said.progress, { done: whole(donorsDone), all: whole(donors) });
  return html`<div class="run-progress">
    ${
      counting
        ? html`<progress aria-label=${said.states[state]}></progress>`
        : html`<progress
            aria-label=${said.states[state]}
            max=${donors}
            .value=${Math.min(donorsDone, donors)}
          ></progress>`
    }
    <p>${text}. <span class="soft">${said.goesOn}</span></p>
  </div>`;
};

customElements.define('treasury-run', RunPage);
