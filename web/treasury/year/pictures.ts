import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { MonthOfYear, YearView } from '../api/schema.d.ts';
import { euros, monthName, shortMonthName, say } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import type { year as german } from '../words/de/year.ts';
import { type Amount, type Drawing, type Piece, pieces } from './drawing.ts';
import { legendOf, type Series } from './legend.ts';
import './picture.ts';

type YearWords = typeof german;
type Source = keyof MonthOfYear['receivedBySource'];

const sources: readonly Source[] = ['donation', 'membership', 'grant', 'event'];

/** What a source covers of people and things together, in a month or the year. */
const coveredBy = ({ costTypes }: Pick<YearView, 'costTypes'>, source: Source): number =>
  costTypes.reduce((sum, { coveredBySource }) => sum + coveredBySource[source], 0);

/** Which sources carry each month, against what it needs. */
export const pictureOfCover = (view: YearView, words: YearWords): TemplateResult => {
  const said = words.covered;
  const { months, total } = view;
  const amounts = months.flatMap((month) =>
    sources.map((piece) => amountOf(month, piece, coveredBy(month, piece), words)),
  );
  const needed = months.map((month) => amountOf(month, 'needed', month.total.neededCents, words));
  if (total.neededCents === 0) return nothingIn(said.title, said.empty);
  return figure(
    'covered',
    said.title,
    fill(said.text, { covered: euros(total.coveredCents), needed: euros(total.neededCents) }),
    {
      kind: 'bars',
      months: months.map(({ month }) => month),
      amounts: there(amounts),
      needed: there(needed),
    },
    [...usedIn(amounts), 'needed'],
    tableOf(
      said.table,
      [
        { title: words.month, cell: ({ month }) => shortMonthName(month), foot: say().sum },
        ...sources.map((source) => ({
          title: say().source[source],
          figure: true as const,
          cell: (month: MonthOfYear) => euros(coveredBy(month, source)),
          foot: euros(coveredBy(view, source)),
        })),
        {
          title: said.covered,
          figure: true,
          cell: (month) => euros(month.total.coveredCents),
          foot: euros(total.coveredCents),
        },
        {
          title: said.needed,
          figure: true,
          cell: (month) => euros(month.total.neededCents),
          foot: euros(total.neededCents),
        },
        {
          title: said.missing,
          figure: true,
          cell: (month) => euros(month.total.missingCents),
          foot: euros(total.missingCents),
        },
      ],
      months,
    ),
    words,
  );
};

/** What came in by source, and beside it what is only expected. */
export const pictureOfReceived = (view: YearView, words: YearWords): TemplateResult => {
  const said = words.received;
  const { months } = view;
  const amounts = months.flatMap((month) => [
    ...sources.map((piece) => amountOf(month, piece, month.receivedBySource[piece], words)),
    amountOf(month, 'committed', month.committed.cents, words),
    amountOf(month, 'forecast', month.forecastCents, words),
  ]);
  if (there(amounts).length === 0) return nothingIn(said.title, said.empty);
  return figure(
    'received',
    said.title,
    fill(said.text, { received: euros(view.receivedCents) }),
    { kind: 'bars', months: months.map(({ month }) => month), amounts: there(amounts), needed: [] },
    usedIn(amounts),
    tableOf(
      said.table,
      [
        { title: words.month, cell: ({ month }) => shortMonthName(month), foot: say().sum },
        ...sources.map((source) => ({
          title: say().source[source],
          figure: true as const,
          cell: (month: MonthOfYear) => euros(month.receivedBySource[source]),
          foot: euros(view.receivedBySource[source]),
        })),
        {
          title: said.received,
          figure: true,
          cell: (month) => euros(month.receivedCents),
          foot: euros(view.receivedCents),
        },
        {
          title: said.committed,
          figure: true,
          cell: (month) => expected(month.committed.cents),
          foot: expected(view.committedCents),
        },
        {
          title: said.forecast,
          figure: true,
          cell: (month) => expected(month.forecastCents),
          foot: expected(view.forecastCents),
        },
      ],
      months,
    ),
    words,
  );
};

/** The year added up: what was needed, what was there, what may come. */
export const pictureOfYear = (view: YearView, words: YearWords): TemplateResult => {
  const said = words.cumulative;
  const { months } = view;
  const needed = months.map((month) => amountOf(month, 'needed', month.cumulative.neededCents, words));
  const received = months.map((month) => amountOf(month, 'received', month.cumulative.receivedCents, words));
  const coming = months.findIndex(({ forecastCents }) => forecastCents !== 0);
  // The dashed line leaves the money that is there where the first expected gift is counted.
  const forecast =
    coming < 0
      ? []
      : months
          .slice(Math.max(0, coming - 1))
          .map((month) => amountOf(month, 'expected', month.cumulative.forecastCents, words));
  return figure(
    'cumulative',
    said.title,
    fill(said.text, { carried: euros(view.carriedInCents) }),
    { kind: 'lines', months: months.map(({ month }) => month), needed, received, forecast },
    ['needed', 'received', ...(forecast.length > 0 ? (['expected'] as const) : [])],
    tableOf(
      said.table,
      [
        { title: words.month, cell: ({ month }) => shortMonthName(month) },
        { title: said.needed, figure: true, cell: ({ cumulative }) => euros(cumulative.neededCents) },
        { title: said.received, figure: true, cell: ({ cumulative }) => euros(cumulative.receivedCents) },
        { title: said.forecast, figure: true, cell: ({ cumulative }) => expected(cumulative.forecastCents) },
      ],
      months,
    ),
    words,
  );
};

/** Whoever reads a figure sees that it is no money yet. */
const expected = (cents: number): TemplateResult => html`<i>${euros(cents)}</i>`;

const amountOf = <Of extends Series>(
  { month }: MonthOfYear,
  piece: Of,
  cents: number,
  words: YearWords,
): Amount & { readonly piece: Of } => ({
  month,
  piece,
  cents,
  title: fill(words.bar, { name: words.series[piece], month: monthName(month), amount: euros(cents) }),
});

const there = <One extends Amount>(amounts: readonly One[]): One[] =>
  amounts.filter(({ cents }) => cents !== 0);

const usedIn = (amounts: readonly (Amount & { readonly piece: Piece })[]): Piece[] =>
  pieces.filter((piece) => there(amounts).some((amount) => amount.piece === piece));

const nothingIn = (title: string, sentence: string): TemplateResult =>
  html`<section class="card">
    <h2>${title}</h2>
    <p>${sentence}</p>
  </section>`;

const figure = (
  name: string,
  title: string,
  text: string,
  drawing: Drawing,
  series: readonly Series[],
  table: TemplateResult,
  words: YearWords,
): TemplateResult =>
  html`<section class="card">
    <div class="whole drawn">
      <h2 id=${`${name}-title`}>${title}</h2>
      <p class="soft" id=${`${name}-text`}>${text}</p>
      ${legendOf(series, words)}
      <treasury-picture
        .drawing=${drawing}
        .away=${words.pictureAway}
        .label=${`${name}-title`}
        .description=${`${name}-text`}
      ></treasury-picture>
    </div>
    ${table}
  </section>`;
