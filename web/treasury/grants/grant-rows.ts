import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '../../../shared/words/fill.ts';
import { dayName, euros, say } from '../language.ts';
import { typedAmount } from '../needs/plan.ts';
import { moneyField, selectField, textField } from '../parts/fields.ts';
import type { Form } from '../parts/form.ts';
import { refusalOf, sentenceOf } from '../parts/refusal.ts';
import {
  type CostLine,
  type Funder,
  type GrantsWords,
  purposeName,
  type Tranche,
  trancheCents,
  typedPercent,
} from './grant.ts';
import type { Row, Rows } from './rows.ts';

/** Purposes of a tranche that have a field of their own. */
export const purposesIn = (tranche: Tranche | undefined): string[] => [
  ...new Set(['staff', 'material', 'free', ...(tranche?.split ?? []).map(({ earmark }) => earmark)]),
];

const listOf = <Of>(
  form: Form,
  list: Rows<Of>,
  words: GrantsWords,
  one: (row: Row<Of>, at: number) => { readonly fields: TemplateResult; readonly stays?: boolean },
): TemplateResult => {
  const { name, all } = list;
  const said = words.lists[name];
  return html`<fieldset class="rows" data-list=${name}>
    <legend>${said.title}</legend>
    <p class="soft">${said.hint}</p>
    ${repeat(
      all,
      ({ key }) => key,
      (row, at) => {
        const { fields, stays } = one(row, at);
        return html`<div class="one-row" role="group" aria-label=${fill(said.one, { number: at + 1 })}>
          ${fields}
          ${
            stays || all.length === 1
              ? nothing
              : html`<button type="button" class="quiet" @click=${async () => list.remove(row)}>
                  ${words.remove}<span class="unseen"> ${fill(said.one, { number: at + 1 })}</span>
                </button>`
          }
        </div>`;
      },
    )}
    ${besideList(form, name)}
    <p><button type="button" class="quiet add" @click=${async () => list.add()}>${said.add}</button></p>
  </fieldset>`;
};

/** What is wrong with a list as a whole, such as its sum. */
const besideList = (form: Form, name: string): TemplateResult | typeof nothing =>
  form.refused?.field === name ? refusalOf(sentenceOf(form.refused)) : nothing;

export const fundersOf = (form: Form, list: Rows<Funder>, words: GrantsWords): TemplateResult =>
  listOf(form, list, words, ({ of }, at) => ({
    fields: html`${textField(form, {
      name: `funders.${at}.name`,
      label: words.fields.funderName,
      value: of?.name ?? '',
    })}
    ${textField(form, {
      name: `funders.${at}.share`,
      label: words.fields.funderShare,
      hint: words.fields.funderShareHint,
      value: shareOf(of),
      required: false,
    })}`,
  }));

const shareOf = (funder: Funder | undefined): string => {
  if (funder?.cents !== undefined) return typedAmount(funder.cents);
  return funder?.basisPoints === undefined ? '' : typedPercent(funder.basisPoints);
};

export const costPlanOf = (form: Form, list: Rows<CostLine>, words: GrantsWords): TemplateResult =>
  listOf(form, list, words, ({ of }, at) => ({
    fields: html`${textField(form, {
      name: `costPlan.${at}.title`,
      label: words.fields.lineTitle,
      value: of?.title ?? '',
    })}
    ${selectField(form, {
      name: `costPlan.${at}.costType`,
      label: words.fields.costType,
      value: of?.costType ?? 'staff',
      options: Object.entries(say().costType),
    })}
    ${moneyField(form, {
      name: `costPlan.${at}.cents`,
      label: words.fields.cents,
      hint: '',
      value: of ? typedAmount(of.cents) : '',
    })}`,
  }));

export const tranchesOf = (form: Form, list: Rows<Tranche>, words: GrantsWords): TemplateResult =>
  listOf(form, list, words, ({ of }, at) =>
    of?.received
      ? { fields: receivedOf(of, words), stays: true }
      : { fields: trancheFields(form, of, at, words) },
  );

const receivedOf = (tranche: Tranche, words: GrantsWords): TemplateResult =>
  html`<p>
    ${fill(words.receivedStays, {
      tranche: tranche.tranche,
      amount: euros(trancheCents(tranche)),
      day: dayName(tranche.received?.on ?? tranche.dueOn),
    })}
  </p>`;

const trancheFields = (
  form: Form,
  tranche: Tranche | undefined,
  at: number,
  words: GrantsWords,
): TemplateResult => {
  const { fields } = words;
  const day = (name: 'dueOn' | 'callOffBy' | 'spendBy') =>
    textField(form, {
      name: `tranches.${at}.${name}`,
      label: fields[name],
      type: 'date',
      value: tranche?.[name] ?? '',
      required: name === 'dueOn',
    });
  return html`${textField(form, {
    name: `tranches.${at}.tranche`,
    label: fields.tranche,
    value: tranche?.tranche ?? String(at + 1),
  })}
  ${day('dueOn')}
  ${purposesIn(tranche).map((earmark) =>
    textField(form, {
      name: `tranches.${at}.split.${earmark}`,
      label: fill(fields.centsFor, { purpose: purposeName(earmark, words) }),
      value: typedPart(tranche, earmark),
      mode: 'decimal',
      required: false,
    }),
  )}
  ${day('callOffBy')} ${day('spendBy')}`;
};

const typedPart = (tranche: Tranche | undefined, earmark: string): string => {
  const part = tranche?.split.find((one) => one.earmark === earmark);
  return part ? typedAmount(part.cents) : '';
};
