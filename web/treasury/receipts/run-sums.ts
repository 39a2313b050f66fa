import { html, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { RunShown } from '../api/schema.d.ts';
import { euros, whole } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';

type Sums = NonNullable<RunShown['sums']>;

interface Part {
  readonly called: string;
  readonly gifts: number;
  readonly cents: number;
}

/** Of reasons the house has learned and these pages have not, their own names. */
export const reasonName = (called: Readonly<Record<string, string>>, reason: string): string =>
  called[reason] ?? reason;

const partsOf = ({ issued, before, excluded, blocked }: Sums, words: ReceiptWords, over: boolean): Part[] => {
  const { run: said } = words;
  return [
    { ...issued, called: `${over ? said.issued : said.willIssue} (${whole(issued.receipts)})` },
    { ...before, called: said.before },
    ...Object.entries(blocked).map(([reason, sum]) => ({
      ...sum,
      called: fill(said.blocked, { reason: reasonName(words.blocks, reason) }),
    })),
    ...Object.entries(excluded).map(([reason, sum]) => ({
      ...sum,
      called: fill(said.excluded, { reason: reasonName(words.exclusions, reason) }),
    })),
  ];
};

/**
 * Where all money of the year is, and whether the parts come to what the books say.
 *
 * @param caption what the table is called
 * @param over whether the receipts are issued; before, they will be
 */
export const sumsTable = (
  caption: string,
  sums: Sums,
  words: ReceiptWords,
  over: boolean,
): TemplateResult => {
  const { run: said } = words;
  const parts = partsOf(sums, words, over);
  const differenceCents = parts.reduce((left, { cents }) => left - cents, sums.all.cents);
  return html`${tableOf(
    caption,
    [
      { title: said.where, cell: ({ called }) => called, foot: said.all },
      { title: said.amount, figure: true, cell: ({ cents }) => euros(cents), foot: euros(sums.all.cents) },
      { title: said.gifts, figure: true, cell: ({ gifts }) => whole(gifts), foot: whole(sums.all.gifts) },
    ],
    parts,
  )}
  ${
    differenceCents === 0
      ? html`<p>${said.agrees}</p>`
      : html`<p class="refused">${fill(said.differs, { amount: euros(differenceCents) })}</p>`
  }`;
};
