import type { Language } from '../domain/language.ts';
import { federation } from '../domain/topic.ts';
import { html, type Html, type Piece } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { newsWordsIn } from '../words/news.ts';
import { wordsIn } from '../words.ts';
import { languageLinks, languagesStyle } from './languages.ts';
import type { PageOfOurs } from './layout.ts';
import { newsForm, newsStyle, type TypedNews } from './news-form.ts';

/** What one can read about, by its name. */
export interface NamedTopic {
  readonly topic: string;
  /** A campaign's title; the federation is called differently in each language. */
  readonly title: string;
}

/** Where somebody asks for letters. @param refused what is wrong as a whole */
export const newsPage = (
  { topic, title }: NamedTopic,
  language: Language,
  typed: TypedNews,
  refused?: string,
): PageOfOurs => {
  const words = newsWordsIn(language);
  const heading = topic === federation ? words.title : fill(words.titleOf, { campaign: title });
  return {
    language,
    title: heading,
    content: html`<header>${languageLinks(language, (other) => `/c/${topic}/news?lang=${other}`)}</header>
      <main>
        ${topic !== federation && wayBack(topic, language)}
        <h1>${heading}</h1>
        <p>${words.intro}</p>
        ${refused !== undefined && html`<p class="refused" role="alert">${refused}</p>`}
        ${newsForm(topic, title, language, typed)}
      </main>`,
    style: `${newsStyle}${languagesStyle}h1{font-size:clamp(1.5rem,1rem + 3vw,2.25rem);hyphens:auto}`,
    formLeadsTo: "'self'",
  };
};

const wayBack = (campaign: string, language: Language): Html =>
  html`<p><a class="way" href="/c/${campaign}?lang=${language}">${wordsIn(language).message.back}</a></p>`;

/** The same for everyone, whether a letter is on its way or not: nobody learns whose address is known. */
export const newsSentPage = (topic: string, language: Language): PageOfOurs => {
  const words = newsWordsIn(language);
  return simple(language, words.sentTitle, [
    html`<p role="status">${words.sent}</p>`,
    topic !== federation && wayBack(topic, language),
  ]);
};

/** What was asked for, and the button that confirms it. Only the button does: programs follow links too. */
export const confirmPage = (
  token: string,
  campaign: string,
  consent: { readonly text: string; readonly language: Language },
  isOfAll: boolean,
  language: Language,
): PageOfOurs => {
  const words = newsWordsIn(language);
  return {
    ...simple(language, words.confirmTitle, [
      html`<p>${fill(words.confirm, { campaign })}</p>
        <blockquote class="card" lang="${consent.language}" dir="auto">${consent.text}</blockquote>
        ${isOfAll && html`<p>${words.allCampaigns}</p>`}
        <form method="post" action="/news/confirm?lang=${language}">
          <input type="hidden" name="token" value="${token}" />
          <button>${words.confirmButton}</button>
        </form>`,
    ]),
    formLeadsTo: "'self'",
  };
};

/** How an ask stands that cannot be confirmed any more. @param signUp where one can ask again, if we still know for what */
export const askPage = (
  standing: 'confirmed' | 'ended' | 'gone',
  signUp: string | undefined,
  language: Language,
): PageOfOurs => {
  const words = newsWordsIn(language);
  return simple(language, words[`${standing}Title`], [
    html`<p role="status">${words[standing]}</p>`,
    standing !== 'confirmed' &&
      signUp !== undefined &&
      html`<p><a class="button" href="/c/${signUp}/news?lang=${language}">${words.signUp}</a></p>`,
  ]);
};

/** What a letter's link to leave is for. */
export const leavePage = (token: string, topics: readonly NamedTopic[], language: Language): PageOfOurs => {
  const words = newsWordsIn(language);
  return {
    ...simple(language, words.leaveTitle, [
      html`<p id="leave">${words.leave}</p>
        <ul>
          ${topics.map((one) => html`<li><bdi>${nameOf(one, language)}</bdi></li>`)}
        </ul>
        <form method="post" action="/u/${token}?lang=${language}">
          <input type="hidden" name="by" value="page" />
          <button>${words.leaveButton}</button>
        </form>
        <p><a class="way" href="/news/${token}?lang=${language}">${words.choose}</a></p>`,
    ]),
    formLeadsTo: "'self'",
  };
};

export const leftPage = (token: string, language: Language): PageOfOurs => {
  const words = newsWordsIn(language);
  return simple(language, words.leftTitle, [
    html`<p role="status">${words.left}</p>
      <p><a class="way" href="/news/${token}?lang=${language}">${words.mine}</a></p>`,
  ]);
};

export const nameOf = ({ topic, title }: NamedTopic, language: Language): string =>
  topic === federation ? newsWordsIn(language).allCampaigns : title;

const simple = (language: Language, title: string, content: Piece): PageOfOurs => ({
  language,
  title,
  content: html`<main>
    <h1>${title}</h1>
    ${content}
  </main>`,
});
