import type { Locale } from '../domain/locale.ts';
import type { Message, MessageAnswer } from '../domain/message.ts';
import { dayOf, formatDay } from '../domain/month.ts';
import { html, type Html } from '../markup.ts';
import { answerWords } from '../words/answer.ts';
import { fill } from '../words/fill.ts';
import type { PageOfOurs } from './layout.ts';

export interface AnswerShown {
  readonly locale: Locale;
  readonly token: string;
  /** The campaign's. */
  readonly title: string;
  /** Without the address of who wrote it: nobody sees it here. */
  readonly message: Pick<Message, 'name' | 'text' | 'sentAt'>;
  readonly answers: readonly Pick<MessageAnswer, 'text' | 'answeredAt'>[];
  /** What was typed and could not be sent, and why. */
  readonly refused?: { readonly typed: string; readonly said: string };
}

/** A message, what was answered so far, and a form to answer it. */
export const answerPage = (shown: AnswerShown): PageOfOurs => {
  const { locale, token, title, message, answers, refused } = shown;
  const words = answerWords[locale];
  return {
    language: locale,
    title: refused ? words.refused : words.title,
    content: html`<main>
      <h1>${refused ? words.refused : words.title}</h1>
      <article class="card">
        <h2>${fill(words.about, { campaign: title, day: dayIn(message.sentAt, locale) })}</h2>
        ${message.name !== undefined && html`<p class="soft"><bdi>${fill(words.from, { name: message.name })}</bdi></p>`}
        ${said(message.text)}
      </article>
      ${answers.map(
        ({ text, answeredAt }) =>
          html`<article class="card">
            <h2>${fill(words.answered, { day: dayIn(answeredAt, locale) })}</h2>
            ${said(text)}
          </article>`,
      )}
      <form class="card answer" method="post" action="/messages/answer?lang=${locale}" novalidate>
        <input type="hidden" name="token" value="${token}" />
        <label for="answer-text">${words.text}</label>
        ${refused && html`<p class="refused" id="answer-refused" role="alert">${refused.said}</p>`}
        <textarea
          id="answer-text"
          name="text"
          rows="10"
          maxlength="5000"
          required
          dir="auto"
          aria-describedby="${refused ? 'answer-refused answer-hint' : 'answer-hint'}"
          ${refused && html`aria-invalid="true" autofocus=""`}
        >
${refused?.typed ?? ''}</textarea>
        <p class="soft" id="answer-hint">${words.hint}</p>
        <button>${words.send}</button>
      </form>
    </main>`,
    style,
    formLeadsTo: "'self'",
  };
};

export const answeredPage = (token: string, locale: Locale): PageOfOurs => {
  const words = answerWords[locale];
  return {
    language: locale,
    title: words.sentTitle,
    content: html`<main>
      <h1>${words.sentTitle}</h1>
      <p role="status">${words.sent}</p>
      <p><a class="way" href="/messages/answer?token=${token}&lang=${locale}">${words.back}</a></p>
    </main>`,
  };
};

const dayIn = (instant: Message['sentAt'], locale: Locale): string => formatDay(dayOf(instant), locale);

const said = (text: string): Html =>
  html`<blockquote dir="auto">
    ${text.split('\n').map((line, index) => (index === 0 ? line : html`<br />${line}`))}
  </blockquote>`;

const style = `
article h2{margin-top:0;font-size:1.0625rem}
blockquote{margin:.5rem 0 0;padding-inline-start:.75rem;border-inline-start:.25rem solid var(--line);overflow-wrap:anywhere}
.answer label{display:block;font-weight:600}
`;
