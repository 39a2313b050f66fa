import type { Language } from '../domain/language.ts';
import { html, type Html } from '../markup.ts';
import type { HowOften } from '../routes/checkout.ts';

/** `auto` follows the reader's device. */
export const themes = ['auto', 'light', 'dark'] as const;

/** What somebody chose for a website of their own. */
export interface EmbedOptions {
  readonly element: 'donate' | 'progress';
  /** In euros, `10,25,12.50`; empty for those of the campaign. */
  readonly amounts: string;
  readonly interval: HowOften;
  readonly earmark: string;
  readonly language: Language;
  readonly theme: (typeof themes)[number];
}

export interface Embedded extends EmbedOptions {
  readonly campaign: string;
  readonly title: string;
  /** Our own site, such as `https://spenden.example.org`. */
  readonly origin: string;
}

/** The campaign's page with what was chosen, for links and posters. */
export const plainLink = ({
  campaign,
  origin,
  element,
  amounts,
  interval,
  earmark,
  language,
}: Embedded): string => {
  const url = new URL(`/c/${campaign}`, origin);
  const [first = ''] = amounts.split(',');
  if (element === 'donate') {
    if (first) url.searchParams.set('amount', first);
    if (interval !== 'once') url.searchParams.set('interval', interval);
    if (earmark !== 'free') url.searchParams.set('earmark', earmark);
  }
  url.searchParams.set('lang', language);
  return url.href;
};

export const shortAddress = ({ campaign, origin }: Pick<Embedded, 'campaign' | 'origin'>): string =>
  new URL(`/${campaign}`, origin).href;

const scriptLine = ({ origin }: Embedded): string =>
  html`<script type="module" src="${origin}/widget/v1.js"></script>`.markup;

/** The element, with a link inside it for readers without a script. What is as usual is not said. */
export const embeddedElement = (embedded: Embedded): Html => {
  const { element, campaign, amounts, interval, earmark, language, theme, title } = embedded;
  const options = Object.entries({
    campaign,
    ...(element === 'donate' && {
      amounts,
      interval: interval === 'once' ? '' : interval,
      earmark: earmark === 'free' ? '' : earmark,
    }),
    lang: language,
    theme: theme === 'auto' ? '' : theme,
  }).filter(([, value]) => value !== '');
  const attributes = options.map(([name, value]) => html` ${name}="${value}"`);
  return html`<tragwerk-${element}${attributes}><a href="${plainLink(embedded)}">${title}</a></tragwerk-${element}>`;
};

/** Two lines for any website. */
export const scriptSnippet = (embedded: Embedded): string =>
  `${scriptLine(embedded)}\n${embeddedElement(embedded).markup}`;

/** The same as a block of WordPress: https://wordpress.org/documentation/article/custom-html/ */
export const wordPressSnippet = (embedded: Embedded): string =>
  `<!-- wp:html -->\n${scriptSnippet(embedded)}\n<!-- /wp:html -->`;

/** What a website must allow that has a policy of its own. Our styles need no permission. */
export const policyLines = ({ origin }: Pick<Embedded, 'origin'>): string =>
  `script-src ${origin};\nconnect-src ${origin};`;
