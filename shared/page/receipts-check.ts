import type { Locale } from '../domain/locale.ts';
import { formatCents } from '../domain/money.ts';
import { formatDay } from '../domain/month.ts';
import type { Receipt } from '../domain/receipt.ts';
import { html } from '../markup.ts';
import { receiptWords } from '../words/receipts.ts';
import type { PageOfOurs } from './layout.ts';
import { otherLanguage, receiptsPage } from './receipts.ts';

/** All that anybody may know of a receipt who has its number and code. */
export type CheckedReceipt = Pick<Receipt, 'number' | 'state' | 'issuedOn' | 'totalCents'>;

/** A form for what stands at the foot of a receipt. */
export const receiptCheckPage = (locale: Locale): PageOfOurs => {
  const { check } = receiptWords[locale];
  return receiptsPage(locale, check.title, otherLanguage(locale, '/receipts/check?'), [
    html`<p>${check.intro}</p>
      <form class="card asks" method="post" action="/receipts/check?lang=${locale}">
        <label for="number">${check.number}</label>
        <input
          id="number"
          name="number"
          maxlength="80"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          required
        />
        <label for="code">${check.code}</label>
        <p class="soft" id="code-hint">${check.codeHint}</p>
        <input
          id="code"
          name="code"
          maxlength="20"
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="code-hint"
          required
        />
        <button>${check.check}</button>
      </form>`,
  ]);
};

/** Whether a receipt is valid. Of its donor it says nothing. @param receipt undefined if there is none like that */
export const checkedReceiptPage = (receipt: CheckedReceipt | undefined, locale: Locale): PageOfOurs => {
  const { check } = receiptWords[locale];
  const standing = receipt === undefined ? 'unknown' : receipt.state === 'issued' ? 'valid' : receipt.state;
  const another = html`<p>
    <a class="way" href="/receipts/check?lang=${locale}">${check.another}</a>
  </p>`;
  return receiptsPage(locale, check[standing], undefined, [
    html`<p role="status">${check[`${standing}Text`]}</p>`,
    receipt &&
      html`<dl class="card">
          <dt>${check.number}</dt>
          <dd>${receipt.number}</dd>
          <dt>${check.issuedOn}</dt>
          <dd>${formatDay(receipt.issuedOn, locale)}</dd>
          <dt>${check.amount}</dt>
          <dd>${formatCents(receipt.totalCents, locale)}</dd>
        </dl>
        <p class="soft">${check.nothingElse}</p>`,
    another,
  ]);
};
