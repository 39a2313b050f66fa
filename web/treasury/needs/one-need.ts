import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api, ifMatch } from '../api/client.ts';
import { Refused } from '../api/refused.ts';
import type { PlannedNeed } from '../api/schema.d.ts';
import { dayName, euros, say } from '../language.ts';
import { textField, textIn } from '../parts/fields.ts';
import { Form } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import { amountField, costTypeField, needFieldNames, restFields, saidIn, titleField } from './need-fields.ts';
import { needHistory } from './need-history.ts';
import type { NeedsWords } from './plan.ts';
import { calledFields, saidOf } from './said.ts';

/** What was done to a need, and how it was before: that is what takes it back. */
export interface DoneToNeed {
  readonly done: 'changed' | 'closed' | 'reopened';
  readonly before: PlannedNeed;
  readonly after: PlannedNeed;
}

/** One need: what is said of it, to be changed, closed or opened again, and its history. */
export class TreasuryOneNeed extends LitElement {
  declare words: NeedsWords;
  declare need: PlannedNeed;
  declare mayChange: boolean;
  declare isOver: boolean;
  outcome: DoneToNeed | undefined;
  readonly changing = new Form(this);
  readonly turning = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { words, need, mayChange, isOver } = this;
    return html`<div class="stack">
      ${isOver ? html`<p>${words.monthOver}</p>` : nothing}
      ${mayChange && !need.closed ? html`${this.change()} ${this.close()}` : this.facts()}
      ${mayChange && need.closed ? this.reopen(need.closed.plannedCents) : nothing}
      ${needHistory(need, words)}
    </div>`;
  }

  facts(): TemplateResult {
    const { words, need } = this;
    const { costType, neededCents, note, document, closed } = need;
    return html`<dl>
      <dt>${words.fields.costType}</dt>
      <dd>${say().costType[costType]}</dd>
      <dt>${words.fields.neededCents}</dt>
      <dd>${euros(neededCents)}</dd>
      ${
        closed
          ? html`<dt>${words.fields.closed}</dt>
              <dd>${dayName(closed.on)}: ${closed.because}</dd>`
          : nothing
      }
      ${
        note === undefined
          ? nothing
          : html`<dt>${words.fields.note}</dt>
              <dd class="note">${note}</dd>`
      }
      ${
        document === undefined
          ? nothing
          : html`<dt>${words.fields.document}</dt>
              <dd><a href=${document} rel="noreferrer">${document}</a></dd>`
      }
    </dl>`;
  }

  change(): TemplateResult {
    const { words, need, changing } = this;
    const { campaign, need: number, version } = need;
    return html`<form
      class="form"
      novalidate
      @submit=${changing.submit(async (fields) => {
        const params = { path: { campaign, need: number }, header: ifMatch(version) };
        const path = '/v1/treasury/campaigns/{campaign}/needs/{need}';
        this.end('changed', await answered(api.PUT(path, { params, body: saidIn(fields) })));
      })}
    >
      ${costTypeField(changing, words, need.costType)} ${titleField(changing, words, need.title)}
      ${amountField(changing, words, need.neededCents)} ${restFields(changing, words, need)}
      ${this.conflict(changing, changing.refused?.versions?.yours)}
      ${changing.refused?.versions ? nothing : changing.refusal(needFieldNames)}
      <button ?disabled=${changing.busy}>${say().save}</button>
    </form>`;
  }

  close(): TemplateResult {
    const { turning, need } = this;
    const { closing } = this.words;
    const { campaign, need: number, version } = need;
    return html`<details>
      <summary>${closing.summary}</summary>
      <form
        class="form"
        novalidate
        @submit=${turning.submit(async (fields, header) => {
          const params = { path: { campaign, need: number }, header };
          const body = { because: textIn(fields, 'because'), version };
          const path = '/v1/treasury/campaigns/{campaign}/needs/{need}/close';
          this.end('closed', await answered(api.POST(path, { params, body })));
        })}
      >
        <p>${closing.text}</p>
        ${textField(turning, { name: 'because', label: closing.because, hint: closing.becauseHint })}
        ${this.conflict(turning, need)} ${turning.refused?.versions ? nothing : turning.refusal(['because'])}
        <button ?disabled=${turning.busy}>${closing.act}</button>
      </form>
    </details>`;
  }

  reopen(plannedCents: number): TemplateResult {
    const { turning, need } = this;
    const { reopening } = this.words;
    return html`<form
      class="form"
      @submit=${turning.submit(async (_fields, header) => this.end('reopened', await reopened(need, header)))}
    >
      <p>${fill(reopening.text, { amount: euros(plannedCents) })}</p>
      ${this.conflict(turning, need)} ${turning.refused?.versions ? nothing : turning.refusal()}
      <button ?disabled=${turning.busy}>${reopening.act}</button>
    </form>`;
  }

  /** What somebody else has made of it meanwhile, beside what one wanted or still sees. */
  conflict(form: Form, yours: unknown): TemplateResult | typeof nothing {
    const versions = form.refused?.versions;
    if (!form.refused || !versions) return nothing;
    const { words } = this;
    const { status, code } = form.refused;
    const said = { theirs: saidOf(versions.theirs), yours: saidOf(yours) };
    // Month and order are not asked for here, so they cannot be what differs.
    const asked = calledFields.filter((field) => field !== 'month' && field !== 'priority');
    return conflictOf(
      new Refused({ status, code, versions: said }),
      Object.fromEntries(asked.map((field) => [field, words.fields[field]])),
      () => void this.reload(form),
    );
  }

  async reload(form: Form): Promise<void> {
    const { campaign, need } = this.need;
    await form.send(async () => {
      const path = { campaign, need };
      this.need = await answered(
        api.GET('/v1/treasury/campaigns/{campaign}/needs/{need}', { params: { path } }),
      );
    });
    this.querySelector<HTMLElement>('input, button')?.focus();
  }

  end(done: DoneToNeed['done'], after: PlannedNeed): void {
    this.outcome = { done, before: this.need, after };
    this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
  }
}

const reopened = async (
  { campaign, need, version }: PlannedNeed,
  header: { readonly 'Idempotency-Key': string },
): Promise<PlannedNeed> =>
  answered(
    api.POST('/v1/treasury/campaigns/{campaign}/needs/{need}/reopen', {
      params: { path: { campaign, need }, header },
      body: { version },
    }),
  );

/** Makes a need as it was before. @throws Refused if somebody has changed it meanwhile */
export const takenBack = async ({ done, before, after }: DoneToNeed): Promise<void> => {
  const path = { campaign: after.campaign, need: after.need };
  const key = { 'Idempotency-Key': crypto.randomUUID() };
  if (done === 'closed') return void (await reopened(after, key));
  if (done === 'reopened') {
    const body = { because: before.closed?.because ?? '', version: after.version };
    const params = { path, header: key };
    return void (await answered(
      api.POST('/v1/treasury/campaigns/{campaign}/needs/{need}/close', { params, body }),
    ));
  }
  const { costType, title, neededCents, priority, note, document } = before;
  const body = { costType, title, neededCents, priority, note, document };
  const params = { path, header: ifMatch(after.version) };
  await answered(api.PUT('/v1/treasury/campaigns/{campaign}/needs/{need}', { params, body }));
};

customElements.define('treasury-one-need', TreasuryOneNeed);
