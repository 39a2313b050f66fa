import type { Month } from '../domain/month.ts';
import { html, type Html } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { detailsStyle } from './bank-details.ts';
import {
  type Embedded,
  embeddedElement,
  plainLink,
  policyLines,
  scriptSnippet,
  shortAddress,
  wordPressSnippet,
} from './embed-snippets.ts';
import { embedOptions, type OpenNeed } from './embed-options.ts';
import { monthName } from './format.ts';
import { languageLinks, languagesStyle } from './languages.ts';
import type { PageOfOurs } from './layout.ts';
import { ofTheCampaign } from './own-text.ts';
import { qrCode } from './qr.ts';

export interface EmbedShown {
  readonly embedded: Embedded;
  /** As typed, also if it cannot be read. */
  readonly typedAmounts: string;
  readonly amountsRefused: boolean;
  /** What the form can be for: needs of the month it is about. */
  readonly needs: readonly OpenNeed[];
  /** What can be hung up: posters are about bank transfers, which not every carrier takes. */
  readonly posters: readonly (OpenNeed & { readonly month: Month })[];
  /** What the page itself is read in; what is embedded has a language of its own. */
  readonly language: Embedded['language'];
}

/** How to put a campaign on a website of one's own. Without a script it has no preview and no buttons that copy. */
export const embedPage = (shown: EmbedShown): PageOfOurs => {
  const { embedded, language, needs } = shown;
  const { campaign, title } = embedded;
  const { embed, page, message } = wordsIn(language);
  const content = html`<header>
      <a href="/c/${campaign}?lang=${language}">${message.back}</a>
      ${languageLinks(language, (other) => `/c/${campaign}/embed?lang=${other}`)}
    </header>
    <main data-copy-word="${embed.copy}" data-copied-word="${embed.copied}">
      <h1>${fill(embed.title, { campaign: title })}</h1>
      <p>${embed.intro}</p>
      <div class="sides">
        ${embedOptions(campaign, { ...embedded, ...shown }, needs, language)}
        <section aria-labelledby="preview-title">
          <h2 id="preview-title">${embed.preview}</h2>
          <noscript><p>${embed.noScript}</p></noscript>
          <div id="preview">${embeddedElement(embedded)}</div>
        </section>
      </div>
      ${snippet('script', embed.script, scriptSnippet(embedded), language)}
      ${snippet('wordpress', embed.wordpress, wordPressSnippet(embedded), language)}
      <section>
        <h2>${embed.policy}</h2>
        ${code('policy', embed.policy, policyLines(embedded), language)}
      </section>
      ${snippet('link', embed.link, plainLink(embedded), language)}
      ${snippet('short', embed.shortLink, shortAddress(embedded), language)} ${qr(shown)}
      ${shown.posters.length > 0 && posterLinks(shown, page.posters)}
    </main>`;
  return {
    language,
    title: fill(embed.title, { campaign: title }),
    content,
    // The real widget, as it would be on the other website.
    head: html`<script type="module" src="/widget/v1.js"></script>`,
    style: `${languagesStyle}${detailsStyle}${style}`,
    script: '/widget/embed.js',
    formLeadsTo: "'self'",
  };
};

const snippet = (id: string, title: string, text: string, language: Embedded['language']): Html =>
  html`<section>
    <h2>${title}</h2>
    ${code(id, title, text, language)}
  </section>`;

/** What can be copied, by hand or by the button that a script puts behind it. */
const code = (id: string, what: string, text: string, language: Embedded['language']): Html => {
  const label = fill(wordsIn(language).transfer.copyOf, { what });
  return html`<div class="code">
    <code id="${id}" dir="ltr" data-copy="${text}" data-copy-name="${what}" data-copy-label="${label}"
      >${text}</code
    >
  </div>`;
};

const qr = ({ embedded, language }: EmbedShown): Html => {
  const { embed } = wordsIn(language);
  const address = shortAddress(embedded);
  const drawing = qrCode(address, `${embed.qr}: ${address}`);
  const file = drawing.markup.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return html`<section>
    <h2>${embed.qr}</h2>
    ${drawing}
    <p>
      <a download="${embedded.campaign}.svg" href="data:image/svg+xml,${encodeURIComponent(file)}"
        >${embed.qr} (SVG)</a
      >
    </p>
  </section>`;
};

const posterLinks = ({ embedded, posters, language }: EmbedShown, title: string): Html =>
  html`<section>
    <h2>${title}</h2>
    <ul>
      ${posters.map(
        ({ need, title: needTitle, month }) =>
          html`<li>
            <a href="/c/${embedded.campaign}/poster/${need}?lang=${language}"
              >${monthName(month, language)}: ${ofTheCampaign(needTitle)}</a
            >
          </li>`,
      )}
    </ul>
  </section>`;

const style = `
header{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between}
body{max-width:64rem}
h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
.options h2{margin-top:0}
.options label{display:block;font-weight:600;margin-top:.75rem}
.options .refused{margin:0}
.code{display:flex;flex-wrap:wrap;gap:.5rem;align-items:flex-start}
.code code{flex:1 1 20rem;min-width:0;padding:.75rem;background:var(--card);border:1px solid var(--line);border-radius:.5rem;white-space:pre-wrap;overflow-wrap:anywhere;user-select:all;font-size:.9375rem}
li{margin:.35rem 0}
@media (min-width:56rem){.sides{display:grid;gap:0 1.5rem;grid-template-columns:minmax(0,22rem) minmax(0,1fr);align-items:start}}
`;
