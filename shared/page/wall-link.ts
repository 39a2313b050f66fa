import type { Language } from '../domain/language.ts';
import { html } from '../markup.ts';
import { wordsIn } from '../words.ts';
import type { PageOfOurs } from './layout.ts';

/** What the link of a letter is for. Only its button does it: programs follow links too. */
export const wallLinkPage = (token: string, language: Language): PageOfOurs => {
  const { wall } = wordsIn(language);
  return {
    language,
    title: wall.withdrawTitle,
    content: html`<main>
      <h1>${wall.withdrawTitle}</h1>
      <p>${wall.withdraw}</p>
      <form method="post" action="/wall/link?lang=${language}">
        <input type="hidden" name="token" value="${token}" />
        <button>${wall.withdrawButton}</button>
      </form>
    </main>`,
    formLeadsTo: "'self'",
  };
};

export const withdrawnPage = (language: Language): PageOfOurs => {
  const { wall } = wordsIn(language);
  return {
    language,
    title: wall.withdrawTitle,
    content: html`<main>
      <h1>${wall.withdrawTitle}</h1>
      <p role="status">${wall.withdrawn}</p>
    </main>`,
  };
};
