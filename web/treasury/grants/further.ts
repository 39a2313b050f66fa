import { html, type TemplateResult } from 'lit';
import type { Grant } from '../api/schema.d.ts';
import { areaField, textField } from '../parts/fields.ts';
import type { Form } from '../parts/form.ts';
import { type GrantsWords, typedPercent } from './grant.ts';

/** What few grants need; open where a grant has some of it, or something in it is refused. */
export const furtherOf = (form: Form, grant: Grant | undefined, words: GrantsWords): TemplateResult => {
  const { fields } = words;
  const text = (
    name: string,
    label: string,
    value: string | undefined,
    more: { readonly hint?: string; readonly type?: 'date' | 'url' } = {},
  ) => textField(form, { name, label, value: value ?? '', required: false, ...more });
  const day = (name: 'earliestStartOn' | 'boundUntil' | 'reportedOn') =>
    text(name, fields[name], grant?.[name], { type: 'date' });
  const rate = grant?.rateBasisPoints === undefined ? '' : typedPercent(grant.rateBasisPoints);
  return html`<details ?open=${grant !== undefined || form.refused !== undefined}>
    <summary>${words.further}</summary>
    <div class="form">
      ${areaField(form, { name: 'note', label: fields.note, value: grant?.note ?? '', required: false })}
      ${text('document', fields.document, grant?.document, { hint: fields.documentHint, type: 'url' })}
      ${text('publicity', fields.publicity, grant?.publicity, { hint: fields.publicityHint })}
      ${text('rateBasisPoints', fields.rate, rate, { hint: fields.rateHint })}
      <div class="pair">${day('earliestStartOn')} ${day('reportedOn')} ${day('boundUntil')}</div>
      <fieldset>
        <legend>${fields.passedOnBy}</legend>
        <p class="soft">${fields.passedOnByHint}</p>
        ${text('passedOnBy.name', fields.passedOnName, grant?.passedOnBy?.name)}
        ${text('passedOnBy.decidedOn', fields.decidedOn, grant?.passedOnBy?.decidedOn, { type: 'date' })}
        ${text('passedOnBy.fileNumber', fields.fileNumber, grant?.passedOnBy?.fileNumber)}
      </fieldset>
    </div>
  </details>`;
};
