import { html, type TemplateResult } from 'lit';
import type { KeptDonor } from '../api/schema.d.ts';
import { say } from '../language.ts';
import type { Me } from '../me.ts';
import { selectField, textField, textIn } from '../parts/fields.ts';
import type { Fields, Form } from '../parts/form.ts';
import type { DonorWords } from '../words/de/donors.ts';

/** As the house calls them. */
export const donorFieldNames = [
  'type',
  'name',
  'address.street',
  'address.postalCode',
  'address.city',
  'address.country',
  'email',
  'locale',
] as const;

/** @param now how the donor stands; a new one has nothing yet */
export const donorFields = (form: Form, words: DonorWords, me: Me, now?: KeptDonor): TemplateResult => {
  const { fields: said } = words;
  const { address } = now ?? {};
  const line = (name: keyof typeof said, value: string | undefined) =>
    textField(form, { name, label: said[name], value: value ?? '' });
  return html`
    ${selectField(form, { name: 'type', label: said.type, value: now?.type ?? 'person', options: Object.entries(words.types) })}
    ${line('name', now?.name)} ${line('address.street', address?.street)}
    ${line('address.postalCode', address?.postalCode)} ${line('address.city', address?.city)}
    ${textField(form, {
      name: 'address.country',
      label: said['address.country'],
      hint: words.countryHint,
      value: address?.country ?? '',
      required: false,
    })}
    ${textField(form, {
      name: 'email',
      label: said.email,
      hint: words.emailHint,
      value: now?.email ?? '',
      required: false,
    })}
    ${selectField(form, {
      name: 'locale',
      label: said.locale,
      value: now?.locale ?? 'de',
      options: Object.entries(say().languages),
    })}
    ${membershipFields(form, words, me, now?.members ?? [])}
  `;
};

type Members = NonNullable<KeptDonor['members']>;

/** Those there are, and one more. */
const membershipFields = (form: Form, words: DonorWords, me: Me, members: Members): TemplateResult => {
  const options = [
    ['', words.noCampaign] as const,
    ...me.campaigns.map(({ campaign, title }) => [campaign, title] as const),
  ];
  const rows = [...members, undefined];
  return html`<fieldset>
    <legend>${words.fields.members}</legend>
    <p class="soft">${words.membersText}</p>
    ${rows.map(
      (member, at) =>
        html`<div class="one-row" role="group" aria-label="${words.membership} ${at + 1}">
          ${selectField(form, {
            name: `members.${at}.campaign`,
            label: words.campaign,
            value: member?.campaign ?? '',
            options,
          })}
          ${textField(form, {
            name: `members.${at}.member`,
            label: words.member,
            value: member?.member ?? '',
            required: false,
          })}
        </div>`,
    )}
  </fieldset>`;
};

/** The names of the membership fields, for the refusals beside them. */
export const memberFieldNames = (now?: KeptDonor): string[] =>
  [...(now?.members ?? []), undefined].flatMap((_member, at) => [
    `members.${at}.campaign`,
    `members.${at}.member`,
  ]);

/** @throws Refused at the field that is missing */
export const donorIn = (fields: Fields) => {
  const { email } = fields;
  const country = fields['address.country'];
  const members = membersIn(fields);
  return {
    type: fields['type'] === 'company' ? ('company' as const) : ('person' as const),
    name: textIn(fields, 'name'),
    address: {
      street: textIn(fields, 'address.street'),
      postalCode: textIn(fields, 'address.postalCode'),
      city: textIn(fields, 'address.city'),
      ...(country && { country }),
    },
    ...(email && { email }),
    locale: fields['locale'] === 'en' ? ('en' as const) : ('de' as const),
    ...(members.length > 0 && { members }),
  };
};

/** A row without a campaign is taken out. */
const membersIn = (fields: Fields): Members =>
  Object.entries(fields).flatMap(([name, campaign]) => {
    const [, at] = /^members\.(\d+)\.campaign$/.exec(name) ?? [];
    return at !== undefined && campaign ? [{ campaign, member: textIn(fields, `members.${at}.member`) }] : [];
  });
