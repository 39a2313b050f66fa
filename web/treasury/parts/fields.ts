import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { readAmount } from '../../../shared/domain/amount.ts';
import { fill } from '../../../shared/words/fill.ts';
import { Refused } from '../api/refused.ts';
import { monthName, say } from '../language.ts';
import { monthsThrough, yearOf } from '../months.ts';
import type { Fields, Form } from './form.ts';

interface Field {
  /** As the house calls it: its refusals name the field they are about. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  /** The house asks for it; others are marked as voluntary. */
  readonly required?: boolean;
}

/** What a field's control, hint and refusal are called in the page. */
const idOf = (form: Form, part: 'field' | 'hint' | 'wrong', name: string): string =>
  `${part}-${form.id}-${name}`;

/** A label, a hint and what is wrong, around a control. */
const around = (
  form: Form,
  { name, label, hint, required = true }: Field,
  control: (described: string, invalid: boolean) => TemplateResult,
): TemplateResult => {
  const wrong = form.wrongWith(name);
  return html`<div class="field">
    <label for=${idOf(form, 'field', name)}>
      ${label} ${required ? nothing : html`<span class="soft">${say().optional}</span>`}
    </label>
    ${hint ? html`<p class="soft" id=${idOf(form, 'hint', name)}>${hint}</p>` : nothing}
    ${control(`${idOf(form, 'hint', name)} ${idOf(form, 'wrong', name)}`, wrong !== undefined)}
    <p class="refused" id=${idOf(form, 'wrong', name)}>${wrong ?? nothing}</p>
  </div>`;
};

/** @param type what browsers have controls for; `date` for days */
export const textField = (
  form: Form,
  field: Field & {
    readonly type?: 'text' | 'date' | 'url' | 'number';
    readonly mode?: 'decimal' | 'numeric';
  },
): TemplateResult =>
  around(
    form,
    field,
    (described, invalid) =>
      html`<input
        id=${idOf(form, 'field', field.name)}
        name=${field.name}
        type=${field.type ?? 'text'}
        inputmode=${ifDefined(field.mode)}
        autocomplete="off"
        .value=${field.value ?? ''}
        aria-describedby=${described}
        aria-invalid=${invalid}
      />`,
  );

/** An amount as people type it; {@link moneyIn} reads it. */
export const moneyField = (form: Form, field: Field): TemplateResult =>
  textField(form, { hint: say().amountHint, ...field, mode: 'decimal' });

export const areaField = (form: Form, field: Field & { readonly rows?: number }): TemplateResult =>
  around(
    form,
    field,
    (described, invalid) =>
      html`<textarea
        id=${idOf(form, 'field', field.name)}
        name=${field.name}
        rows=${field.rows ?? 3}
        .value=${field.value ?? ''}
        aria-describedby=${described}
        aria-invalid=${invalid}
      ></textarea>`,
  );

/** One of a few; `options` are values and what they are called. */
export const selectField = (
  form: Form,
  field: Field & { readonly options: readonly (readonly [value: string, label: string])[] },
): TemplateResult =>
  around(form, field, (described, invalid) =>
    selectOf(
      form,
      field,
      described,
      invalid,
      html`${field.options.map(([value, label]) => optionOf(value, label, field))}`,
    ),
  );

/**
 * A month by its name. Two desktop browsers know no control for months, and a list is quicker than typing for the few
 * years a campaign has.
 */
export const monthField = (
  form: Form,
  field: Field & { readonly from: string; readonly through: string },
): TemplateResult =>
  around(form, field, (described, invalid) => {
    const months = monthsThrough(field.from, field.through);
    const years = [...new Set(months.map(yearOf))];
    const groups = years.map(
      (year) =>
        html`<optgroup label=${year}>
          ${months.filter((month) => yearOf(month) === year).map((month) => optionOf(month, monthName(month), field))}
        </optgroup>`,
    );
    return selectOf(form, field, described, invalid, html`${groups}`);
  });

const selectOf = (
  form: Form,
  { name }: Field,
  described: string,
  invalid: boolean,
  options: TemplateResult,
): TemplateResult =>
  html`<select
    id=${idOf(form, 'field', name)}
    name=${name}
    aria-describedby=${described}
    aria-invalid=${invalid}
  >
    ${options}
  </select>`;

const optionOf = (value: string, label: string, field: Field): TemplateResult =>
  html`<option value=${value} ?selected=${value === field.value}>${label}</option>`;

export const tickField = (
  form: Form,
  { name, label, value }: Pick<Field, 'name' | 'label'> & { readonly value?: boolean },
): TemplateResult => {
  const wrong = form.wrongWith(name);
  return html`<div class="field">
    <label class="tick">
      <input
        type="checkbox"
        name=${name}
        ?checked=${value}
        aria-describedby=${idOf(form, 'wrong', name)}
        aria-invalid=${wrong !== undefined}
      />
      <span>${label}</span>
    </label>
    <p class="refused" id=${idOf(form, 'wrong', name)}>${wrong ?? nothing}</p>
  </div>`;
};

/** The amount of a field, in cents. @throws Refused that says at the field how to type it */
export const moneyIn = (fields: Fields, name: string): number => {
  const read = readAmount(fields[name] ?? '');
  if ('cents' in read) return read.cents;
  const digits = 'digits' in read ? read.digits : '';
  const message = fill(say().refusals[read.refused], { digits });
  throw new Refused({ status: 0, code: read.refused, field: name, message });
};

/** What a field holds that must hold something. @throws Refused that asks for it at the field */
export const textIn = (fields: Fields, name: string): string => {
  const text = fields[name];
  if (text) return text;
  throw new Refused({ status: 0, code: 'missing', field: name });
};
