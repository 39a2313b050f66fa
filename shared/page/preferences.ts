import { formatTags, Language, languageNames } from '../domain/language.ts';
import type { Instant } from '../domain/month.ts';
import type { ConsentProof, Frequency } from '../domain/supporter.ts';
import { html, type Html } from '../markup.ts';
import { newsWordsIn } from '../words/news.ts';
import { wordsIn } from '../words.ts';
import { languageLinks, languagesStyle } from './languages.ts';
import type { PageOfOurs } from './layout.ts';
import { nameOf, type NamedTopic } from './news.ts';
import { consentTo, frequencies, newsStyle } from './news-form.ts';

/** What a reader may see of themselves. Letters are passed on, so their address is not among it. */
export interface PreferencesShown {
  readonly token: string;
  /** In which language their letters are. */
  readonly letters: Language;
  readonly reads: readonly (NamedTopic & { readonly frequency: Frequency })[];
  /** What the letter was about: whoever reads nothing any more can begin there again. */
  readonly offered: readonly NamedTopic[];
  readonly proofs: readonly (ConsentProof & { readonly title: string })[];
  readonly done?: 'saved' | 'erased' | undefined;
}

/** What a reader reads, how they change it, and what they agreed to, to be printed. */
export const preferencesPage = (shown: PreferencesShown, language: Language): PageOfOurs => {
  const words = newsWordsIn(language);
  const { token, reads, proofs, done } = shown;
  return {
    language,
    title: words.mine,
    content: html`<header class="noprint">
        ${languageLinks(language, (other) => `/news/${token}?lang=${other}`)}
      </header>
      <main>
        <h1>${words.mine}</h1>
        ${done !== undefined && html`<p class="card" role="status">${words[done]}</p>`}
        ${reads.length > 0 ? choosing(shown, language) : readsNothing(shown, language)}
        ${proofs.length > 0 && declared(shown, language)} ${done !== 'erased' && erasing(token, language)}
      </main>`,
    style: `${newsStyle}${languagesStyle}${style}`,
    formLeadsTo: "'self'",
  };
};

const choosing = ({ token, letters, reads }: PreferencesShown, language: Language): Html => {
  const words = newsWordsIn(language);
  return html`<form class="card news noprint" method="post" action="/news/${token}?lang=${language}">
    ${reads.map(
      (one) =>
        html`<fieldset>
          <legend><bdi>${nameOf(one, language)}</bdi></legend>
          ${[...frequencies, 'none' as const].map(
            (value) =>
              html`<label class="check">
                <input
                  type="radio"
                  name="read-${one.topic}"
                  value="${value}"
                  ${value === one.frequency && html`checked`}
                />
                <span>${words[value]}</span>
              </label> `,
          )}
        </fieldset>`,
    )}
    <p>${words.declares}</p>
    <dl>
      ${frequencies.map(
        (one) =>
          html`<dt>${words[one]}</dt>
            <dd>${consentTo(one, language).text}</dd>`,
      )}
    </dl>
    ${frequencies.map(
      (one) =>
        html`<input type="hidden" name="version-${one}" value="${consentTo(one, language).version}" />`,
    )}
    <label for="news-language">${words.letterLanguage}</label>
    <select id="news-language" name="language">
      ${Language.options.map(
        (one) =>
          html`<option value="${one}" lang="${one}" ${one === letters && html`selected`}>
            ${languageNames[one]}
          </option>`,
      )}
    </select>
    <div class="ways">
      <button name="do" value="save">${wordsIn(language).transfer.save}</button>
      <button class="quiet" name="do" value="leave">${words.leaveAll}</button>
    </div>
  </form>`;
};

const readsNothing = ({ offered }: PreferencesShown, language: Language): Html => {
  const words = newsWordsIn(language);
  return html`<p>${words.readsNothing}</p>
    <ul class="noprint">
      ${offered.map(
        (one) =>
          html`<li>
            <a class="way" href="/c/${one.topic}/news?lang=${language}"
              ><bdi>${nameOf(one, language)}</bdi></a
            >
          </li>`,
      )}
    </ul>`;
};

const erasing = (token: string, language: Language): Html => {
  const words = newsWordsIn(language);
  return html`<form class="card news noprint" method="post" action="/news/${token}?lang=${language}">
    <h2>${words.eraseTitle}</h2>
    <p>${words.erase}</p>
    <button class="quiet" name="do" value="erase">${words.eraseButton}</button>
  </form>`;
};

const declared = ({ proofs }: PreferencesShown, language: Language): Html => {
  const words = newsWordsIn(language);
  return html`<section class="proofs">
    <h2>${words.proofTitle}</h2>
    ${proofs.map(
      (proof) =>
        html`<article class="card">
          <h3><bdi>${nameOf(proof, language)}</bdi>: ${words[proof.frequency]}</h3>
          <dl>
            ${row(words.agreedTo, html`<span lang="${proof.consent.language}" dir="auto">${proof.consent.text}</span>`)}
            ${row(words.version, proof.consent.version)} ${row(words.agreedOn, proof.consent.page)}
            ${row(words.agreedAt, moment(proof.consent.at, language))}
            ${row(words.confirmedAt, moment(proof.confirmedAt, language))}
            ${proof.endedAt !== undefined && row(words.endedAt, moment(proof.endedAt, language))}
          </dl>
        </article> `,
    )}
  </section>`;
};

const row = (label: string, value: Html | string): Html =>
  html`<dt>${label}</dt>
    <dd>${value}</dd> `;

const moment = (at: Instant, language: Language): Html => {
  const shown = new Date(at).toLocaleString(formatTags[language], {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Berlin',
  });
  return html`<time datetime="${at}">${shown}</time>`;
};

const style = `
.proofs dl,.news dl{margin:0;display:grid;gap:.25rem}
.proofs dt,.news dt{font-weight:600}
.proofs dd,.news dd{margin:0 0 .5rem}
.proofs h3{margin:0 0 .75rem;font-size:1rem}
.ways{display:flex;flex-wrap:wrap;gap:.25rem 1rem}
`;
