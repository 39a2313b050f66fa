import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { answered, api, ifMatch } from '../api/client.ts';
import { Refused } from '../api/refused.ts';
import type { PlannedTemplate } from '../api/schema.d.ts';
import { monthName, say } from '../language.ts';
import { monthAfter, yearOf } from '../months.ts';
import { monthField, textField, textIn } from '../parts/fields.ts';
import { Form, type Fields } from '../parts/form.ts';
import { conflictOf } from '../parts/refusal.ts';
import { amountField, costTypeField, needFieldNames, restFields, saidIn, titleField } from './need-fields.ts';
import { type NeedsWords, type Replanned, saidFor } from './plan.ts';
import { saidOf } from './said.ts';

/** Five years ahead; the house takes eight at once. */
const monthsAhead = 60;

/** A need that comes back each month: adds one, or changes one from a month on. `replanned` says what came of it. */
export class TreasuryOneTemplate extends LitElement {
  declare words: NeedsWords;
  declare campaign: string;
  /** The one that is changed; without it a new one is made. */
  declare template: PlannedTemplate | undefined;
  declare thisMonth: string;
  /** The year whose page this was opened on. */
  declare year: string;
  replanned: Replanned | undefined;
  readonly form = new Form(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { form, words, template } = this;
    const said = template && saidFor(template, template.through);
    return html`<form
      class="form"
      novalidate
      @submit=${form.submit(async (fields, header) => {
        this.replanned = await (template ? this.change(template, fields) : this.add(fields, header));
        this.dispatchEvent(new CustomEvent('done', { detail: true, bubbles: true }));
      })}
    >
      ${template ? html`<p>${words.templates.changeText}</p>` : costTypeField(form, words)}
      ${titleField(form, words, said?.title)} ${amountField(form, words, said?.neededCents)} ${this.months()}
      ${
        template
          ? nothing
          : textField(form, {
              name: 'onlyIf',
              label: words.fields.onlyIf,
              hint: words.fields.onlyIfHint,
              required: false,
            })
      }
      ${restFields(form, words, template)} ${this.conflict()}
      ${form.refused?.versions ? nothing : form.refusal([...needFieldNames, 'from', 'through', 'onlyIf'])}
      <button ?disabled=${form.busy}>${template ? say().save : words.templates.addAct}</button>
    </form>`;
  }

  months(): TemplateResult {
    const { form, words, template, thisMonth, year } = this;
    const last = monthAfter(thisMonth, monthsAhead);
    // A template that began in January says so, though it yields nothing for months that are over.
    const first = template ? later(template.from, thisMonth) : `${yearOf(thisMonth)}-01`;
    const through = template?.through ?? later(`${year}-12`, `${yearOf(thisMonth)}-12`);
    return html`${monthField(form, {
      name: 'from',
      label: words.fields.from,
      from: first,
      through: last,
      value: template ? first : later(`${year}-01`, thisMonth),
    })}
    ${monthField(form, {
      name: 'through',
      label: words.fields.through,
      from: thisMonth,
      through: later(last, through),
      value: through,
    })}`;
  }

  async add(fields: Fields, header: { readonly 'Idempotency-Key': string }): Promise<Replanned> {
    const { onlyIf } = fields;
    const body = {
      ...saidIn(fields),
      from: textIn(fields, 'from'),
      through: textIn(fields, 'through'),
      ...(onlyIf && { onlyIf }),
    };
    const params = { path: { campaign: this.campaign }, header };
    return answered(api.POST('/v1/treasury/campaigns/{campaign}/templates', { params, body }));
  }

  async change({ template, version }: PlannedTemplate, fields: Fields): Promise<Replanned> {
    const { costType: _stays, ...said } = saidIn(fields);
    const body = { ...said, from: textIn(fields, 'from'), through: textIn(fields, 'through') };
    const params = { path: { campaign: this.campaign, template }, header: ifMatch(version) };
    return answered(api.PUT('/v1/treasury/campaigns/{campaign}/templates/{template}', { params, body }));
  }

  conflict(): TemplateResult | typeof nothing {
    const { words, form } = this;
    const versions = form.refused?.versions;
    if (!form.refused || !versions) return nothing;
    const { status, code } = form.refused;
    const both = { theirs: spanned(versions.theirs), yours: spanned(versions.yours) };
    const { title, neededCents, through, note, document } = words.fields;
    return conflictOf(
      new Refused({ status, code, versions: both }),
      { title, neededCents, through, note, document },
      () => void this.reload(),
    );
  }

  async reload(): Promise<void> {
    const { campaign, template } = this;
    if (!template) return;
    await this.form.send(async () => {
      const path = { campaign, template: template.template };
      this.template = await answered(
        api.GET('/v1/treasury/campaigns/{campaign}/templates/{template}', { params: { path } }),
      );
    });
    this.querySelector('input')?.focus();
  }
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** With the last month, which needs have not. */
const spanned = (template: unknown): Readonly<Record<string, string>> => ({
  ...saidOf(template),
  ...(typeof template === 'object' &&
    template !== null &&
    'through' in template &&
    typeof template.through === 'string' && { through: monthName(template.through) }),
});

customElements.define('treasury-one-template', TreasuryOneTemplate);
