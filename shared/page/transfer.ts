import type { BankAccount } from '../domain/carrier.ts';
import { giroCode } from '../domain/giro-code.ts';
import type { Language } from '../domain/language.ts';
import type { Transfer } from '../domain/transfer.ts';
import { html, type Html } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { detailsList, detailsStyle } from './bank-details.ts';
import { euros } from './format.ts';
import type { PageOfOurs } from './layout.ts';
import { ofTheCampaign } from './own-text.ts';
import { qrCode } from './qr.ts';

export interface TransferShown {
  readonly transfer: Transfer;
  readonly campaignTitle: string;
  readonly carrierName: string;
  readonly bank: BankAccount;
  readonly language: Language;
  /** What was typed as an address and is none. Shown to whoever typed it, and to nobody else. */
  readonly refusedEmail?: string;
}

/** The details of a transfer, to be typed, copied, scanned or printed; and where the thanks may go. */
export const transferPage = (shown: TransferShown): PageOfOurs => {
  const { transfer, campaignTitle, carrierName, bank, language } = shown;
  const { transfer: words, back } = wordsIn(language);
  const { reference, cents, interval, campaign, arrivedOn } = transfer;
  const title = fill(words.title, { carrier: carrierName });
  const code = giroCode({ ...bank, cents, reference });
  const content = html`<main>
    <p class="noprint"><a href="/c/${campaign}?lang=${language}">${ofTheCampaign(campaignTitle)}</a></p>
    <h1>${title}</h1>
    <p>${words.intro}</p>
    ${
      interval !== 'once' &&
      html`<p>
        <strong>${fill(words.standingOrder[interval], { amount: euros(cents, language) })}</strong>
      </p>`
    }
    <section class="card transfer">
      <div data-copy-word="${words.copy}" data-copied-word="${words.copied}">
        ${detailsList({ bank, reference, cents }, language)}
        <p class="print" data-print="${words.print}"></p>
      </div>
      <div>
        <h2>${words.qrTitle}</h2>
        ${qrCode(code, words.qr)}
        <p class="soft">${words.qrHint}</p>
      </div>
    </section>
    <section>
      <h2>${arrivedOn === undefined ? words.expectedTitle : back.thanksTitle}</h2>
      ${arrivedOn === undefined && html`<p>${words.expected}</p>`}
    </section>
    ${thanksForm(shown)}
  </main>`;
  return {
    language,
    title,
    content,
    style: `${detailsStyle}${style}`,
    script: '/widget/copy.js',
    formLeadsTo: "'self'",
  };
};

const thanksForm = ({ transfer, language, refusedEmail }: TransferShown): Html => {
  const { transfer: words, refusals } = wordsIn(language);
  const { campaign, reference, donor } = transfer;
  const refused = refusedEmail !== undefined;
  return html`<form
    class="card noprint"
    id="thanks"
    method="post"
    action="/c/${campaign}/transfer/${reference}?lang=${language}"
  >
    <h2>${words.thanksTo}</h2>
    ${donor !== undefined && !refused && html`<p role="status">${words.saved}</p>`}
    <label for="email">${words.email}</label>
    ${refused && html`<p class="refused" id="refused">${refusals['email.unreadable']}</p>`}
    <input
      id="email"
      name="email"
      type="email"
      maxlength="254"
      autocomplete="email"
      required
      ${refused && html`value="${refusedEmail}" aria-invalid="true" aria-describedby="refused" autofocus=""`}
    />
    <p><button>${words.save}</button></p>
  </form>`;
};

/** For an address that names no transfer. */
export const unknownTransferPage = (language: Language): PageOfOurs => {
  const { page, transfer } = wordsIn(language);
  return {
    language,
    title: page.unknownTitle,
    content: html`<main>
      <h1>${page.unknownTitle}</h1>
      <p role="alert">${transfer.unknown}</p>
    </main>`,
  };
};

const style = `
h1{hyphens:auto}
.transfer{display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}
.transfer h2{margin:.35rem 0 .5rem;font-size:1.1rem}
form h2{margin-top:0;font-size:1.1rem}
@media print{.transfer{grid-template-columns:1fr 1fr}}
`;
