import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { Carried, MonthView } from '../api/schema.d.ts';
import { countedIn, dayName, euros, say } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import { whyOf } from '../parts/why.ts';
import type { month as german } from '../words/de/month.ts';

type MonthWords = typeof german;

/** What came in, what is on its way, and what goes over from month to month. */
export const moneyOfMonth = (view: MonthView, words: MonthWords): TemplateResult =>
  html`${received(view, words)} ${onItsWay(view, words)} ${carried(view, words)}`;

const received = (view: MonthView, words: MonthWords): TemplateResult => {
  const { receivedCents, receivedBySource, gifts, returnedCents, feeCents } = view;
  const rows = (['donation', 'membership', 'grant', 'event'] as const).map((source) => ({
    called:
      source === 'donation'
        ? fill(words.ofGifts, { source: say().source.donation, gifts: countedIn(words.gifts, gifts) })
        : say().source[source],
    cents: receivedBySource[source],
  }));
  return html`<section class="card">
    <h2>${words.received}</h2>
    ${tableOf(
      words.bySource,
      [
        { title: words.source, cell: ({ called }) => called, foot: say().sum },
        { title: words.amount, figure: true, cell: ({ cents }) => euros(cents), foot: euros(receivedCents) },
      ],
      rows,
      { unseenCaption: true },
    )}
    ${whyOf(words.received, html`<p>${words.whyReceived}</p>`)}
    ${figure(words.returned, returnedCents, words.whyReturned)} ${figure(words.fees, feeCents, words.whyFees)}
  </section>`;
};

const onItsWay = (
  { pendingCents, expected, committed, needs }: MonthView,
  words: MonthWords,
): TemplateResult =>
  html`<section class="card">
    <h2>${words.onItsWay}</h2>
    <p class="soft">${words.onItsWayHint}</p>
    ${figure(words.pending, pendingCents, words.whyPending)}
    ${figure(
      words.expected,
      expected.cents,
      words.whyExpected,
      expected.transfers > 0 ? countedIn(words.transfers, expected.transfers) : undefined,
    )}
    ${figure(words.committed, committed.cents, words.whyCommitted)}
    ${
      committed.tranches.length > 0
        ? tableOf(
            words.tranche.caption,
            [
              { title: words.tranche.programme, cell: ({ programme }) => programme },
              { title: words.tranche.dueOn, cell: ({ dueOn }) => dayName(dueOn) },
              { title: words.tranche.earmark, cell: ({ earmark }) => earmarkName(earmark, needs, words) },
              { title: words.tranche.cents, figure: true, cell: ({ cents }) => euros(cents) },
            ],
            committed.tranches,
          )
        : nothing
    }
  </section>`;

const carried = ({ carriedIn, carriedOn, needs }: MonthView, words: MonthWords): TemplateResult => {
  const one = (title: string, { cents, pots }: Carried) =>
    figure(
      title,
      cents,
      cents < 0 ? words.whyCarriedBelow : words.whyCarried,
      undefined,
      pots.length > 0
        ? tableOf(
            words.pot.caption,
            [
              { title: words.pot.source, cell: ({ source }) => say().source[source] },
              { title: words.pot.earmark, cell: ({ earmark }) => earmarkName(earmark, needs, words) },
              { title: words.pot.cents, figure: true, cell: (pot) => euros(pot.cents) },
            ],
            pots,
            { unseenCaption: true },
          )
        : nothing,
    );
  return html`<section class="card">
    <h2>${words.carried}</h2>
    ${one(words.carriedIn, carriedIn)} ${one(words.carriedOn, carriedOn)}
  </section>`;
};

/** One figure of the month with its reason. */
const figure = (
  title: string,
  cents: number,
  why: string,
  note?: string,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult =>
  html`<div>
    <p class="between">
      <span>${title}${note === undefined ? nothing : html` <span class="soft">(${note})</span>`}</span>
      <b>${euros(cents)}</b>
    </p>
    ${whyOf(
      title,
      html`<p>${why}</p>
        ${more}`,
    )}
  </div>`;

const earmarkName = (earmark: string, needs: MonthView['needs'], words: MonthWords): string => {
  const known: Readonly<Record<string, string | undefined>> = say().earmark;
  return known[earmark] ?? needs.find(({ need }) => need === earmark)?.title ?? words.oneNeed;
};
