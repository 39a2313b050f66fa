import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { ReceiptLine } from '../api/schema.d.ts';
import { dayName, euros, whole } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';

/** Receipts, one a line. @param ofDonor the page is that donor's */
export const receiptTable = (
  caption: string,
  receipts: readonly ReceiptLine[],
  words: ReceiptWords,
  ofDonor = false,
): TemplateResult => {
  const { register: said } = words;
  const donor = { title: said.donor, cell: (line: ReceiptLine) => donorOf(line, words) };
  return tableOf(
    caption,
    [
      {
        title: said.number,
        cell: ({ number }) => html`<a href=${addressOf('/receipt/{number}', { number })}>${number}</a>`,
      },
      {
        title: said.state,
        cell: ({ state, replacedBy }) =>
          html`${state === 'issued' ? words.states[state] : html`<b>${words.states[state]}</b>`}${
            replacedBy === undefined
              ? nothing
              : html`<br /><span class="soft">${fill(said.replacedBy, { number: replacedBy })}</span>`
          }`,
      },
      { title: said.form, cell: ({ form }) => (form ? words.forms[form] : nothing) },
      { title: said.forYear, cell: ({ year }) => year ?? nothing },
      { title: said.issuedOn, cell: ({ issuedOn }) => dayName(issuedOn) },
      ...(ofDonor ? [] : [donor]),
      { title: said.copies, figure: true, cell: ({ copies }) => whole(copies) },
      { title: said.amount, figure: true, cell: ({ totalCents }) => euros(totalCents) },
    ],
    receipts,
  );
};

const donorOf = ({ donor }: ReceiptLine, { register }: ReceiptWords) =>
  donor
    ? html`<a href=${addressOf('/donors/{donor}', { donor: donor.donor })}>${donor.name}</a>`
    : register.removed;
