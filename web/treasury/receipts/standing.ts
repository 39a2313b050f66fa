import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../../shared/words/fill.ts';
import type { GiftTermsShown } from '../api/schema.d.ts';
import { dayName } from '../language.ts';
import type { GiftReceiptWords } from './donor-words.ts';

type Gift = NonNullable<GiftTermsShown['standing']>;

/** The day that counts; of a debit also the day its giver's bank says, which around New Year is another year's. */
export const givenOnSaid = (
  { givenOn, debitedOn }: Gift,
  { donor: said }: GiftReceiptWords,
): TemplateResult =>
  html`${dayName(givenOn)}${
    debitedOn !== undefined && debitedOn !== givenOn
      ? html`<br /><span class="soft">${fill(said.debitedOn, { day: dayName(debitedOn) })}</span>`
      : nothing
  }`;

/** How a gift stands with receipts, and why. */
export const standingSaid = (gift: Gift, { donor: said, receipts }: GiftReceiptWords): TemplateResult => {
  const { standing, block, exclusion, returnableUntil, expenseWaiver } = gift;
  const why = block ? receipts.blocks[block] : exclusion ? receipts.exclusions[exclusion] : undefined;
  const further = [
    why,
    standing === 'receiptable' && returnableUntil !== undefined
      ? fill(said.mayReturn, { day: dayName(returnableUntil) })
      : undefined,
    expenseWaiver ? said.waiver : undefined,
  ].filter((one) => one !== undefined);
  return html`<b>${said.standings[standing]}</b>${further.map(
      (one) => html`<br /><span class="soft">${one}</span>`,
    )}`;
};
