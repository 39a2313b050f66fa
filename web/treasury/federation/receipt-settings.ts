import { html, type TemplateResult } from 'lit';
import type { GovernedCarrier } from '../api/schema.d.ts';
import { formatTag } from '../language.ts';
import { selectField, textField, tickField } from '../parts/fields.ts';
import type { Fields, Form } from '../parts/form.ts';
import type { FederationWords } from './federation.ts';

type Settings = NonNullable<GovernedCarrier['receipts']>;

/** As the house calls them. */
export const settingNames = [
  'receipts.machineProcedureNotifiedOn',
  'receipts.membershipFeesDeductible',
  'receipts.signatory',
  'receipts.retainYears',
] as const;

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Every month has these. */
const days = Array.from({ length: 28 }, (_one, at) => twoDigits(at + 1));
const months = Array.from({ length: 12 }, (_one, at) => twoDigits(at + 1));

const nameOf = (month: string): string =>
  new Intl.DateTimeFormat(formatTag(), { month: 'long', timeZone: 'UTC' }).format(
    new Date(`2026-${month}-01T00:00:00Z`),
  );

/** How a carrier issues receipts. @param now how it stands; a new one has nothing yet */
export const settingFields = (
  form: Form,
  said: FederationWords['receipts'],
  now?: Settings,
): TemplateResult => {
  const [month = '03', day = '01'] = (now?.yearlyNotBefore ?? '03-01').split('-');
  return html`<fieldset>
    <legend>${said.title}</legend>
    <p class="soft">${said.text}</p>
    ${textField(form, {
      name: 'receipts.machineProcedureNotifiedOn',
      label: said.machineProcedureNotifiedOn,
      hint: said.machineHint,
      type: 'date',
      value: now?.machineProcedureNotifiedOn ?? '',
      required: false,
    })}
    ${tickField(form, {
      name: 'receipts.membershipFeesDeductible',
      label: said.membershipFeesDeductible,
      value: now?.membershipFeesDeductible ?? true,
    })}
    ${textField(form, {
      name: 'receipts.signatory',
      label: said.signatory,
      hint: said.signatoryHint,
      value: now?.signatory ?? '',
      required: false,
    })}
    <div class="one-row" role="group" aria-label=${said.yearly}>
      <p class="soft">${said.yearly}</p>
      ${selectField(form, {
        name: 'receipts.day',
        label: said.day,
        value: day,
        options: [...new Set([...days, day])].map((one) => [one, `${Number(one)}.`] as const),
      })}
      ${selectField(form, {
        name: 'receipts.month',
        label: said.month,
        value: month,
        options: months.map((one) => [one, nameOf(one)] as const),
      })}
    </div>
    ${textField(form, {
      name: 'receipts.retainYears',
      label: said.retainYears,
      hint: said.retainHint,
      type: 'number',
      value: String(now?.retainYears ?? 10),
    })}
  </fieldset>`;
};

/** All of them: what is left out would be taken out. The picture of a signature stays, it is sent by itself. */
export const settingsIn = (fields: Fields) => {
  const notifiedOn = fields['receipts.machineProcedureNotifiedOn'];
  const signatory = fields['receipts.signatory'];
  return {
    ...(notifiedOn && { machineProcedureNotifiedOn: notifiedOn }),
    membershipFeesDeductible: fields['receipts.membershipFeesDeductible'] !== undefined,
    ...(signatory && { signatory }),
    yearlyNotBefore: `${fields['receipts.month'] ?? '03'}-${fields['receipts.day'] ?? '01'}`,
    retainYears: Number(fields['receipts.retainYears']),
  };
};
