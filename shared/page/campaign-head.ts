import { Language, type Language as Shown } from '../domain/language.ts';
import { cents } from '../domain/money.ts';
import { html, type Html } from '../markup.ts';
import type { RenderedForm } from '../routes/giving-form.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { euros, monthName } from './format.ts';

/** As Facebook's protocol for previews writes languages, https://ogp.me: with a country. */
const graphLocales = {
  de: 'de_DE',
  en: 'en_GB',
  tr: 'tr_TR',
  ar: 'ar_AR',
  uk: 'uk_UA',
  'de-simple': 'de_DE',
} as const satisfies Record<Shown, string>;

/** What search engines and previews in messengers show of a campaign. */
export const campaignHead = (form: RenderedForm, summary: string): Html => {
  const { title, language, pageUrl, carrier } = form;
  const description = [monthInOneSentence(form), summary].filter(Boolean).join(' ');
  const here = addressIn(pageUrl, language);
  const graph = { title, description, url: here, type: 'website', site_name: carrier.name };
  const others = new Set(Object.values(graphLocales).filter((locale) => locale !== graphLocales[language]));
  return html`<meta name="description" content="${description}" />
    <link rel="canonical" href="${here}" />
    <link rel="alternate" hreflang="x-default" href="${pageUrl}" />
    ${Language.options.map(
      (other) => html`<link rel="alternate" hreflang="${other}" href="${addressIn(pageUrl, other)}" /> `,
    )}
    ${Object.entries(graph).map(([name, value]) => html`<meta property="og:${name}" content="${value}" /> `)}
    <meta property="og:locale" content="${graphLocales[language]}" />
    ${[...others].map((locale) => html`<meta property="og:locale:alternate" content="${locale}" /> `)}
    <meta name="twitter:card" content="summary" />`;
};

/** The campaign's page in a language. */
export const addressIn = (pageUrl: string, language: Shown): string => `${pageUrl}?lang=${language}`;

const monthInOneSentence = ({ month, language }: RenderedForm): string => {
  const { month: name, neededCents, coveredCents } = month;
  const words = wordsIn(language).progress;
  if (neededCents <= 0) return '';
  const rest = cents(neededCents - coveredCents);
  const covered = fill(words.covered, {
    covered: euros(coveredCents, language),
    needed: euros(neededCents, language),
  });
  const missing = rest > 0 ? fill(words.missing, { amount: euros(rest, language) }) : words.full;
  return `${fill(words.title, { month: monthName(name, language) })}: ${covered}. ${missing}`;
};
