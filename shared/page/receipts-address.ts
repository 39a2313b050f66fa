import type { Donor } from '../domain/donor.ts';
import type { Locale } from '../domain/locale.ts';
import { html, type Html } from '../markup.ts';
import { receiptWords } from '../words/receipts.ts';
import { invalid, said } from './form-parts.ts';

/** What was typed, or what is known. */
export interface TypedAddress {
  readonly type: Donor['type'];
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  /** That the form was made of: somebody else may have been quicker. 0 where nothing is known yet. */
  readonly version: number;
}

export const addressFields = ['name', 'street', 'postalCode', 'city', 'country'] as const;
export type AddressField = (typeof addressFields)[number];

/** By field, what is wrong with it. */
export type AddressMistakes = Readonly<Partial<Record<AddressField, string>>>;

/** Who gave and where they live, open to be changed; folded away once it is known. */
export const addressForm = (
  key: string,
  typed: TypedAddress,
  mistakes: AddressMistakes,
  locale: Locale,
): Html => {
  const { mine } = receiptWords[locale];
  const form = html`<form
    class="asks"
    method="post"
    action="/receipts/mine?lang=${locale}"
    aria-labelledby="yours"
    novalidate
  >
    <input type="hidden" name="key" value="${key}" />
    <input type="hidden" name="version" value="${typed.version}" />
    <fieldset>
      <legend>${mine.type}</legend>
      ${(['person', 'company'] as const).map(
        (type) =>
          html`<label class="check"
            ><input type="radio" name="type" value="${type}" ${typed.type === type && html`checked`} />
            <span>${mine[type]}</span></label
          >`,
      )}
    </fieldset>
    ${field('name', typed, mistakes, locale)} ${field('street', typed, mistakes, locale)}
    <div class="two">
      <div>${field('postalCode', typed, mistakes, locale)}</div>
      <div>${field('city', typed, mistakes, locale)}</div>
    </div>
    ${field('country', typed, mistakes, locale)}
    <p class="soft" id="country-hint">${mine.countryHint}</p>
    <button name="do" value="address">${mine.save}</button>
  </form>`;
  const isKnown = typed.version > 0;
  return html`<section class="card">
    <h2 id="yours">${mine.yours}</h2>
    ${isKnown && written(typed)}
    ${
      isKnown
        ? html`<details ${Object.keys(mistakes).length > 0 && html`open`}>
            <summary>${mine.change}</summary>
            <p class="soft">${mine.whyChange}</p>
            ${form}
          </details>`
        : html`<p class="soft">${mine.whyAddress}</p>
            ${form}`
    }
  </section>`;
};

const written = ({ name, street, postalCode, city, country }: TypedAddress): Html =>
  html`<address dir="auto">
    ${name}<br />${street}<br />${postalCode} ${city}${country !== '' && html`<br />${country}`}
  </address>`;

/** As browsers know them, so that they fill them in (WCAG 2.2, 1.3.5), and how long each may be. */
const known = {
  name: ['name', 120],
  street: ['street-address', 120],
  postalCode: ['postal-code', 12],
  city: ['address-level2', 80],
  country: ['country-name', 60],
} as const satisfies Record<AddressField, readonly [autocomplete: string, longest: number]>;

const field = (name: AddressField, typed: TypedAddress, mistakes: AddressMistakes, locale: Locale): Html => {
  const [autocomplete, longest] = known[name];
  const refused = mistakes[name];
  return html`<label for="${name}">${receiptWords[locale].mine[name]}</label>
    ${said(name, refused)}
    <input
      id="${name}"
      name="${name}"
      maxlength="${longest}"
      autocomplete="${autocomplete}"
      dir="auto"
      value="${typed[name]}"
      ${name !== 'country' && html`required`}
      ${refused === undefined ? name === 'country' && html`aria-describedby="country-hint"` : invalid(name, refused)}
    />`;
};

/** What is wrong, at the top of the page, each with a way to its place. */
export const addressMistakes = (mistakes: AddressMistakes, locale: Locale): Html | false => {
  const { mine } = receiptWords[locale];
  const wrong = addressFields.filter((name) => mistakes[name] !== undefined);
  return (
    wrong.length > 0 &&
    html`<div class="card mistakes" role="alert" tabindex="-1" autofocus>
      <h2>${mine.mistakes}</h2>
      <ul>
        ${wrong.map((name) => html`<li><a href="#${name}">${mine[name]}: ${mistakes[name]}</a></li>`)}
      </ul>
    </div>`
  );
};
