import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import { countedIn, euros, monthName, say, whole } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import { isLeftOut, type PastedWords, type Preview, type PreviewLine, type Sheet } from './sheet.ts';
import { withBars } from '../parts/sheet-text.ts';

/** What was read of a sheet, in a few sentences. */
export const summaryOf = (
  sheet: Sheet,
  { allWrong }: Preview,
  words: PastedWords,
  readAsThousands: () => Promise<void>,
): TemplateResult => {
  const { rows, problems, problemCount, totals, ignored, sumCents } = sheet;
  const count = (outcome: (typeof rows)[number]['outcome']): string =>
    whole(rows.filter((row) => row.outcome === outcome).length);
  const ambiguous = problems.filter(({ code }) => code === 'amount.ambiguous').length;
  const leftOut = problems.filter(isLeftOut).length;
  return html`<p class="most">
      ${countedIn(words.found, rows.length)}, ${fill(words.sum, { amount: euros(sumCents) })}
    </p>
    <p>${fill(words.outcomes, { new: count('new'), changed: count('changed'), same: count('same') })}</p>
    ${totals.map(
      ({ line, statedCents, readCents }) =>
        html`<p class=${statedCents === readCents ? 'soft' : 'differs'}>
          ${totalOf(line, statedCents, readCents, words)}
        </p>`,
    )}
    ${ignored.length === 0 ? nothing : html`<p>${fill(words.ignored, { columns: ignored.join(', ') })}</p>`}
    ${leftOut === 0 ? nothing : html`<p>${countedIn(words.leftOut, leftOut)}</p>`}
    ${
      allWrong === 0
        ? html`<p>${words.noLines}</p>`
        : html`<p class="refused">${countedIn(words.lines, allWrong)}</p>`
    }
    ${
      problemCount > problems.length
        ? html`<p>${fill(words.moreProblems, { count: whole(problemCount) })}</p>`
        : nothing
    }
    ${
      ambiguous === 0
        ? nothing
        : html`<div class="row">
            <span>${countedIn(words.ambiguous, ambiguous)}</span>
            <button type="button" class="quiet" @click=${readAsThousands}>${words.thousands}</button>
          </div>`
    }`;
};

const totalOf = (line: number, stated: number | undefined, read: number, words: PastedWords): string => {
  const values = { line, stated: euros(stated ?? 0), read: euros(read), amount: euros(read) };
  if (stated === undefined) return fill(words.totalUnread, values);
  return fill(stated === read ? words.totalEqual : words.totalDiffers, values);
};

/** Line by line: what was read, and beside what could not be read why, to be corrected there. */
export const linesTable = ({ lines }: Preview, text: readonly string[], words: PastedWords): TemplateResult =>
  tableOf(
    words.caption,
    [
      { title: words.column.line, cell: ({ line }) => whole(line) },
      {
        title: words.column.need,
        cell: (line) => (line.row ? needOf(line.row, words) : correctionOf(line, text, words)),
      },
    ],
    lines,
  );

const needOf = (
  { row: { month, costType, title, neededCents }, outcome, neededCentsBefore }: Required<PreviewLine>['row'],
  words: PastedWords,
): TemplateResult =>
  html`<span class="between">
      <span>${title} <span class="outcome ${outcome}">${words.outcome[outcome]}</span></span>
      <span class="figure">${euros(neededCents)}</span>
    </span>
    <span class="between soft">
      <span>${monthName(month)}, ${say().costType[costType]}</span>
      ${
        outcome === 'changed' && neededCentsBefore !== undefined
          ? html`<span class="figure">${fill(words.before, { amount: euros(neededCentsBefore) })}</span>`
          : nothing
      }
    </span>`;

const correctionOf = (
  { line, problems = [] }: PreviewLine,
  text: readonly string[],
  words: PastedWords,
): TemplateResult =>
  html`<input
      name=${line}
      aria-label=${fill(words.lineOf, { line })}
      aria-describedby=${`wrong-${line}`}
      aria-invalid="true"
      autocomplete="off"
      spellcheck="false"
      .value=${withBars(text[line - 1] ?? '')}
    />
    <ul id=${`wrong-${line}`}>
      ${problems.map(
        ({ found, sentence }) =>
          html`<li>${found === undefined ? sentence : fill(words.problem, { found, sentence })}</li>`,
      )}
    </ul>`;
