import { html, type TemplateResult } from 'lit';
import type { GovernedCarrier } from '../api/schema.d.ts';
import { areaField, selectField, textField, textIn } from '../parts/fields.ts';
import type { Fields, Form } from '../parts/form.ts';
import type { FederationWords } from './federation.ts';
import { settingFields, settingNames, settingsIn } from './receipt-settings.ts';

/** As the house calls them; those of account and notice lie within `bank` and `taxNotice`. */
export const carrierFieldNames = [
  'name',
  'street',
  'postalCode',
  'city',
  'email',
  'bank.holder',
  'bank.iban',
  'bank.bic',
  'creditorId',
  'taxOffice',
  'taxNumber',
  'purposes',
  'taxNotice.kind',
  'taxNotice.issuedOn',
  'taxNotice.assessmentYear',
  ...settingNames,
] as const;

export const carrierFields = (form: Form, words: FederationWords, now?: GovernedCarrier): TemplateResult => {
  const said = words.fields;
  const line = (name: string, label: string, value: string | undefined, required = true) =>
    textField(form, { name, label, value: value ?? '', required });
  return html`
    ${line('name', said.name, now?.name)} ${line('street', said.street, now?.street)}
    ${line('postalCode', said.postalCode, now?.postalCode)} ${line('city', said.city, now?.city)}
    ${line('email', said.email, now?.email)} ${line('bank.holder', said.holder, now?.bank?.holder, false)}
    ${line('bank.iban', said.iban, now?.bank?.iban, false)}
    ${line('bank.bic', said.bic, now?.bank?.bic, false)}
    ${line('creditorId', said.creditorId, now?.creditorId, false)}
    ${line('taxOffice', said.taxOffice, now?.taxOffice)} ${line('taxNumber', said.taxNumber, now?.taxNumber)}
    ${areaField(form, {
      name: 'purposes',
      label: said.purposes,
      hint: words.purposesHint,
      value: now?.purposes.join('\n') ?? '',
    })}
    ${settingFields(form, words.receipts, now?.receipts)}
  `;
};

/** @throws Refused at the field that is missing */
export const carrierIn = (fields: Fields) => {
  const [iban, bic, creditorId] = [fields['bank.iban'], fields['bank.bic'], fields['creditorId']];
  return {
    name: textIn(fields, 'name'),
    street: textIn(fields, 'street'),
    postalCode: textIn(fields, 'postalCode'),
    city: textIn(fields, 'city'),
    email: textIn(fields, 'email'),
    ...(iban && { bank: { holder: textIn(fields, 'bank.holder'), iban, ...(bic && { bic }) } }),
    ...(creditorId && { creditorId }),
    taxOffice: textIn(fields, 'taxOffice'),
    taxNumber: textIn(fields, 'taxNumber'),
    purposes: textIn(fields, 'purposes')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    receipts: settingsIn(fields),
  };
};

/** @param within the notice's own route names its fields without what a new carrier has around them */
export const noticeFields = (
  form: Form,
  words: FederationWords,
  within = 'taxNotice.',
): TemplateResult => html`
  ${selectField(form, { name: `${within}kind`, label: words.fields.kind, options: Object.entries(words.kinds) })}
  ${textField(form, { name: `${within}issuedOn`, label: words.fields.issuedOn, type: 'date' })}
  ${textField(form, {
    name: `${within}assessmentYear`,
    label: words.fields.assessmentYear,
    type: 'number',
    required: false,
  })}
`;

const kinds = ['exemptionNotice', 'corporationTaxAttachment', 'section60a'] as const;

/** @throws Refused at the field that is missing */
export const noticeIn = (fields: Fields, within = 'taxNotice.') => {
  const kind = kinds.find((one) => one === fields[`${within}kind`]) ?? 'exemptionNotice';
  const assessmentYear = Number(fields[`${within}assessmentYear`]);
  return {
    kind,
    issuedOn: textIn(fields, `${within}issuedOn`),
    ...(assessmentYear > 0 && { assessmentYear }),
  };
};
