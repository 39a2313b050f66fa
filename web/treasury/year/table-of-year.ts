import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { Cover, MonthOfYear, YearView } from '../api/schema.d.ts';
import { euros, say, shortMonthName } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { year as german } from '../words/de/year.ts';

type YearWords = typeof german;
type Cell = TemplateResult | string;

/** One line of the year: a need through its months, a sum, or money that goes from month to month. */
interface Row {
  readonly title: Cell;
  readonly cell: (month: MonthOfYear) => Cell;
  readonly sum: Cell;
}

/** Twelve months as two tables of six: they fit onto a laptop and a sheet of paper. */
export const tableOfYear = (view: YearView, words: YearWords): TemplateResult => {
  const said = words.table;
  const rows = rowsOf(view, words);
  const half = (caption: string, months: readonly MonthOfYear[], withSum: boolean) =>
    tableOf<Row>(
      caption,
      [
        { title: said.line, cell: ({ title }) => title },
        ...months.map((month) => ({
          title: html`<a
            href=${addressOf('/month/{campaign}/{month}', { campaign: view.campaign, month: month.month })}
            >${shortMonthName(month.month)}</a
          >`,
          figure: true as const,
          cell: ({ cell }: Row) => cell(month),
        })),
        ...(withSum ? [{ title: said.year, figure: true as const, cell: ({ sum }: Row) => sum }] : []),
      ],
      rows,
    );
  return html`<section class="card halves">
    <h2>${said.title}</h2>
    <p class="soft">${said.text}</p>
    ${half(said.first, view.months.slice(0, 6), false)} ${half(said.second, view.months.slice(6), true)}
  </section>`;
};

const rowsOf = (view: YearView, words: YearWords): Row[] => {
  const said = words.table;
  const needs = view.costTypes.flatMap((ofYear): Row[] => {
    const lines = view.lines.filter(({ costType }) => costType === ofYear.costType);
    if (lines.length === 0) return [];
    return [
      ...lines.map((line) => ({
        title: line.title,
        cell: ({ needs: ofMonth }: MonthOfYear) => {
          const here = ofMonth.filter((need) => need.line === line.line);
          return here.length === 0 ? '' : html`${here.map((need) => coverOf(need, words))}`;
        },
        sum: coverOf(line, words),
      })),
      {
        title: html`<b>${fill(said.subtotal, { costType: say().costType[ofYear.costType] })}</b>`,
        cell: ({ costTypes }) => {
          const here = costTypes.find(({ costType }) => costType === ofYear.costType);
          return here ? html`<b>${coverOf(here, words)}</b>` : '';
        },
        sum: html`<b>${coverOf(ofYear, words)}</b>`,
      },
    ];
  });
  return [
    ...needs,
    {
      title: html`<b>${said.total}</b>`,
      cell: ({ total }) => html`<b>${coverOf(total, words)}</b>`,
      sum: html`<b>${coverOf(view.total, words)}</b>`,
    },
    {
      title: html`<b>${said.missing}</b>`,
      cell: ({ total }) => html`<b>${euros(total.missingCents)}</b>`,
      sum: html`<b>${euros(view.total.missingCents)}</b>`,
    },
    amounts(said.carriedIn, (month) => month.carriedInCents, view.carriedInCents),
    amounts(said.received, (month) => month.receivedCents, view.receivedCents),
    ...seldom(view, said.returned, (month) => month.returnedCents),
    amounts(said.carriedOn, (month) => month.carriedOnCents, view.carriedOnCents),
    ...seldom(view, notCounted(said.pending, words), (month) => month.pendingCents),
    ...seldom(view, notCounted(said.expected, words), (month) => month.expected.cents),
    uncertain(notCounted(said.committed, words), (month) => month.committed.cents, view.committedCents),
    uncertain(notCounted(said.forecast, words), (month) => month.forecastCents, view.forecastCents),
  ];
};

/** Needed above, covered below. Whoever cannot see where a figure stands hears which it is. */
const coverOf = ({ neededCents, coveredCents, missingCents }: Cover, words: YearWords): TemplateResult => {
  const said = words.table;
  const isCovered = neededCents > 0 && missingCents === 0;
  return html`<span class="cover"
    ><span><span class="unseen">${said.needed} </span>${euros(neededCents)}</span>
    <span class="soft"
      ><span class="unseen">${said.covered} </span>${isCovered ? html`${said.isCovered} ` : ''}${euros(
        coveredCents,
      )}</span
    ></span
  >`;
};

const amounts = (title: Cell, cents: (month: MonthOfYear) => number, sum: number): Row => ({
  title,
  cell: (month) => euros(cents(month)),
  sum: euros(sum),
});

const uncertain = (title: Cell, cents: (month: MonthOfYear) => number, sum: number): Row => ({
  title,
  cell: (month) => html`<i>${euros(cents(month))}</i>`,
  sum: html`<i>${euros(sum)}</i>`,
});

/** Only where there is any; years without have a line less. */
const seldom = ({ months }: YearView, title: Cell, cents: (month: MonthOfYear) => number): Row[] => {
  const sum = months.reduce((before, month) => before + cents(month), 0);
  return months.some((month) => cents(month) !== 0) ? [uncertain(title, cents, sum)] : [];
};

const notCounted = (title: string, words: YearWords): TemplateResult =>
  html`${title} <span class="soft">(${words.table.notCounted})</span>`;
