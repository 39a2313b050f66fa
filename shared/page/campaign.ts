import type { Carrier } from '../domain/carrier.ts';
import type { MonthProgress } from '../domain/progress.ts';
import { html, type Html } from '../markup.ts';
import type { RenderedForm } from '../routes/giving-form.ts';
import { fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { campaignHead } from './campaign-head.ts';
import { byLetter, type Choices, type Mistake } from './choices.ts';
import { formId, giftForm, mistakeSummary } from './form.ts';
import { formStyle } from './form-style.ts';
import { languageLinks, languagesStyle } from './languages.ts';
import type { PageOfOurs } from './layout.ts';
import { laterMonths, monthStyle, presentMonth } from './month.ts';
import { messageForm, messageStyle } from './message-form.ts';
import { newsBlock, newsStyle } from './news-form.ts';
import { ofTheCampaign } from './own-text.ts';
import { returnCard, returnStyle, type Returned } from './return.ts';
import { feedLink, type ListedUpdate, updatesSection, updatesStyle } from './last-updates.ts';
import { type ShownOnWall, wallSection, wallStyle } from './wall.ts';

export interface CampaignShown {
  readonly form: RenderedForm;
  readonly summary: string;
  /** All that the campaign has; those after the present one are shown folded away. */
  readonly months: readonly MonthProgress[];
  /** Whose campaign it is, if not the federation's. */
  readonly centre: string | undefined;
  readonly carrier: Pick<Carrier, 'name' | 'street' | 'postalCode' | 'city'>;
  /** Who wants to be named, the newest first. */
  readonly wall: readonly ShownOnWall[];
  /** The last letters that went out, the newest first. */
  readonly updates: readonly ListedUpdate[];
  readonly choices: Choices;
  readonly mistakes?: readonly Mistake[];
  readonly returned?: Returned | undefined;
}

/** A campaign's own page: how far it is, what it needs, and the form to give. */
export const campaignPage = (shown: CampaignShown): PageOfOurs => {
  const { form, summary, months, centre, wall, updates, choices, mistakes = [], returned } = shown;
  const { language, campaign, title } = form;
  const { page, form: words } = wordsIn(language);
  const given = returned?.checkout === 'success';
  const content = html`
    <header>
      ${form.open && !given && html`<a class="skip" href="#${formId}">${page.skip}</a>`}
      ${languageLinks(language, (other) => `/c/${campaign}?lang=${other}${byLetter(choices)}`)}
    </header>
    <main>
      ${mistakeSummary(mistakes, language)}
      <div class="head">
        <h1>${ofTheCampaign(title)}</h1>
        ${centre !== undefined && html`<p class="soft">${fill(page.project, { centre })}</p>`}
        <p>${ofTheCampaign(summary)}</p>
        ${form.open && !returned && html`<p class="jump"><a class="button" href="#${formId}">${page.skip}</a></p>`}
      </div>
      ${returned && returnCard(returned, form)}
      <div class="columns">
        ${presentMonth(form)} ${!form.open && html`<p class="card closed">${words.closed}</p>`}
        ${form.open && !given && giftForm(form, months, choices, mistakes)}
        <div class="rest">
          ${laterMonths(
            months.filter(({ month }) => month > form.month.month),
            language,
          )}
          ${updatesSection(campaign, updates, language)} ${wallSection(wall, language)}
          ${form.open && newsBlock(campaign, language)} ${messageForm(campaign, language)}
        </div>
      </div>
    </main>
    ${footer(shown)}
  `;
  return {
    language,
    title,
    content,
    head: html`${campaignHead(form, summary)} ${feedLink(campaign, language)}`,
    style: `${pageStyle}${languagesStyle}${monthStyle}${formStyle}${returnStyle}${updatesStyle}${wallStyle}${messageStyle}${newsStyle}`,
    formLeadsTo: "'self'",
    indexed: returned === undefined && mistakes.length === 0,
  };
};

const footer = ({ form, carrier }: CampaignShown): Html => {
  const { page } = wordsIn(form.language);
  return html`<footer>
    <h2>${page.contact}</h2>
    <address lang="de" dir="auto">
      ${carrier.name}<br />${carrier.street}<br />${carrier.postalCode} ${carrier.city}
    </address>
    <p><a class="way" href="/c/${form.campaign}/embed?lang=${form.language}">${page.embed}</a></p>
  </footer>`;
};

const pageStyle = `
header{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:flex-end}
.head h1{margin:.75rem 0 .25rem;font-size:clamp(1.75rem,1.25rem + 2.2vw,2.75rem)}
.head p{margin:.25rem 0;max-width:46rem}
.head .jump{margin-top:1rem}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem;font-size:.9375rem}
footer h2{font-size:1rem;margin:0 0 .25rem}
address{font-style:normal}
@media (min-width:62rem){
body{max-width:72rem}
.jump{display:none}
.rest>.card:first-child{margin-top:0}
.columns{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,27rem);grid-template-rows:auto 1fr;gap:0 1.5rem;align-items:start}
.columns .give,.columns .closed{grid-column:2;grid-row:1/span 2}
.columns:not(:has(.give,.closed)){display:block}
}
`;
