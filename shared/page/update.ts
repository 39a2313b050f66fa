import type { Carrier } from '../domain/carrier.ts';
import type { Language } from '../domain/language.ts';
import { dayOf, type Instant } from '../domain/month.ts';
import type { Told } from '../domain/telling.ts';
import { federation } from '../domain/topic.ts';
import { html, type Html } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { updateWords } from '../words/updates.ts';
import { wordsIn } from '../words.ts';
import { dayName } from './format.ts';
import { languageLinks, languagesStyle } from './languages.ts';
import { feedLink, feedPath } from './last-updates.ts';
import type { PageOfOurs } from './layout.ts';
import { toldOnPage } from './told.ts';

export interface UpdateShown {
  readonly topic: string;
  readonly edition: string;
  readonly language: Language;
  readonly title: string;
  /** In one sentence, for search engines and previews. */
  readonly description: string;
  readonly intro: string;
  readonly told: readonly Told[];
  readonly sentAt: Instant;
  readonly carrier: Pick<Carrier, 'name' | 'street' | 'postalCode' | 'city'>;
  /** Of our own site: previews in messengers want whole addresses. */
  readonly origin: string;
}

/** A letter that went out, for everyone who has its address. */
export const updatePage = (shown: UpdateShown): PageOfOurs => {
  const { topic, edition, language, title, intro, told, sentAt, carrier } = shown;
  const words = updateWords[language];
  const { back, page } = wordsIn(language);
  const day = dayOf(sentAt);
  const content = html`
    <header>${languageLinks(language, (other) => `/c/${topic}/updates/${edition}?lang=${other}`)}</header>
    <main class="update">
      <h1 dir="auto">${title}</h1>
      <p class="soft"><time datetime="${day}">${fill(words.sent, { day: dayName(day, language) })}</time></p>
      <p>${intro}</p>
      ${toldOnPage(told)}
    </main>
    <footer>
      ${
        topic !== federation &&
        html`<p><a class="way" href="/c/${topic}?lang=${language}">${back.campaign}</a></p>`
      }
      <p><a class="way" href="${feedPath(topic, language)}">${words.feed}</a></p>
      <h2>${page.contact}</h2>
      <address lang="de" dir="auto">
        ${carrier.name}<br />${carrier.street}<br />${carrier.postalCode} ${carrier.city}
      </address>
    </footer>
  `;
  return {
    language,
    title,
    content,
    head: headOf(shown),
    style: `${updateStyle}${languagesStyle}`,
    pictures: true,
    indexed: true,
  };
};

const headOf = ({ topic, edition, language, title, description, carrier, origin }: UpdateShown): Html => {
  const here = `${origin}/c/${topic}/updates/${edition}?lang=${language}`;
  const graph = { title, description, url: here, type: 'article', site_name: carrier.name };
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${here}" />
    ${feedLink(topic, language)}
    ${Object.entries(graph).map(([name, value]) => html`<meta property="og:${name}" content="${value}" /> `)}`;
};

const updateStyle = `
header{display:flex;flex-wrap:wrap;justify-content:flex-end}
.update h2{margin:2rem 0 .5rem}
.update h3{margin:1.25rem 0 .25rem;font-size:1.0625rem}
.update p{margin:.5rem 0}
.update img{display:block;max-width:100%;height:auto;border-radius:.75rem}
.update table{width:100%;border-collapse:collapse;margin:.5rem 0}
.update th,.update td{padding:.4rem 0;border-top:1px solid var(--line);text-align:start;vertical-align:top}
.update th{font-weight:400;padding-inline-end:1rem}
.update td{text-align:end;color:var(--soft);width:45%}
.update pre{white-space:pre-wrap}
.update .typed{white-space:pre-line}
progress{appearance:none;display:block;width:100%;height:.85rem;margin:.35rem 0 .6rem;border:1px solid var(--edge);border-radius:1rem;background:var(--ground);overflow:hidden}
progress::-webkit-progress-bar{background:var(--ground)}
progress::-webkit-progress-value{background:var(--accent)}
progress::-moz-progress-bar{background:var(--accent)}
@media (forced-colors:active){progress{forced-color-adjust:none;--accent:Highlight;--ground:Canvas;--edge:CanvasText}}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem;font-size:.9375rem}
footer h2{font-size:1rem;margin:1rem 0 .25rem}
address{font-style:normal}
`;
