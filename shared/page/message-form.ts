import type { Language } from '../domain/language.ts';
import { html, type Html } from '../markup.ts';
import { wordsIn } from '../words.ts';
import { emailField, invalid, said, trap } from './form-parts.ts';
import type { PageOfOurs } from './layout.ts';

/** What somebody has typed so far, and what of it does not do, in the reader's language. */
export interface TypedMessage {
  readonly name: string;
  readonly email: string;
  readonly text: string;
  readonly refusedEmail?: string | undefined;
  readonly refusedText?: string | undefined;
}

/** A question to the people of a campaign, for any page about it. */
export const messageForm = (
  campaign: string,
  language: Language,
  { name, email, text, refusedEmail, refusedText }: TypedMessage = { name: '', email: '', text: '' },
): Html => {
  const words = wordsIn(language).message;
  return html`<form
    class="card message"
    method="post"
    action="/c/${campaign}/message?lang=${language}"
    aria-labelledby="message-title"
    novalidate
  >
    <h2 id="message-title">${words.title}</h2>
    <p>${words.intro}</p>
    <label for="message-name">${words.name}</label>
    <input id="message-name" name="name" maxlength="80" autocomplete="name" dir="auto" value="${name}" />
    ${emailField('message-email', words.email, email, refusedEmail)}
    <label for="message-text">${words.text}</label>
    ${said('message-text', refusedText)}
    <textarea
      id="message-text"
      name="text"
      rows="6"
      maxlength="2000"
      required
      dir="auto"
      ${invalid('message-text', refusedText)}
      ${refusedText !== undefined && refusedEmail === undefined && html`autofocus=""`}
    >
${text}</textarea>
    ${trap}
    <button>${words.send}</button>
  </form>`;
};

/** The form on a page of its own, for whoever must try again. */
export const messagePage = (
  campaign: string,
  language: Language,
  typed: TypedMessage,
  /** What is wrong with the message as a whole. */
  refused: string | undefined,
): PageOfOurs => {
  const words = wordsIn(language);
  return {
    language,
    title: words.message.title,
    content: html`<main>
      <p><a href="/c/${campaign}?lang=${language}">${words.message.back}</a></p>
      <h1>${words.page.refused}</h1>
      ${refused !== undefined && html`<p class="refused" role="alert">${refused}</p>`}
      ${messageForm(campaign, language, typed)}
    </main>`,
    style: messageStyle,
    formLeadsTo: "'self'",
  };
};

export const messageSentPage = (campaign: string, language: Language): PageOfOurs => {
  const { message } = wordsIn(language);
  return {
    language,
    title: message.sentTitle,
    content: html`<main>
      <h1>${message.sentTitle}</h1>
      <p role="status">${message.sent}</p>
      <p><a href="/c/${campaign}?lang=${language}">${message.back}</a></p>
    </main>`,
  };
};

export const messageStyle = `
.message h2{margin-top:0}
.message label{display:block;font-weight:600;margin-top:1rem}
.message .refused{margin:0 0 .4rem}
.message button{margin-top:1rem}
`;
