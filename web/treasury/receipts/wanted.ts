import { html, nothing, type TemplateResult } from 'lit';
import type { WantedReceipt } from '../api/schema.d.ts';
import { dayOfInstantName } from '../language.ts';
import { tableOf } from '../parts/table.ts';
import { addressOf } from '../shell/router.ts';
import type { ReceiptWords } from '../words/de/receipts.ts';

/** What somebody wants that is not issued yet, and what to do about it. @param ofDonor the page is that donor's */
export const wantedTable = (
  caption: string,
  wanted: readonly WantedReceipt[],
  words: ReceiptWords,
  ofDonor = false,
): TemplateResult => {
  const said = words.carrier;
  const form = {
    title: said.form,
    cell: ({ form: kind, year }: WantedReceipt) => `${words.forms[kind]} ${year}`,
  };
  const donor = {
    title: said.donor,
    cell: (one: WantedReceipt) =>
      html`<a href=${addressOf('/donors/{donor}', { donor: one.donor })}
        >${said.showDonor}<span class="unseen"> ${one.donor}</span></a
      >`,
  };
  return tableOf(
    caption,
    [
      form,
      {
        title: said.why,
        cell: ({ state, block, toDo }) =>
          html`<b>${block ? words.blocks[block] : words.orders[state]}</b
            >${toDo ? html`<br />${toDo}` : nothing}`,
      },
      { title: said.since, cell: ({ askedAt }) => dayOfInstantName(askedAt) },
      ...(ofDonor ? [] : [donor]),
    ],
    wanted,
  );
};
