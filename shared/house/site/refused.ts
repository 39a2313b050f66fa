import { formatTags, type Language } from '../../domain/language.ts';
import type { HttpAnswer, HttpRequest, RefusedAnswer } from '../../lambda/http.ts';
import { html } from '../../markup.ts';
import { counted, fill } from '../../words/fill.ts';
import { wordsIn } from '../../words.ts';
import { languageOf } from './language.ts';
import { shown } from './shown.ts';

/** A refusal as a page in the reader's language, for people instead of programs. */
export const refusedPage = (refused: RefusedAnswer, request: HttpRequest): HttpAnswer => {
  const { body, headers = {} } = refused;
  const language = languageOf(request);
  return refusedIn(refused, language, sentenceOf(body.error, language, headers['retry-after']));
};

/** A refusal as a page that says so. */
export const refusedIn = (
  { status, headers = {}, told }: RefusedAnswer,
  language: Language,
  said: string,
): HttpAnswer => {
  const { page } = wordsIn(language);
  const title = status === 404 ? page.unknownTitle : page.refused;
  const content = html`<main>
    <h1>${title}</h1>
    <p role="alert">${said}</p>
  </main>`;
  return shown({ language, title, content }, told, { status, headers });
};

/**
 * A refusal in the reader's language; what that says nothing about, or what has a value in it that only the server
 * knew, is said in the server's own sentence, German or English.
 *
 * @param retryAfter seconds, as the header has them
 */
export const sentenceOf = (
  { code, message }: { readonly code: string; readonly message: string },
  language: Language,
  retryAfter = '60',
): string => {
  const { refusals, minutes } = wordsIn(language);
  const known = new Map<string, string>(Object.entries(refusals)).get(code);
  if (known === undefined) return message;
  const wait = Math.max(1, Math.ceil(Number(retryAfter) / 60));
  const said = fill(known, { minutes: counted(minutes, wait, formatTags[language]) });
  return /\{\w+\}/.test(said) ? message : said;
};
