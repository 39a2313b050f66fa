import type { Locale } from '../domain/locale.ts';
import { formatCents } from '../domain/money.ts';
import { type Day, dayOf, formatDay } from '../domain/month.ts';
import type { Receipt } from '../domain/receipt.ts';
import { html, type Html } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { receiptWords } from '../words/receipts.ts';
import type { PageOfOurs } from './layout.ts';
import { otherLanguage, receiptsPage } from './receipts.ts';
import { addressForm, type AddressMistakes, addressMistakes, type TypedAddress } from './receipts-address.ts';
import { giftsOfYear, type ShownYear } from './receipts-gifts.ts';

/** A receipt, and when a copy of it was asked for by this link. */
export interface ShownReceipt extends Receipt {
  readonly copyAskedOn?: Day | undefined;
}

export interface MineShown {
  readonly key: string;
  readonly locale: Locale;
  readonly today: Day;
  /** Until when the page is open: `14:30`. */
  readonly until: string;
  readonly address: TypedAddress;
  readonly mistakes?: AddressMistakes;
  /** Names of carriers that may issue nothing today. */
  readonly closed: readonly string[];
  readonly years: readonly ShownYear[];
  readonly receipts: readonly ShownReceipt[];
  /** What was just done. */
  readonly done?: keyof (typeof receiptWords)['de']['done'] | undefined;
  /** Why it was not. */
  readonly refused?: string | undefined;
}

/** Somebody's own name and address, gifts and receipts, and all they can ask for. */
export const minePage = (shown: MineShown): PageOfOurs => {
  const { key, locale, until, today, address, mistakes = {}, closed, years, receipts, done, refused } = shown;
  const { mine, done: doneWords } = receiptWords[locale];
  const hasAddress = address.version > 0;
  const on = { key, locale, today, hasAddress };
  const hasOpen = years.some(({ gifts }) => gifts.some((gift) => gift.standing === 'receiptable'));
  return receiptsPage(locale, mine.title, otherLanguage(locale, `/receipts/mine?key=${key}&`), [
    done !== undefined && html`<p class="card" role="status">${doneWords[done]}</p>`,
    refused !== undefined && html`<p class="card refused" role="alert">${refused}</p>`,
    addressMistakes(mistakes, locale),
    closed.map((carrier) => html`<p class="card" role="note">${fill(mine.gate, { carrier })}</p>`),
    addressForm(key, address, mistakes, locale),
    !hasAddress && hasOpen && html`<p>${mine.addressFirst}</p>`,
    years.map((year) => giftsOfYear(year, on)),
    html`<section aria-labelledby="receipts">
      <h2 id="receipts">${mine.receipts}</h2>
      ${receipts.length === 0 && html`<p>${mine.noReceipts}</p>`}
      ${receipts.map((receipt) => receiptCard(receipt, key, locale))}
    </section>`,
    html`<p class="soft">${fill(mine.until, { time: until })}</p>`,
  ]);
};

/** From a receipt, which is in German, back to the page it was on, and to its document. */
export const waysFrom = (key: string, receipt: string, locale: Locale): Html => {
  const { mine } = receiptWords[locale];
  return html`<p lang="${locale}">
    <a class="way" href="/receipts/mine?key=${key}&lang=${locale}">${mine.title}</a><br />
    <a class="way" href="/receipts/document?key=${key}&receipt=${receipt}&lang=${locale}">${mine.download}</a>
  </p>`;
};

const receiptCard = (receipt: ShownReceipt, key: string, locale: Locale): Html => {
  const { mine } = receiptWords[locale];
  const { number, totalCents, issuedOn, state, snapshot } = receipt;
  const query = `key=${key}&receipt=${receipt.receipt}&lang=${locale}`;
  const isByMachine = snapshot?.signature === 'machine';
  return html`<article class="card gift">
    <h3 id="${receipt.receipt}">${number}</h3>
    <p>${formatCents(totalCents, locale)}, ${formatDay(issuedOn, locale)}. ${standing(receipt, locale)}</p>
    ${
      state === 'issued' &&
      snapshot &&
      (isByMachine
        ? html`<p class="ways">
            <a class="way" href="/receipts/read?${query}" aria-describedby="${receipt.receipt}"
              >${mine.read}</a
            >
            <a class="way" href="/receipts/document?${query}" aria-describedby="${receipt.receipt}"
              >${mine.download}</a
            >
          </p>`
        : html`<p class="soft">${mine.byHand}</p>`)
    }
    ${state === 'issued' && isByMachine && receipt.to && copyOf(receipt, key, locale)}
  </article>`;
};

const standing = ({ state, withdrawnAt, replacedBy, issuedOn }: ShownReceipt, locale: Locale): string => {
  const { mine } = receiptWords[locale];
  if (state === 'issued') return mine.issued;
  if (state === 'replaced' && replacedBy !== undefined) return fill(mine.replaced, { number: replacedBy });
  const on = withdrawnAt === undefined ? issuedOn : dayOf(withdrawnAt);
  return fill(mine.withdrawn, { day: formatDay(on, locale) });
};

const copyOf = ({ receipt, copyAskedOn }: ShownReceipt, key: string, locale: Locale): Html => {
  const { mine } = receiptWords[locale];
  if (copyAskedOn !== undefined) {
    return html`<p class="soft">${fill(mine.copyAsked, { day: formatDay(copyAskedOn, locale) })}</p>`;
  }
  return html`<form method="post" action="/receipts/mine?lang=${locale}">
    <input type="hidden" name="key" value="${key}" />
    <input type="hidden" name="receipt" value="${receipt}" />
    <p class="soft" id="${receipt}-copy">${mine.copyHint}</p>
    <button class="quiet" name="do" value="copy" aria-describedby="${receipt} ${receipt}-copy">
      ${mine.copy}
    </button>
  </form>`;
};
