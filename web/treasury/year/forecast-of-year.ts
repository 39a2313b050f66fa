import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { YearView } from '../api/schema.d.ts';
import { countedIn, euros, formatTag, shortMonthName, whole } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import type { year as german } from '../words/de/year.ts';

type YearWords = typeof german;

/** How the forecast is made, in the house's own words, and what it was made from. */
export const forecastOfYear = ({ forecast, forecastCents }: YearView, words: YearWords): TemplateResult => {
  const said = words.forecast;
  const { active, pastDue, paused, basis, monthlyLossBasisPoints } = forecast;
  const pledges = (of: typeof active) =>
    fill(said.monthly, { pledges: countedIn(said.pledges, of.pledges), amount: euros(of.monthlyCents) });
  const change = (count: number, cents: number) =>
    fill(said.change, { count: whole(count), amount: euros(cents) });
  return html`<section class="card">
    <h2>${said.title}</h2>
    ${forecast.method.map((sentence) => html`<p>${sentence}</p>`)}
    <dl class="facts">
      <dt>${said.inYear}</dt>
      <dd><i>${euros(forecastCents)}</i></dd>
      <dt>${said.active}</dt>
      <dd>${pledges(active)}</dd>
      <dt>${said.pastDue}</dt>
      <dd>${pledges(pastDue)}</dd>
      <dt>${said.paused}</dt>
      <dd>${pledges(paused)}</dd>
      <dt>${said.loss}</dt>
      <dd>${lossOf(monthlyLossBasisPoints)} (${said.basis[basis]})</dd>
    </dl>
    <details>
      <summary>${said.changes}</summary>
      ${tableOf(
        said.changes,
        [
          { title: words.month, cell: ({ month }) => shortMonthName(month) },
          { title: said.standing, figure: true, cell: ({ standing }) => whole(standing) },
          {
            title: said.begun,
            figure: true,
            cell: ({ begun, begunMonthlyCents }) => change(begun, begunMonthlyCents),
          },
          {
            title: said.ended,
            figure: true,
            cell: ({ ended, endedMonthlyCents }) => change(ended, endedMonthlyCents),
          },
        ],
        forecast.changes,
        { unseenCaption: true },
      )}
    </details>
  </section>`;
};

const lossOf = (basisPoints: number): string =>
  new Intl.NumberFormat(formatTag(), { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  );
