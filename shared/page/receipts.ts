import type { Locale } from '../domain/locale.ts';
import { html, type Html, type Piece } from '../markup.ts';
import { receiptWords } from '../words/receipts.ts';
import { emailField, trap } from './form-parts.ts';
import type { PageOfOurs } from './layout.ts';

/** Where somebody asks for a link to their receipts. @param refused what is wrong with the address, or as a whole */
export const receiptsAskPage = (
  locale: Locale,
  typed = '',
  refused: { readonly email?: string; readonly all?: string } = {},
): PageOfOurs => {
  const { ask } = receiptWords[locale];
  return receiptsPage(locale, ask.title, otherLanguage(locale, '/receipts?'), [
    html`<p>${ask.intro}</p>`,
    refused.all !== undefined && html`<p class="refused" role="alert">${refused.all}</p>`,
    html`<form class="card asks" method="post" action="/receipts?lang=${locale}" novalidate>
        ${emailField('receipts-email', ask.email, typed, refused.email)} ${trap}
        <button>${ask.send}</button>
      </form>
      <p><a class="way" href="/receipts/check?lang=${locale}">${ask.check}</a></p>`,
  ]);
};

/** The same for everyone, whether a letter is on its way or not: nobody learns whose address is known. */
export const receiptsSentPage = (locale: Locale): PageOfOurs => {
  const { ask } = receiptWords[locale];
  return receiptsPage(locale, ask.sentTitle, undefined, html`<p role="status">${ask.sent}</p>`);
};

/** What a letter's link is for, and a question only its reader can answer. Programs follow links too. */
export const receiptsLinkPage = (token: string, locale: Locale, otherAddress = false): PageOfOurs => {
  const { link } = receiptWords[locale];
  return receiptsPage(locale, link.title, otherLanguage(locale, `/receipts/link?token=${token}&`), [
    html`<p>${link.intro}</p>`,
    otherAddress && html`<p class="refused" id="other-address" role="alert">${link.other}</p>`,
    html`<form class="card asks" method="post" action="/receipts/link?lang=${locale}">
        <input type="hidden" name="token" value="${token}" />
        <label for="email">${link.email}</label>
        <p id="why">${link.why}</p>
        <input
          id="email"
          name="email"
          type="email"
          maxlength="254"
          dir="ltr"
          autocomplete="email"
          aria-describedby="${otherAddress ? 'other-address why' : 'why'}"
          ${otherAddress && html`aria-invalid="true" autofocus=""`}
          required
        />
        <button>${link.open}</button>
      </form>
      <p><a class="way" href="/receipts?lang=${locale}">${link.anew}</a></p>`,
  ]);
};

/** A page about receipts, in one column. */
export const receiptsPage = (
  language: Locale,
  title: string,
  other: Html | undefined,
  content: Piece,
): PageOfOurs => ({
  language,
  title,
  content: html`${other && html`<header class="noprint">${other}</header>`}
    <main>
      <h1>${title}</h1>
      ${content}
    </main>`,
  style: receiptsStyle,
  formLeadsTo: "'self'",
});

/** @param address of this page, up to where `lang=` follows */
export const otherLanguage = (locale: Locale, address: string): Html => {
  const other = locale === 'de' ? 'en' : 'de';
  return html`<nav aria-label="${receiptWords[other].thisLanguage}">
    <a class="way" href="${address}lang=${other}" lang="${other}" hreflang="${other}"
      >${receiptWords[other].thisLanguage}</a
    >
  </nav>`;
};

const receiptsStyle = `
h1{font-size:clamp(1.5rem,1rem + 3vw,2.25rem);hyphens:auto}
h2{margin:2rem 0 .5rem;font-size:1.25rem}
h3{margin:0;font-size:1.0625rem}
.asks label:not(.check){display:block;font-weight:600;margin-top:.75rem}
.asks p{margin:.2rem 0 .5rem}
.asks button{margin-top:1rem}
fieldset{border:0;margin:0;padding:0}
legend{font-weight:600;padding:0}
.check{display:flex;gap:.6rem;align-items:flex-start;min-height:1.75rem;cursor:pointer}
.check input{margin:.15rem 0 0}
.two{display:grid;gap:0 1rem;grid-template-columns:minmax(0,1fr) minmax(0,2fr)}
.gift p{margin:.3rem 0}
.gift form{margin-top:.75rem}
.ways{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
.mistakes{border-color:var(--refused);border-inline-start-width:.4rem}
.mistakes h2{margin:0 0 .5rem;font-size:1.125rem}
.mistakes ul{margin:0;padding-inline-start:1.25rem}
[aria-invalid]{border-color:var(--refused)!important;border-width:2px!important}
summary{cursor:pointer;min-height:1.75rem;color:var(--accent);font-weight:600}
dl{display:grid;gap:.25rem 1rem;grid-template-columns:max-content minmax(0,1fr)}
dt{color:var(--soft)}
dd{margin:0}
@media (max-width:24rem){.two{grid-template-columns:minmax(0,1fr)}dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.5rem}}
`;
