import { milestonesVersion, newsletterVersion } from '../domain/consent.ts';
import { Language, languageNames } from '../domain/language.ts';
import type { AskedFrom, Frequency } from '../domain/supporter.ts';
import { federation } from '../domain/topic.ts';
import { html, type Html } from '../markup.ts';
import { newsWordsIn } from '../words/news.ts';
import { wordsIn } from '../words.ts';
import { fill } from '../words/fill.ts';
import { emailField, invalid, said, trap } from './form-parts.ts';

/** What somebody has typed so far, and what of it does not do, in the reader's language. */
export interface TypedNews {
  readonly email: string;
  readonly topic: string;
  readonly frequency: Frequency;
  readonly language: Language;
  readonly from: AskedFrom;
  readonly refusedEmail?: string | undefined;
  readonly refusedConsent?: string | undefined;
}

/** The sentence beside the box, and its version: what can be shown when somebody doubts that it was agreed to. */
export const consentTo = (frequency: Frequency, language: Language) =>
  frequency === 'monthly'
    ? { text: wordsIn(language).form.newsletter, version: newsletterVersion }
    : { text: newsWordsIn(language).milestonesConsent, version: milestonesVersion };

export const frequencies = ['monthly', 'milestones'] as const satisfies readonly Frequency[];

/** The form on a page of its own. @param campaign what the page is of; the federation has no other choice */
export const newsForm = (
  topic: string,
  title: string,
  language: Language,
  { email, topic: chosen, frequency, language: letters, from, refusedEmail, refusedConsent }: TypedNews,
): Html => {
  const words = newsWordsIn(language);
  const { form, transfer } = wordsIn(language);
  return html`<form class="card news" method="post" action="/c/${topic}/news?lang=${language}" novalidate>
    <input type="hidden" name="from" value="${from}" />
    ${emailField('news-email', transfer.email, email, refusedEmail)}
    ${
      topic !== federation &&
      html`<fieldset>
        <legend>${words.topic}</legend>
        ${choice('topic', topic, chosen, fill(words.thisCampaign, { campaign: title }))}
        ${choice('topic', federation, chosen, words.allCampaigns)}
      </fieldset>`
    }
    <fieldset>
      <legend>${form.howOften}</legend>
      ${frequencies.map((one) => choice('frequency', one, frequency, words[one]))}
    </fieldset>
    <label for="news-language">${words.letterLanguage}</label>
    <select id="news-language" name="language">
      ${Language.options.map((one) => option(one, letters))}
    </select>
    ${frequencies.map((one) =>
      consentBox(one, language, one === frequency ? refusedConsent : undefined, refusedEmail === undefined),
    )}
    ${trap}
    <button>${words.send}</button>
    <p class="soft">${words.afterwards}</p>
  </form>`;
};

/** The least one needs to ask for monthly letters, beside other things on a campaign's page. */
export const newsBlock = (campaign: string, language: Language): Html => {
  const words = newsWordsIn(language);
  return html`<form
    class="card news"
    method="post"
    action="/c/${campaign}/news?lang=${language}"
    aria-labelledby="news-title"
    novalidate
  >
    <h2 id="news-title">${words.title}</h2>
    <p>${words.intro}</p>
    <input type="hidden" name="from" value="page" />
    <input type="hidden" name="at" value="campaign" />
    ${emailField('news-email', wordsIn(language).transfer.email)}
    ${consentBox('monthly', language, undefined, false)} ${trap}
    <button>${words.send}</button>
    <p class="soft">${words.afterwards}</p>
    <p><a class="way" href="/c/${campaign}/news?lang=${language}">${words.more}</a></p>
  </form>`;
};

/** Never ticked beforehand, also where the form is shown again: agreeing is done each time anew. */
const consentBox = (
  frequency: Frequency,
  language: Language,
  refused: string | undefined,
  isFirstMistake: boolean,
): Html => {
  const { text, version } = consentTo(frequency, language);
  const id = `news-agreed-${frequency}`;
  return html`<div class="agreed ${frequency}">
    ${said(id, refused)}
    <input type="hidden" name="version-${frequency}" value="${version}" />
    <label class="check">
      <input
        id="${id}"
        type="checkbox"
        name="agreed-${frequency}"
        value="yes"
        ${invalid(id, refused)}
        ${refused !== undefined && isFirstMistake && html`autofocus=""`}
      />
      <span>${text}</span>
    </label>
  </div>`;
};

const choice = (name: string, value: string, chosen: string, label: string): Html =>
  html`<label class="check">
    <input type="radio" name="${name}" value="${value}" ${value === chosen && html`checked`} />
    <span>${label}</span>
  </label>`;

const option = (language: Language, chosen: Language): Html =>
  html`<option value="${language}" lang="${language}" ${language === chosen && html`selected`}>
    ${languageNames[language]}
  </option>`;

/** Only the sentence of what is chosen is shown. Browsers without `:has` show both. */
export const newsStyle = `
.news h2{margin-top:0}
.news>label{display:block;font-weight:600;margin-top:1rem}
.news fieldset{border:0;margin:1rem 0 0;padding:0;min-width:0}
.news legend{font-weight:600;padding:0}
.news .check{display:flex;gap:.6rem;align-items:flex-start;min-height:1.5rem;padding:.25rem 0;cursor:pointer}
.news .check input{margin:.15rem 0 0}
.news .agreed{margin-top:1rem}
.news .refused{margin:0 0 .4rem}
.news button{margin-top:1rem}
.news:has([value=monthly]:checked) .agreed.milestones,
.news:has([value=milestones]:checked) .agreed.monthly{display:none}
`;
