import { html, type TemplateResult } from 'lit';
import type { PlannedNeed } from '../api/schema.d.ts';
import { say } from '../language.ts';
import { areaField, moneyField, moneyIn, selectField, textField, textIn } from '../parts/fields.ts';
import type { Fields, Form } from '../parts/form.ts';
import { costTypeIn, costTypes, type NeedsWords, typedAmount } from './plan.ts';

type Said = Pick<PlannedNeed, 'costType' | 'title' | 'neededCents' | 'note' | 'document'>;

/** Fields beside which a refusal can stand. */
export const needFieldNames = ['costType', 'title', 'neededCents', 'note', 'document'] as const;

export const costTypeField = (form: Form, words: NeedsWords, value?: string): TemplateResult =>
  selectField(form, {
    name: 'costType',
    label: words.fields.costType,
    ...(value !== undefined && { value }),
    options: costTypes.map((costType) => [costType, say().costType[costType]] as const),
  });

export const titleField = (form: Form, { fields }: NeedsWords, value = ''): TemplateResult =>
  textField(form, { name: 'title', label: fields.title, hint: fields.titleHint, value });

export const amountField = (form: Form, { fields }: NeedsWords, cents?: number): TemplateResult =>
  moneyField(form, {
    name: 'neededCents',
    label: fields.neededCents,
    value: cents === undefined ? '' : typedAmount(cents),
  });

/** Note and document: few needs have them. */
export const restFields = (form: Form, { fields }: NeedsWords, said?: Partial<Said>): TemplateResult =>
  html`${areaField(form, {
    name: 'note',
    label: fields.note,
    hint: fields.noteHint,
    value: said?.note ?? '',
    required: false,
  })}
  ${textField(form, {
    name: 'document',
    label: fields.document,
    hint: fields.documentHint,
    type: 'url',
    value: said?.document ?? '',
    required: false,
  })}`;

/** What the fields above say of a need. @throws Refused at the field that says nothing, or no amount */
export const saidIn = (fields: Fields): Said => {
  const { note, document } = fields;
  return {
    costType: costTypeIn(fields),
    title: textIn(fields, 'title'),
    neededCents: moneyIn(fields, 'neededCents'),
    ...(note && { note }),
    ...(document && { document }),
  };
};
