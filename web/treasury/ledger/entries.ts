import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { LedgerRow } from '../api/schema.d.ts';
import { dayName, euros, say } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { ledger as german } from '../words/de/ledger.ts';

type LedgerWords = typeof german;

/** Entries as lines of the books. @param linked whether each leads to its gift */
export const entriesTable = (
  caption: string,
  rows: readonly LedgerRow[],
  words: LedgerWords,
  linked = true,
): TemplateResult =>
  tableOf<LedgerRow>(
    caption,
    [
      { title: words.column.day, cell: (row) => (linked ? giftLink(row, words) : dayName(row.day)) },
      { title: words.movement, cell: ({ movement }) => words.movements[movement] },
      { title: words.source, cell: ({ source }) => say().source[source] },
      { title: words.column.gross, figure: true, cell: ({ cents }) => euros(cents) },
      { title: words.column.fee, figure: true, cell: ({ feeCents }) => amount(feeCents) },
      { title: words.column.net, figure: true, cell: ({ netCents }) => amount(netCents) },
      { title: words.column.payout, cell: ({ payout }) => payoutLink(payout) },
      { title: words.campaign, cell: ({ campaign }) => campaign },
      { title: words.column.earmark, cell: ({ earmark }) => earmarkName(earmark) },
      { title: words.column.reference, cell: ({ reference }) => reference },
      { title: words.column.reason, cell: (row) => reasonOf(row, words) },
    ],
    rows,
  );

const giftLink = ({ gift, day, reference }: LedgerRow, words: LedgerWords): TemplateResult =>
  html`<a href=${addressOf('/gifts/{gift}', { gift })}
    >${dayName(day)}<span class="unseen"> ${words.showGift} ${reference}</span></a
  >`;

const amount = (cents: number | undefined) => (cents === undefined ? nothing : euros(cents));

const payoutLink = (payout: string | undefined) =>
  payout === undefined ? nothing : html`<a href=${addressOf('/payouts/{payout}', { payout })}>${payout}</a>`;

/** Nothing is said of money without a purpose of its own but that; a need is called by its id. */
export const earmarkName = (earmark: string): string => {
  const known: Readonly<Record<string, string | undefined>> = say().earmark;
  return known[earmark] ?? earmark;
};

const reasonOf = ({ reason, author, countedBy, corrects }: LedgerRow, words: LedgerWords) => {
  const parts = [
    reason,
    author && fill(words.by, { author }),
    countedBy && fill(words.countedBy, { name: countedBy }),
    corrects && fill(words.corrects, { entry: corrects }),
  ].filter(Boolean);
  return parts.length === 0 ? nothing : parts.join('; ');
};
