import { html, type TemplateResult } from 'lit';
import type { MonthView } from '../api/schema.d.ts';
import { fill } from '../../../shared/words/fill.ts';
import { monthName, say } from '../language.ts';
import { selectField, textField, tickField } from '../parts/fields.ts';
import type { Form } from '../parts/form.ts';
import type { MoneyWords, Purposes } from './money.ts';

/** `2026-11-22`, the day in Berlin of an instant: what a field for days holds, in every language. */
export const dayInBerlin = (instant: string): string =>
  // Swedish writes days as ISO 8601 does.
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date(instant));

/** Where it is needed most, a cost type, or one need of the month. */
export const purposesOf = (
  { needs, month }: Pick<MonthView, 'needs' | 'month'>,
  words: MoneyWords,
): Purposes => [
  ...Object.entries(say().earmark),
  ...needs
    .filter(({ closed }) => closed === undefined)
    .map(({ need, title }) => [need, fill(words.needOf, { title, month: monthName(month) })] as const),
];

/** What an earmark is called; one of another month ends with it. */
export const purposeName = (earmark: string, purposes: Purposes, words: MoneyWords): string =>
  purposes.find(([known]) => known === earmark)?.[1] ??
  fill(words.oneNeedOf, { month: monthName(earmark.slice(-7)) });

export const dayField = (form: Form, words: MoneyWords, value: string): TemplateResult =>
  textField(form, { name: 'day', label: words.fields.day, hint: words.fields.dayHint, type: 'date', value });

export const earmarkField = (
  form: Form,
  words: MoneyWords,
  options: Purposes,
  value = 'free',
): TemplateResult => selectField(form, { name: 'earmark', label: words.fields.earmark, options, value });

/** Who takes money into a month that is over changes what others have read of it. */
export const lateField = (form: Form, words: Pick<MoneyWords, 'late'>): TemplateResult =>
  html`<details>
    <summary>${words.late.summary}</summary>
    <p class="soft">${words.late.text}</p>
    ${tickField(form, { name: 'late', label: words.late.tick })}
  </details>`;
