import { html, type TemplateResult } from 'lit';
import { readAmount } from '../../../shared/domain/amount.ts';
import type { GovernedCampaign, GovernedCentre } from '../api/schema.d.ts';
import { Refused } from '../api/refused.ts';
import { areaField, textField, textIn, tickField } from '../parts/fields.ts';
import type { Fields, Form } from '../parts/form.ts';
import type { FederationWords } from './federation.ts';

export const textFieldNames = [
  'title',
  'summary',
  'contactEmail',
  'suggestedCents',
  'updates.editorEmail',
  'updates.withoutApproval',
] as const;

/** What a campaign says of itself. @param now how it stands; a new one has nothing yet */
export const textFields = (
  form: Form,
  words: FederationWords,
  now?: GovernedCampaign,
): TemplateResult => html`
  ${textField(form, { name: 'title', label: words.fields.title, value: now?.title ?? '' })}
  ${areaField(form, { name: 'summary', label: words.fields.summary, value: now?.summary ?? '', rows: 5 })}
  ${textField(form, {
    name: 'contactEmail',
    label: words.fields.contactEmail,
    value: now?.contactEmail ?? '',
    required: false,
  })}
  ${textField(form, {
    name: 'suggestedCents',
    label: words.fields.suggestedCents,
    hint: words.suggestedHint,
    value: (now?.suggestedCents ?? []).map((cents) => String(cents / 100).replace('.', ',')).join(' '),
    required: false,
  })}
  ${textField(form, {
    name: 'updates.editorEmail',
    label: words.fields.editorEmail,
    hint: words.editorHint,
    value: now?.updates?.editorEmail ?? '',
    required: false,
  })}
  ${tickField(form, {
    name: 'updates.withoutApproval',
    label: words.fields.withoutApproval,
    value: now?.updates?.withoutApproval ?? false,
  })}
`;

/** @throws Refused at the field that is missing or cannot be read */
export const textsIn = (fields: Fields) => {
  const { contactEmail, suggestedCents } = fields;
  const editorEmail = fields['updates.editorEmail'];
  const withoutApproval = fields['updates.withoutApproval'] !== undefined;
  return {
    title: textIn(fields, 'title'),
    summary: textIn(fields, 'summary'),
    ...(contactEmail && { contactEmail }),
    ...(suggestedCents && { suggestedCents: amountsIn(suggestedCents) }),
    ...((editorEmail || withoutApproval) && {
      updates: { withoutApproval, ...(editorEmail && { editorEmail }) },
    }),
  };
};

const amountsIn = (typed: string): number[] =>
  typed
    .split(/[\s;]+/)
    .filter((part) => part !== '' && part !== '€')
    .map((part) => {
      const read = readAmount(part);
      if ('cents' in read) return read.cents;
      throw new Refused({ status: 0, code: 'amount.unreadable', field: 'suggestedCents' });
    });

export const centreFields = (
  form: Form,
  words: FederationWords,
  now?: GovernedCentre,
): TemplateResult => html`
  ${textField(form, { name: 'name', label: words.fields.name, value: now?.name ?? '' })}
  ${textField(form, { name: 'city', label: words.fields.city, value: now?.city ?? '' })}
`;

export const centreIn = (fields: Fields) => ({ name: textIn(fields, 'name'), city: textIn(fields, 'city') });
