import { createHash } from 'node:crypto';
import type { Locale, Sentence } from '../domain/locale.ts';
import { html, Html } from '../markup.ts';
import type { HttpAnswer, RefusedAnswer } from '../lambda/http.ts';
import { routes } from '../routes.ts';
import type { LinkPurpose } from './pledge-link.ts';

interface ShownLink {
  readonly token: string;
  readonly purpose: LinkPurpose;
  readonly locale: Locale;
  /** Our own site, such as `https://poliklinik.example.org`. */
  readonly ownOrigin: string;
  /** The address just given is not the one. */
  readonly otherAddress?: boolean;
}

/** What the link is for, and the question for the address. No word about whose promise it is. */
export const linkPage = (shown: ShownLink, told: string): HttpAnswer => {
  const { token, purpose, locale, ownOrigin, otherAddress = false } = shown;
  const other = locale === 'de' ? 'en' : 'de';
  const content = html`
    <h1>${titles[purpose][locale]}</h1>
    <p>${purposes[purpose][locale]}</p>
    ${otherAddress && html`<p class="refused" role="alert">${words.otherAddress[locale]}</p>`}
    <form method="post" action="${routes.openPledgeLink.path}">
      <input type="hidden" name="token" value="${token}" />
      <input type="hidden" name="locale" value="${locale}" />
      <label for="email">${words.email[locale]}</label>
      <p id="why">${words.why[locale]}</p>
      <input
        id="email"
        name="email"
        type="email"
        maxlength="254"
        autocomplete="email"
        aria-describedby="why"
        required
      />
      <button>${words.onward[locale]}</button>
    </form>
    <p>
      <a href="?token=${encodeURIComponent(token)}&locale=${other}" lang="${other}" hreflang="${other}"
        >${words.thisLanguage[other]}</a
      >
    </p>
  `;
  // A browser holds the redirect after the form to this as well. Stripe's portal may stand at a domain of the
  // carrier's own, so that only its protocol is known: ours.
  const formTarget = `'self' ${new URL(ownOrigin).protocol}`;
  return page(otherAddress ? 403 : 200, locale, titles[purpose][locale], content, formTarget, told);
};

/** Nothing is left to be changed. */
export const endedPage = (locale: Locale, told: string): HttpAnswer => {
  const content = html`
    <h1>${words.ended[locale]}</h1>
    <p>${words.nothingToDo[locale]}</p>
  `;
  return page(200, locale, words.ended[locale], content, "'none'", told);
};

/** A refusal, for a person instead of a program. */
export const refusedPage = ({ status, body, headers, told }: RefusedAnswer, locale: Locale): HttpAnswer => {
  const content = html`
    <h1>${words.notThisTime[locale]}</h1>
    <p role="alert">${body.error.message}</p>
  `;
  const shown = page(status, locale, words.notThisTime[locale], content, "'none'", told);
  return { ...shown, headers: { ...headers, ...shown.headers } };
};

const page = (
  status: number,
  locale: Locale,
  title: string,
  content: Html,
  formTarget: string,
  told: string,
): HttpAnswer => ({
  status,
  page: html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`.markup,
  headers: {
    'content-security-policy': `default-src 'none'; style-src '${styleDigest}'; base-uri 'none'; form-action ${formTarget}; frame-ancestors 'none'`,
    'x-robots-tag': 'noindex',
  },
  told,
});

const style = `
:root{color-scheme:light dark;--ground:light-dark(#f4f2ec,#131715);--card:light-dark(#fff,#1c221f);--ink:light-dark(#1e2421,#eceeec);--line:light-dark(#58625c,#a9b3ad);--accent:light-dark(#1d6a55,#8ed1bb);--on-accent:light-dark(#fff,#10221c);--refused:light-dark(#b3261e,#f2b8b5)}
*{box-sizing:border-box}
body{margin:0 auto;max-width:36rem;padding:2rem 1rem;background:var(--ground);color:var(--ink);font:1.05rem/1.55 system-ui,sans-serif}
h1{line-height:1.2;text-wrap:balance}
a{color:var(--accent)}
form{background:var(--card);border-radius:.75rem;padding:1.25rem;margin:1.5rem 0}
label{font-weight:600}
form p{margin:.2rem 0 .8rem}
input,button{font:inherit;color:inherit;width:100%;border-radius:.5rem;padding:.6rem .8rem}
input{background:var(--ground);border:1px solid var(--line);margin-bottom:1rem}
button{background:var(--accent);color:var(--on-accent);border:0;font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.refused{background:var(--card);border-left:4px solid var(--refused);padding:.8rem 1rem}
`;
// Not written into the page's own template: a space more would be another digest.
const styleElement = new Html(`<style>${style}</style>`);
const styleDigest = `sha256-${createHash('sha256').update(style).digest('base64')}`;

const titles: Readonly<Record<LinkPurpose, Sentence>> = {
  manage: { de: 'Regelmäßige Spende ändern', en: 'Change a regular gift' },
  'payment-method': { de: 'Zahlungsweg ändern', en: 'Change the means of payment' },
  stop: { de: 'Regelmäßige Spende beenden', en: 'Stop a regular gift' },
};

const purposes: Readonly<Record<LinkPurpose, Sentence>> = {
  manage: {
    de: 'Dieser Link führt zu unserem Zahlungsdienst Stripe. Dort lassen sich Betrag und Zahlungsweg ändern, eine Pause einlegen oder die Spende beenden.',
    en: 'This link leads to our payment service Stripe, where the amount and the means of payment can be changed, and the gift paused or stopped.',
  },
  'payment-method': {
    de: 'Dieser Link führt zu unserem Zahlungsdienst Stripe. Dort lässt sich ein anderes Konto oder eine andere Karte für die regelmäßige Spende angeben.',
    en: 'This link leads to our payment service Stripe, where another account or card can be given for the regular gift.',
  },
  stop: {
    de: 'Dieser Link führt zu unserem Zahlungsdienst Stripe. Dort lässt sich die regelmäßige Spende beenden; bis zur Bestätigung dort ändert sich nichts.',
    en: 'This link leads to our payment service Stripe, where the regular gift can be stopped; nothing changes until that is confirmed there.',
  },
};

const words = {
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  why: {
    de: 'Bitte die Adresse angeben, an die unser Brief ging. So kommt mit einem gefundenen Link niemand anderes weiter.',
    en: 'Please give the address our letter went to, so that nobody else gets on with a link they have found.',
  },
  onward: { de: 'Weiter zu Stripe', en: 'On to Stripe' },
  thisLanguage: { de: 'Deutsch', en: 'English' },
  otherAddress: {
    de: 'Diese Adresse passt nicht zu diesem Link. Bitte die Adresse angeben, an die der Brief ging.',
    en: 'This address does not fit this link. Please give the address the letter went to.',
  },
  ended: { de: 'Diese regelmäßige Spende ist beendet', en: 'This regular gift has ended' },
  nothingToDo: {
    de: 'Es wird nichts mehr abgebucht, und es gibt nichts weiter zu tun. Danke für alles, was gekommen ist!',
    en: 'Nothing more is charged, and there is nothing left to do. Thank you for everything that came!',
  },
  notThisTime: { de: 'Das hat nicht geklappt', en: 'That did not work' },
} as const satisfies Record<string, Sentence>;
