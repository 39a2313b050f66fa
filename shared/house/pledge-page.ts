import type { Locale, Sentence } from '../domain/locale.ts';
import { html, type Html } from '../markup.ts';
import type { HttpAnswer, HttpRequest, RefusedAnswer } from '../lambda/http.ts';
import { routes } from '../routes.ts';
import type { LinkPurpose } from './pledge-link.ts';
import { refusedIn } from './site/refused.ts';
import { shown } from './site/shown.ts';

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

/** A refusal, in the language of the letter. */
export const refusedPledgePage = (refused: RefusedAnswer, { locale }: HttpRequest): HttpAnswer =>
  refusedIn(refused, locale, refused.body.error.message);

const page = (
  status: number,
  language: Locale,
  title: string,
  content: Html,
  formLeadsTo: string,
  told: string,
): HttpAnswer =>
  shown({ language, title, content: html`<main>${content}</main>`, style, formLeadsTo }, told, { status });

const style = `
form{background:var(--card);border-radius:.75rem;padding:1.25rem;margin:1.5rem 0}
form p{margin:.2rem 0 .8rem}
label{font-weight:600}
input,button{margin-bottom:1rem}
`;

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
} as const satisfies Record<string, Sentence>;
