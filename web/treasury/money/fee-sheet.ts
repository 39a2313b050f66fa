import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { answered, api } from '../api/client.ts';
import { countedIn, dayName, euros, monthName, whole } from '../language.ts';
import { withBars } from '../parts/sheet-text.ts';
import { tableOf } from '../parts/table.ts';
import type { feeSheet as german } from '../words/de/fee-sheet.ts';

export type FeeSheetWords = typeof german;

export const readFeeSheet = async (campaign: string, text: string) =>
  answered(
    api.POST('/v1/treasury/campaigns/{campaign}/membership-fees/upload/preview', {
      params: { path: { campaign } },
      body: { text },
    }),
  );
export type FeeSheet = Awaited<ReturnType<typeof readFeeSheet>>;
export type FeeRow = FeeSheet['rows'][number];
export type FeePaid = NonNullable<FeeRow['fee']>;

/** The fees that are not in the books yet. */
export const newFees = ({ rows }: FeeSheet): FeePaid[] =>
  rows.flatMap(({ state, fee }) => (state === 'new' && fee ? [fee] : []));

/** A page that draws ten thousand rows stands still; nobody reads them either. */
const mostRows = 200;

/** The first rows, and the first that need a correction wherever they stand, in the order of the sheet. */
const shownOf = ({ rows }: FeeSheet): FeeRow[] => {
  const refused = rows.filter(({ state }) => state === 'refused').slice(0, mostRows);
  const others = rows.filter(({ state }) => state !== 'refused').slice(0, mostRows);
  return [...refused, ...others].toSorted((one, other) => one.line - other.line);
};

/** What was read of a sheet, in a few sentences. */
export const summaryOf = ({ counts, cents }: FeeSheet, words: FeeSheetWords): TemplateResult =>
  html`<p class="most">${countedIn(words.found, counts.new)}, ${fill(words.sum, { amount: euros(cents) })}</p>
    ${counts.known === 0 ? nothing : html`<p>${countedIn(words.known, counts.known)}</p>`}
    ${
      counts.refused === 0
        ? html`<p>${words.allRight}</p>`
        : html`<p class="refused">${countedIn(words.wrong, counts.refused)}</p>`
    }`;

/** Line by line: what was read, and beside what could not be read why, to be corrected there. */
export const rowsTable = (sheet: FeeSheet, text: readonly string[], words: FeeSheetWords): TemplateResult => {
  const rows = shownOf(sheet);
  return html`${
      rows.length < sheet.rows.length
        ? html`<p class="soft">
            ${fill(words.shownSome, { rows: whole(rows.length), all: whole(sheet.rows.length) })}
          </p>`
        : nothing
    }
    <div class="lines">
      ${tableOf(
        words.caption,
        [
          { title: words.column.line, cell: ({ line }) => whole(line) },
          {
            title: words.column.fee,
            cell: (row) => (row.problem ? correctionOf(row, text, words) : feeOf(row)),
          },
          {
            title: words.column.amount,
            figure: true,
            cell: ({ fee }) => (fee ? euros(fee.cents) : nothing),
          },
          {
            title: words.column.state,
            cell: ({ state }) =>
              state === 'refused'
                ? html`<span class="refused">${words.state.refused}</span>`
                : words.state[state],
          },
        ],
        rows,
      )}
    </div>`;
};

const feeOf = ({ fee }: FeeRow): TemplateResult | typeof nothing => {
  if (!fee) return nothing;
  const { member, month, through, day } = fee;
  const months = through === undefined ? monthName(month) : `${monthName(month)} – ${monthName(through)}`;
  return html`${member}<br /><span class="soft">${months}, ${dayName(day)}</span>`;
};

const correctionOf = (
  { line, problem }: FeeRow,
  text: readonly string[],
  words: FeeSheetWords,
): TemplateResult =>
  html`<input
      name=${line}
      aria-label=${fill(words.correct, { line })}
      aria-describedby=${`wrong-in-${line}`}
      aria-invalid="true"
      autocomplete="off"
      .value=${withBars(text[line - 1] ?? '')}
    />
    <p class="refused" id=${`wrong-in-${line}`}>
      ${problem?.found ? html`${fill(words.foundThere, { found: problem.found })} ` : nothing}${problem?.sentence}
    </p>`;
