import type { Language } from '../domain/language.ts';
import type { Day } from '../domain/month.ts';
import { html, type Html } from '../markup.ts';
import { updateWords } from '../words/updates.ts';
import { dayName } from './format.ts';

/** One of the last letters, as a campaign's page names it. */
export interface ListedUpdate {
  readonly edition: string;
  readonly headline: string;
  readonly sentOn: Day;
}

/** As many as a campaign's page shows. */
export const mostUpdates = 3;

/** The last letters of a campaign, the newest first; nothing while there are none. */
export const updatesSection = (
  topic: string,
  updates: readonly ListedUpdate[],
  language: Language,
): Html | false => {
  if (updates.length === 0) return false;
  const words = updateWords[language];
  return html`<section class="card updates" aria-labelledby="updates-title">
    <h2 id="updates-title">${words.title}</h2>
    <ul>
      ${updates.slice(0, mostUpdates).map(
        ({ edition, headline, sentOn }) =>
          html`<li>
            <a class="way" href="/c/${topic}/updates/${edition}?lang=${language}">${headline}</a>
            <time class="soft" datetime="${sentOn}">${dayName(sentOn, language)}</time>
          </li> `,
      )}
    </ul>
    <p><a class="way" href="${feedPath(topic, language)}">${words.feed}</a></p>
  </section>`;
};

export const feedPath = (topic: string, language: Language): string =>
  `/c/${topic}/updates.atom?lang=${language}`;

/** Where programs that read feeds look for one. */
export const feedLink = (topic: string, language: Language): Html =>
  html`<link
    rel="alternate"
    type="application/atom+xml"
    title="${updateWords[language].title}"
    href="${feedPath(topic, language)}"
  /> `;

export const updatesStyle = `
.updates h2{margin:0}
.updates ul{margin:.5rem 0;padding:0;list-style:none}
.updates li{padding:.35rem 0;border-top:1px solid var(--line)}
.updates time{display:block;font-size:.9rem}
.updates p{margin:0;font-size:.9375rem}
`;
