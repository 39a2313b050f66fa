import type { Language } from '../domain/language.ts';
import { type Cents, cents, negated, sumCents } from '../domain/money.ts';
import { CostType } from '../domain/need.ts';
import type { MonthProgress } from '../domain/progress.ts';
import { html, type Html } from '../markup.ts';
import type { RenderedForm } from '../routes/giving-form.ts';
import { counted, fill } from '../words/fill.ts';
import { wordsIn } from '../words.ts';
import { euros, monthName, percentOf } from './format.ts';
import { ofTheCampaign } from './own-text.ts';

/** The month a page is about: what it needs by cost type and need, in pictures and in words, and what is promised. */
export const presentMonth = ({ month, promised, language, formatTag }: RenderedForm): Html => {
  const words = wordsIn(language).progress;
  const { neededCents, coveredCents, needs } = month;
  const rest = cents(neededCents - coveredCents);
  return html`<section class="card month" id="month-${month.month}" aria-labelledby="month-title">
    <h2 id="month-title">${fill(words.title, { month: monthName(month.month, language) })}</h2>
    ${
      needs.length === 0
        ? html`<p>${words.nothingNeeded}</p>`
        : html`<p class="sum">${coverage(coveredCents, neededCents, language)}</p>
            <p>${rest > 0 ? fill(words.missing, { amount: euros(rest, language) }) : words.full}</p>
            ${CostType.options.map((costType) => costs(costType, needs, language))}`
    }
    ${elsewhere(month, language)}
    ${
      promised.pledges > 0 &&
      html`<p class="pledged">
        ${fill(words.promised, {
          amount: euros(promised.monthlyCents, language),
          people: counted(words.people, promised.pledges, formatTag),
        })}
      </p>`
    }
  </section>`;
};

type NeedShown = RenderedForm['month']['needs'][number];

const costs = (costType: CostType, needs: readonly NeedShown[], language: Language): Html | undefined => {
  const ofType = needs.filter((need) => need.costType === costType);
  if (ofType.length === 0) return undefined;
  const needed = sumCents(ofType.map(({ neededCents }) => neededCents));
  const covered = sumCents(ofType.map(({ coveredCents }) => coveredCents));
  const words = wordsIn(language).progress;
  const name = words[costType];
  return html`<div class="costs">
    <h3>${name}</h3>
    <p>
      ${coverage(covered, needed, language)}
      <span class="soft">${fill(words.percent, { percent: percentOf(covered, needed, language) })}</span>
    </p>
    ${bar(covered, needed, name)}
    <ul>
      ${ofType.map((need) => needLine(need, language))}
    </ul>
  </div>`;
};

const needLine = ({ title, coveredCents, neededCents }: NeedShown, language: Language): Html =>
  html`<li>
    <span>${ofTheCampaign(title)}</span>
    <span class="soft">${coverage(coveredCents, neededCents, language)}</span>
  </li>`;

const coverage = (covered: Cents, needed: Cents, language: Language): string =>
  fill(wordsIn(language).progress.covered, {
    covered: euros(covered, language),
    needed: euros(needed, language),
  });

/** The words beside it say the same. */
const bar = (covered: Cents, needed: Cents, name: string): Html =>
  html`<progress
    max="${Math.max(needed, 1)}"
    value="${needed === 0 ? 1 : covered}"
    aria-label="${name}"
  ></progress>`;

/** What is not counted as there: on its way, or gone back. */
const elsewhere = (
  { pendingCents, returnedCents }: Pick<MonthProgress, 'pendingCents' | 'returnedCents'>,
  language: Language,
): Html => {
  const words = wordsIn(language).progress;
  return html`${
    pendingCents > 0 &&
    html`<p class="pending">${fill(words.pending, { amount: euros(pendingCents, language) })}</p>`
  }
  ${
    returnedCents < 0 &&
    html`<p class="returned">${fill(words.returned, { amount: euros(negated(returnedCents), language) })}</p>`
  }`;
};

/** The months after it, folded away. */
export const laterMonths = (months: readonly MonthProgress[], language: Language): Html | undefined =>
  months.length === 0
    ? undefined
    : html`<details class="card months">
        <summary>${wordsIn(language).progress.later}</summary>
        ${months.map(
          (month) =>
            html`<section id="month-${month.month}">
              <h3>${monthName(month.month, language)}</h3>
              <p>${coverage(month.coveredCents, month.neededCents, language)}</p>
              ${bar(month.coveredCents, month.neededCents, monthName(month.month, language))}
              ${elsewhere(month, language)}
            </section>`,
        )}
      </details>`;

export const monthStyle = `
.month h2{margin:0}
.month p{margin:.25rem 0}
.sum{font-size:1.5rem;font-weight:700;line-height:1.25;margin-top:.5rem!important}
.costs{margin-top:1.25rem}
h3{margin:0;font-size:1.0625rem}
.costs p{display:flex;flex-wrap:wrap;gap:0 .75rem;justify-content:space-between}
progress{appearance:none;display:block;width:100%;height:.85rem;margin:.35rem 0 .6rem;border:1px solid var(--edge);border-radius:1rem;background:var(--ground);overflow:hidden}
progress::-webkit-progress-bar{background:var(--ground)}
progress::-webkit-progress-value{background:var(--accent)}
progress::-moz-progress-bar{background:var(--accent)}
@media (forced-colors:active){progress{forced-color-adjust:none;--accent:Highlight;--ground:Canvas;--edge:CanvasText}}
.costs ul{list-style:none;margin:0;padding:0;font-size:.9375rem}
.costs li{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;padding:.35rem 0;border-top:1px solid var(--line)}
.pending,.returned,.pledged{border-inline-start:.3rem solid var(--pending);padding-inline-start:.75rem;margin-top:1rem!important}
.returned{border-color:var(--edge)}
.pledged{border-color:var(--accent)}
.months section{margin-top:1rem}
.months p{margin:0}
`;
