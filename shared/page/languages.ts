import { Language, languageNames } from '../domain/language.ts';
import { html, type Html } from '../markup.ts';
import { wordsIn } from '../words.ts';

/** The way to the same page in each other language. @param hrefIn the page's address in a language */
export const languageLinks = (shown: Language, hrefIn: (language: Language) => string): Html =>
  html`<nav class="languages" aria-label="${wordsIn(shown).page.languages}">
    ${Language.options.map((language) =>
      language === shown
        ? html`<span aria-current="true">${languageNames[language]}</span> `
        : html`<a href="${hrefIn(language)}" lang="${language}" hreflang="${language}" rel="alternate"
            >${languageNames[language]}</a
          > `,
    )}
  </nav>`;

export const languagesStyle = `
.languages{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.9375rem}
.languages>*{display:inline-block;padding:.3rem 0;min-height:1.5rem}
.languages span{font-weight:600}
`;
