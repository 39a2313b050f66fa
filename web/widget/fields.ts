import { html, nothing } from 'lit/html.js';
import { fill } from '../../shared/words/fill.ts';
import type { Form } from './form.ts';
import { euros } from './said.ts';
import type { Fields, Gift } from './gift.ts';

/** What was not accepted, and the name of the field it is about, if it is about one. */
export interface Refused {
  readonly message: string;
  readonly field: string | undefined;
}

/** The fields, filled from `start` when they are made; from then on they keep what they hold. */
export const fieldsOf = (
  form: Form,
  start: Fields,
  sums: readonly number[],
  gift: Gift,
  refused: Refused | undefined,
) => {
  const words = form.words.form;
  const isRefused = (field: string) => refused?.field === field;
  const message = (field: string) =>
    html`<p class="refused" part="message" id=${field}>${isRefused(field) ? refused?.message : nothing}</p>`;
  const radios = (
    name: string,
    legend: string,
    values: readonly (readonly [string | number, string])[],
    chosen: string | number | undefined,
    field = name,
    more: unknown = '',
  ) =>
    html`<fieldset part=${name}>
      <legend>${legend}</legend>
      <div class="choices">
        ${values.map(
          ([value, label]) =>
            html`<label class="choice" part="choice">
              <input
                type="radio"
                name=${name}
                value=${value}
                aria-describedby=${field}
                ?checked=${value === chosen}
              />
              ${label}
            </label>`,
        )}
      </div>
      ${more}${message(field)}
    </fieldset>`;
  const option = (value: string, label: string) =>
    html`<option value=${value} ?selected=${value === start.earmark}>${label}</option>`;
  const open = form.month.needs.filter(({ coveredCents, neededCents }) => coveredCents < neededCents);

  return html`${radios('interval', words.howOften, Object.entries(words.interval), start.interval ?? 'once')}
    ${radios(
      'amounts',
      words.amount,
      sums.map((cents) => [cents, euros(form, cents)]),
      Number(start.amounts),
      'amount',
      html`<label>
        ${words.otherAmount}
        <input
          name="amount"
          inputmode="decimal"
          autocomplete="off"
          value=${start.amount ?? ''}
          aria-describedby="amount"
          aria-invalid=${isRefused('amount')}
        />
      </label>`,
    )}
    <div>
      <label>
        ${words.purpose}
        <select name="earmark" aria-describedby="earmark" aria-invalid=${isRefused('earmark')}>
          ${option('free', words.free)}${option('staff', words.staff)}${option('material', words.material)}
          ${
            open[0] &&
            html`<optgroup label=${fill(words.oneNeed, { month: form.said.month })}>
              ${open.map(({ need, title, neededCents, coveredCents }) =>
                option(
                  need,
                  fill(words.needMissing, { title, amount: euros(form, neededCents - coveredCents) }),
                ),
              )}
            </optgroup>`
          }
        </select>
      </label>
      ${message('earmark')}
    </div>
    ${radios(
      'method',
      words.method,
      form.methods.map(({ method }) => [method, words.methods[method]]),
      start.method,
    )}
    <div ?hidden=${!gift.feeCents}>
      ${box('cover', fill(words.coverFee, { fee: euros(form, gift.feeCents), amount: euros(form, gift.asked.amountCents) }))}
    </div>
    <details>
      <summary>${words.more}</summary>
      ${box('show', words.wall)}
      <div ?hidden=${!gift.fields.show}>
        <label>
          ${words.wallName}
          <input
            name="wall"
            autocomplete="name"
            maxlength="80"
            aria-describedby="wall"
            aria-invalid=${isRefused('wall')}
          />
        </label>
        ${message('wall')}
        <label>${words.wallComment}<textarea name="comment" maxlength="300"></textarea></label>
        <p class="soft">${words.wallHint}</p>
      </div>
      ${box('newsletter', words.newsletter)}
    </details>`;
};

const box = (name: string, label: string) =>
  html`<label class="box"><input type="checkbox" name=${name} />${label}</label>`;
