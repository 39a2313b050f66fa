import type { Language } from '../domain/language.ts';
import { cents } from '../domain/money.ts';
import { html, type Html } from '../markup.ts';
import type { MonthProgress } from '../domain/progress.ts';
import { HowOften } from '../routes/checkout.ts';
import type { RenderedForm } from '../routes/giving-form.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { type Choices, type Mistake, type MistakenField, plainEuros } from './choices.ts';
import { euros, monthName, shortEuros } from './format.ts';

/** Where links to the form lead. */
export const formId = 'give-form';

/** The form to give: a plain one, checked by the server, that says what is wrong beside what is wrong. */
export const giftForm = (
  form: RenderedForm,
  months: readonly Pick<MonthProgress, 'month' | 'needs'>[],
  choices: Choices,
  mistakes: readonly Mistake[],
): Html => {
  const { campaign, language, carrier } = form;
  const words = wordsIn(language).form;
  return html`<form
    id="${formId}"
    class="card give"
    method="post"
    action="/c/${campaign}/review?lang=${language}"
    aria-labelledby="give-title"
    novalidate
  >
    <h2 id="give-title">${words.giveAnything.once}</h2>
    ${choices.by !== undefined && html`<input type="hidden" name="by" value="${choices.by}" />`}
    ${howOften(choices, language)} ${amounts(form, choices, mistakes)}
    ${purpose(form, months, choices, mistakes)} ${methods(form, choices, mistakes)}
    <label class="check"
      ><input type="checkbox" name="coverFee" value="yes" ${choices.coverFee && html`checked`} />
      <span>${words.coverAnyFee}</span></label
    >
    ${more(choices, mistakes, language)}
    <button id="give">${buttonWords(form)}</button>
    <p class="soft">${fill(words.receiver, { carrier: carrier.name })}</p>
  </form>`;
};

const howOften = ({ interval: chosen }: Choices, language: Language): Html => {
  const words = wordsIn(language).form;
  return html`<fieldset>
    <legend>${words.howOften}</legend>
    <div class="pills">
      ${HowOften.options.map(
        (interval) =>
          html`<label
            ><input
              type="radio"
              name="interval"
              value="${interval}"
              ${chosen === interval && html`checked`}
            />${words.interval[interval]}</label
          >`,
      )}
    </div>
  </fieldset>`;
};

const amounts = (
  { amounts: { suggestedCents }, language }: RenderedForm,
  { amount, other }: Choices,
  mistakes: readonly Mistake[],
): Html => {
  const words = wordsIn(language).form;
  return html`<fieldset>
    <legend>${words.amount}</legend>
    ${mistakeAt('amount', mistakes)}
    <div class="pills amounts">
      ${suggestedCents.map((suggested, place) => {
        const value = plainEuros(suggested);
        return html`<label
          ><input
            type="radio"
            name="amount"
            value="${value}"
            class="amount-${place}"
            ${amount === value && html`checked`}
          />${shortEuros(suggested, language)}</label
        >`;
      })}
    </div>
    <label for="amount">${words.otherAmount}</label>
    <input
      id="amount"
      name="other"
      inputmode="decimal"
      autocomplete="off"
      maxlength="30"
      placeholder=" "
      dir="ltr"
      value="${other}"
      ${describedBy('amount', mistakes)}
    />
  </fieldset>`;
};

const purpose = (
  { month: present, language }: RenderedForm,
  months: readonly Pick<MonthProgress, 'month' | 'needs'>[],
  { earmark }: Choices,
  mistakes: readonly Mistake[],
): Html => {
  const words = wordsIn(language).form;
  // A poster may ask for a need of another month.
  const offered = months
    .map(({ month, needs }) => ({
      month,
      needs: needs.filter(
        ({ need, neededCents, coveredCents }) =>
          coveredCents < neededCents && (month === present.month || need === earmark),
      ),
    }))
    .filter(({ needs }) => needs.length > 0);
  const option = (value: string, label: string): Html =>
    html`<option value="${value}" ${earmark === value && html`selected`}>${label}</option>`;
  return html`<div>
    <label class="legend" for="earmark">${words.purpose}</label>
    ${mistakeAt('earmark', mistakes)}
    <select id="earmark" name="earmark" ${describedBy('earmark', mistakes)}>
      ${option('free', words.free)} ${option('staff', words.staff)} ${option('material', words.material)}
      ${offered.map(
        ({ month, needs }) =>
          html`<optgroup label="${fill(words.oneNeed, { month: monthName(month, language) })}">
            ${needs.map(({ need, title, neededCents, coveredCents }) =>
              option(
                need,
                fill(words.needMissing, {
                  title,
                  amount: euros(cents(neededCents - coveredCents), language),
                }),
              ),
            )}
          </optgroup>`,
      )}
    </select>
    <p class="soft hint">${words.oneNeedIsOnce}</p>
  </div>`;
};

const methods = (
  { methods: offered, language }: RenderedForm,
  { method: chosen }: Choices,
  mistakes: readonly Mistake[],
): Html => {
  const words = wordsIn(language).form;
  return html`<fieldset ${describedBy('method', mistakes)}>
    <legend>${words.method}</legend>
    ${mistakeAt('method', mistakes)}
    <div class="pills methods">
      ${offered.map(
        ({ method }, place) =>
          html`<label
            ><input
              type="radio"
              name="method"
              value="${method}"
              ${place === 0 && html`id="method"`}
              ${chosen === method && html`checked`}
            />${words.methods[method]}</label
          >`,
      )}
    </div>
  </fieldset>`;
};

const more = (
  { wall, wallName, wallComment, newsletter }: Choices,
  mistakes: readonly Mistake[],
  language: Language,
): Html => {
  const words = wordsIn(language).form;
  return html`<details ${(wall || newsletter) && html`open`}>
    <summary>${words.more}</summary>
    <label class="check"
      ><input type="checkbox" name="wall" value="yes" aria-describedby="wall-hint" ${wall && html`checked`} />
      <span>${words.wall}</span></label
    >
    <p class="soft hint" id="wall-hint">${words.wallHint}</p>
    <label for="wallName">${words.wallName}</label>
    ${mistakeAt('wallName', mistakes)}
    <input
      id="wallName"
      name="wallName"
      maxlength="80"
      autocomplete="name"
      dir="auto"
      value="${wallName}"
      ${describedBy('wallName', mistakes)}
    />
    <label for="wallComment">${words.wallComment}</label>
    <textarea id="wallComment" name="wallComment" maxlength="300" rows="2" dir="auto">
${wallComment}</textarea>
    <label class="check"
      ><input type="checkbox" name="newsletter" value="yes" ${newsletter && html`checked`} />
      <span>${words.newsletter}</span></label
    >
  </details>`;
};

/** Says all of it by what is checked, without a script: the rules are those of `formStyle`. */
const buttonWords = ({ amounts: { suggestedCents }, language }: RenderedForm): Html => {
  const words = wordsIn(language).form;
  return html`<span class="plainly">${words.giveAnything.once}</span>${HowOften.options.map(
      (interval) =>
        html`<span class="say-${interval}"
          ><span class="say-any">${words.giveAnything[interval]}</span>${suggestedCents.map(
            (suggested, place) =>
              html`<span class="say-${place}"
                >${fill(words.give[interval], { amount: shortEuros(suggested, language) })}</span
              >`,
          )}</span
        >`,
    )}`;
};

/** What is wrong on this page, at its top, each with a way to the place. Read aloud when the page comes. */
export const mistakeSummary = (mistakes: readonly Mistake[], language: Language): Html | undefined =>
  mistakes.length === 0
    ? undefined
    : html`<div class="card mistakes" role="alert" tabindex="-1" autofocus>
        <h2>${wordsIn(language).page.refused}</h2>
        <ul>
          ${mistakes.map(
            ({ field, said }) =>
              html`<li>${field === undefined ? said : html`<a href="#${field}">${said}</a>`}</li>`,
          )}
        </ul>
      </div>`;

const mistakeAt = (field: MistakenField, mistakes: readonly Mistake[]): Html | undefined => {
  const mistake = mistakes.find((one) => one.field === field);
  return mistake && html`<p class="refused" id="${field}-refused">${mistake.said}</p>`;
};

const describedBy = (field: MistakenField, mistakes: readonly Mistake[]): Html | undefined => {
  if (!mistakes.some((one) => one.field === field)) return undefined;
  // A group of radio buttons cannot be invalid (WAI-ARIA 1.2), only be described.
  return html`aria-describedby="${field}-refused" ${field !== 'method' && html`aria-invalid="true"`}`;
};
