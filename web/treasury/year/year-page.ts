import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import type { FundedUntil, YearView } from '../api/schema.d.ts';
import { euros, momentName, monthName, say, shortMonthName } from '../language.ts';
import { yearOf } from '../months.ts';
import { Page } from '../page.ts';
import { coverageBar } from '../parts/bar.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { year as german } from '../words/de/year.ts';
import { forecastOfYear } from './forecast-of-year.ts';
import { patterns } from './legend.ts';
import { pictureOfCover, pictureOfReceived, pictureOfYear } from './pictures.ts';
import { tableOfYear } from './table-of-year.ts';

type YearWords = typeof german;

/** Until when a campaign is safe, and its year in pictures and figures. */
export class YearPage extends Page<YearWords, YearView> {
  heading(): string {
    return fill(this.words.title, { year: this.parameter('year') });
  }

  async load(): Promise<YearView> {
    const path = { campaign: this.parameter('campaign'), year: this.parameter('year') };
    return answered(api.GET('/v1/treasury/campaigns/{campaign}/years/{year}', { params: { path } }));
  }

  content(view: YearView, words: YearWords): TemplateResult {
    return html`<div class="stack">
      <p class="soft">${fill(words.asOf, { title: view.title, at: momentName(view.asOf) })}</p>
      ${this.turn(view)} ${this.funded(view)} ${this.whole(view)} ${patterns} ${pictureOfCover(view, words)}
      ${pictureOfYear(view, words)} ${pictureOfReceived(view, words)} ${tableOfYear(view, words)}
      ${undecidedIn(view, words)} ${forecastOfYear(view, words)}
    </div>`;
  }

  turn({ campaign, year }: YearView): TemplateResult {
    const { words } = this;
    const to = (wanted: number, rel: 'prev' | 'next', sentence: string) =>
      // The house keeps the books of this century.
      wanted < 2000 || wanted > 2099
        ? nothing
        : html`<a
            class="button quiet"
            href=${addressOf('/year/{campaign}/{year}', { campaign, year: String(wanted) })}
            rel=${rel}
            >${fill(sentence, { year: String(wanted) })}</a
          >`;
    return html`<nav class="row noprint" aria-label=${words.turn}>
      ${to(Number(year) - 1, 'prev', words.previous)} ${to(Number(year) + 1, 'next', words.next)}
      <button type="button" class="quiet" @click=${() => print()}>${words.printed}</button>
    </nav>`;
  }

  funded({ campaign, year, thisMonth, fundedUntil }: YearView): TemplateResult {
    const { words } = this;
    return html`<section class="card funded">
      <h2>${words.funded}</h2>
      ${
        year === yearOf(thisMonth)
          ? nothing
          : html`<p class="soft">${fill(words.fundedFromNow, { month: monthName(thisMonth) })}</p>`
      }
      ${fundedUntil.map((one) => fundedOf(one, campaign, words))}
    </section>`;
  }

  whole({ total, costTypes }: YearView): TemplateResult {
    const { words } = this;
    if (total.neededCents === 0)
      return html`<section class="card">
        <h2>${words.whole}</h2>
        <p>${words.nothingNeeded}</p>
      </section>`;
    return html`<section class="card whole">
      <h2>${words.whole}</h2>
      <p class="most">
        ${total.missingCents > 0 ? fill(words.missing, { amount: euros(total.missingCents) }) : words.nothingMissing}
      </p>
      <div>
        <h3>${words.all}</h3>
        ${coverageBar(total)}
      </div>
      <div class="pair">
        ${costTypes.map(
          (one) =>
            html`<div>
              <h3>${say().costType[one.costType]}</h3>
              ${coverageBar(one)}
            </div>`,
        )}
      </div>
    </section>`;
  }
}

const fundedOf = (
  { costType, sentence, gap, assumptions }: FundedUntil,
  campaign: string,
  words: YearWords,
): TemplateResult =>
  html`<div>
    <p class="most">${sentence}</p>
    ${
      gap
        ? html`<p class="noprint">
            <a href=${addressOf('/month/{campaign}/{month}', { campaign, month: gap.month })}
              >${fill(words.gap, { month: monthName(gap.month) })}</a
            >
          </p>`
        : nothing
    }
    ${
      assumptions.length > 0
        ? html`<details class="assumptions">
            <summary>
              ${words.assumptions}
              <span class="unseen">${fill(words.assumptionsOf, { costType: say().costType[costType] })}</span>
            </summary>
            <ul>
              ${assumptions.map((one) => html`<li>${one.sentence}</li>`)}
            </ul>
          </details>`
        : nothing
    }
  </div>`;

/** What would be needed if the work goes on: apart from everything that is. */
const undecidedIn = ({ months }: YearView, words: YearWords): TemplateResult | typeof nothing => {
  const said = words.undecided;
  const all = months.flatMap(({ month, undecided }) => undecided.map((stage) => ({ ...stage, month })));
  const stages = [...Map.groupBy(all, ({ template }) => template).values()].flatMap((ofStage) => {
    const [first] = ofStage;
    const last = ofStage.at(-1);
    if (!first || !last) return [];
    const cents = ofStage.reduce((sum, { neededCents }) => sum + neededCents, 0);
    return [{ ...first, through: last.month, cents }];
  });
  if (stages.length === 0) return nothing;
  return html`<section class="card">
    <h2>${said.title}</h2>
    <p class="soft">${said.text}</p>
    ${tableOf(
      said.table,
      [
        { title: said.what, cell: ({ title }) => title },
        { title: said.costType, cell: ({ costType }) => say().costType[costType] },
        {
          title: said.months,
          cell: ({ month, through }) =>
            month === through
              ? shortMonthName(month)
              : `${shortMonthName(month)} – ${shortMonthName(through)}`,
        },
        { title: said.cents, figure: true, cell: ({ cents }) => euros(cents) },
      ],
      stages,
      { unseenCaption: true },
    )}
  </section>`;
};

customElements.define('treasury-year', YearPage);
