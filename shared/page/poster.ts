import type { Carrier } from '../domain/carrier.ts';
import { giroCode } from '../domain/giro-code.ts';
import type { Language } from '../domain/language.ts';
import { type Cents, cents } from '../domain/money.ts';
import type { Month } from '../domain/month.ts';
import { html } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { type BankDetails, detailsList, detailsStyle } from './bank-details.ts';
import { euros, monthName, percentOf } from './format.ts';
import type { PageOfOurs } from './layout.ts';
import { ofTheCampaign } from './own-text.ts';
import { qrCode } from './qr.ts';

export interface PosterShown extends BankDetails {
  readonly campaignTitle: string;
  readonly need: { readonly title: string; readonly neededCents: Cents; readonly coveredCents: Cents };
  readonly month: Month;
  readonly carrier: Pick<Carrier, 'name' | 'street' | 'postalCode' | 'city'>;
  /** The campaign's short address, whole. */
  readonly shortUrl: string;
  readonly language: Language;
}

/** One need on one sheet of A4. */
export const posterPage = (shown: PosterShown): PageOfOurs => {
  const { bank, reference, campaignTitle, need, carrier, shortUrl, language } = shown;
  const { poster: words, progress, transfer } = wordsIn(language);
  const missing = cents(need.neededCents - need.coveredCents);
  const address = `${carrier.street}, ${carrier.postalCode} ${carrier.city}`;
  const month = monthName(shown.month, language);
  const text = missing > 0 ? words.missing : words.covered;
  const how = shown.cents === undefined ? words.scan : transfer.qrHint;
  const [covered, needed] = [euros(need.coveredCents, language), euros(need.neededCents, language)];
  const content = html`<main class="poster">
    <header>
      <p>${ofTheCampaign(campaignTitle)}</p>
      <h1 ${need.title.length > 40 && html`class="long"`}>${ofTheCampaign(need.title)}</h1>
    </header>
    <section>
      <p class="missing">${fill(text, { month, amount: euros(missing, language) })}</p>
      <svg class="bar" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true">
        <rect class="needed" width="100" height="5" />
        <rect class="covered" width="${shareOf(need)}" height="5" />
      </svg>
      <p>
        ${fill(progress.covered, { covered, needed })},
        ${fill(progress.percent, { percent: percentOf(need.coveredCents, need.neededCents, language) })}
      </p>
    </section>
    <section class="give">
      ${qrCode(giroCode({ ...bank, cents: shown.cents, reference }), `GiroCode. ${how}`)}
      <div>
        <p class="how">${how}</p>
        ${detailsList(shown, language)}
      </div>
    </section>
    <footer>
      <div>
        <p>
          ${words.online}<br /><a class="address" href="${shortUrl}"
            ><bdi>${shortUrl.replace(/^https?:\/\//, '')}</bdi></a
          >
        </p>
        <p class="carrier">${ofTheCampaign(carrier.name)}<br />${ofTheCampaign(address)}</p>
      </div>
      ${qrCode(shortUrl, shortUrl)}
    </footer>
    <p class="print" data-print="${words.print}"></p>
  </main>`;
  return {
    language,
    title: fill(words.title, { title: need.title }),
    content,
    style: `${detailsStyle}${style}`,
    script: '/widget/copy.js',
  };
};

const shareOf = ({ neededCents, coveredCents }: PosterShown['need']): number =>
  neededCents <= 0 ? 100 : Math.min(100, Math.floor((coveredCents / neededCents) * 100));

const style = `
.poster header p{margin:0;font-size:1.25rem;color:var(--soft)}
.poster h1{margin:.2rem 0 1rem;font-size:clamp(1.8rem,6vw,3rem)}
.missing{margin:0 0 .5rem;font-size:1.5rem;font-weight:600}
.bar{display:block;width:100%;height:1.5rem;border:1px solid var(--edge);border-radius:.4rem}
[dir=rtl] .bar{transform:scaleX(-1)}
.needed{fill:var(--card)}
.covered{fill:var(--accent)}
.give,.poster footer{display:grid;gap:1.5rem;grid-template-columns:minmax(0,16rem) minmax(0,1fr);align-items:center;margin:1.5rem 0}
.how{margin-top:0;font-size:1.15rem}
.poster footer{grid-template-columns:minmax(0,1fr) minmax(0,9rem);border-top:1px solid var(--line);padding-top:1rem}
.address{font-size:1.25rem;font-weight:600}
.carrier{margin-bottom:0;color:var(--soft)}
@media (max-width:34rem){.give,.poster footer{grid-template-columns:minmax(0,1fr)}.poster footer .qr{max-width:9rem}}
@media print{
@page{size:A4;margin:15mm}
.poster{display:flex;flex-direction:column;justify-content:space-between;gap:5mm;min-height:262mm;font-size:13pt;line-height:1.35}
.poster p{margin:0}
.poster header p{font-size:15pt}
.poster h1{margin:0;font-size:34pt}
.poster h1.long{font-size:21pt}
.poster .missing{margin-bottom:3mm;font-size:19pt}
.bar{height:9mm;border-color:#000;margin-bottom:2mm}
.needed{fill:#fff}
.covered{fill:#1d6a55}
.give{grid-template-columns:68mm 1fr;gap:6mm;margin:0}
.give .qr{max-width:none}
.poster .how{margin-bottom:2mm;font-size:13pt}
.details dt{color:#000;font-size:10pt}
.poster footer{grid-template-columns:1fr 34mm;margin:0}
.poster .carrier{margin-top:3mm;font-size:11pt}
.poster .print{display:none}
.poster a,.carrier,.poster header p{color:#000;text-decoration:none}
}
`;
