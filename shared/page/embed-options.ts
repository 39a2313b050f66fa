import { Language, languageNames } from '../domain/language.ts';
import { html, type Html } from '../markup.ts';
import { HowOften } from '../routes/checkout.ts';
import { wordsIn } from '../words.ts';
import { type EmbedOptions, themes } from './embed-snippets.ts';

/** A need that can be earmarked. */
export interface OpenNeed {
  readonly need: string;
  readonly title: string;
}

/** What can be chosen for a website of one's own: a plain form that shows the same page again. */
export const embedOptions = (
  campaign: string,
  options: EmbedOptions & { readonly typedAmounts: string; readonly amountsRefused: boolean },
  needs: readonly OpenNeed[],
  language: Language,
): Html => {
  const { embed, form, page } = wordsIn(language);
  const { element, interval, earmark, theme, typedAmounts, amountsRefused } = options;
  return html`<form class="card options" id="options" action="/c/${campaign}/embed">
    <h2>${embed.options}</h2>
    <input type="hidden" name="lang" value="${language}" />
    <label for="element">${embed.element}</label>
    ${select('element', element, [
      ['donate', embed.donate],
      ['progress', embed.progress],
    ])}
    <label for="amounts">${embed.amounts}</label>
    <p class="refused" id="amounts-refused">${amountsRefused && embed.amountsRefused}</p>
    <input
      id="amounts"
      name="amounts"
      inputmode="text"
      autocomplete="off"
      maxlength="80"
      dir="ltr"
      value="${typedAmounts}"
      aria-describedby="amounts-refused"
      ${amountsRefused && html`aria-invalid="true"`}
    />
    <label for="interval">${form.howOften}</label>
    ${select(
      'interval',
      interval,
      HowOften.options.map((often) => [often, form.interval[often]]),
    )}
    <label for="earmark">${form.purpose}</label>
    ${select('earmark', earmark, [
      ['free', form.free],
      ['staff', form.staff],
      ['material', form.material],
      ...needs.map(({ need, title }): readonly [string, string] => [need, title]),
    ])}
    <label for="language">${page.languages}</label>
    ${select(
      'language',
      options.language,
      Language.options.map((tag) => [tag, languageNames[tag]]),
    )}
    <label for="theme">${embed.theme}</label>
    ${select(
      'theme',
      theme,
      themes.map((one) => [one, embed.themes[one]]),
    )}
    <p><button>${embed.preview}</button></p>
  </form>`;
};

const select = (name: string, chosen: string, choices: readonly (readonly [string, string])[]): Html =>
  html`<select id="${name}" name="${name}">
    ${choices.map(
      ([value, label]) =>
        html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
    )}
  </select>`;
