import type { GiftStanding } from '../domain/gift-standing.ts';
import type { Locale } from '../domain/locale.ts';
import { formatCents } from '../domain/money.ts';
import { type Day, formatDay } from '../domain/month.ts';
import { html, type Html, type Piece } from '../markup.ts';
import { fill } from '../words/fill.ts';
import { receiptWords } from '../words/receipts.ts';

/** A gift as its giver sees it. */
export interface ShownGift extends GiftStanding {
  /** The campaign's. */
  readonly title: string;
  /** Of the receipt it stands in, once that has one. */
  readonly number?: string | undefined;
  /** When a receipt for it was asked for by this link. */
  readonly askedOn?: Day | undefined;
}

/** The gifts of one year. */
export interface ShownYear {
  readonly year: number;
  readonly isOver: boolean;
  readonly gifts: readonly ShownGift[];
  /** When one receipt for all of it was asked for by this link. */
  readonly askedOn?: Day | undefined;
}

/** How the page stands that the gifts are on. */
export interface GiftsOn {
  readonly key: string;
  readonly locale: Locale;
  readonly today: Day;
  /** Without name and address there is nothing to ask for yet. */
  readonly hasAddress: boolean;
}

/** A year's gifts, how each stands with receipts, and what can be asked for. */
export const giftsOfYear = (shown: ShownYear, on: GiftsOn): Html => {
  const { mine } = receiptWords[on.locale];
  const { year, gifts } = shown;
  return html`<section aria-labelledby="year-${year}">
    <h2 id="year-${year}">${fill(mine.gifts, { year: String(year) })}</h2>
    ${gifts.length === 0 && html`<p>${mine.noGifts}</p>`}
    ${gifts.map((gift, place) => giftCard(gift, { id: `gift-${year}-${place}`, year, ...on }))}
    ${collective(shown, on)}
  </section>`;
};

const giftCard = (gift: ShownGift, on: GiftsOn & { readonly id: string; readonly year: number }): Html => {
  const { mine } = receiptWords[on.locale];
  const day = (of: Day): string => formatDay(of, on.locale);
  return html`<article class="card gift">
    <h3 id="${on.id}">
      ${formatCents(gift.cents, on.locale)}: ${fill(mine[gift.kind], { campaign: gift.title })}
    </h3>
    <p class="soft">${fill(mine.givenOn, { day: day(gift.givenOn) })}</p>
    ${
      gift.debitedOn !== undefined &&
      gift.debitedOn !== gift.givenOn &&
      html`<p class="soft">${fill(mine.debitedOn, { day: day(gift.debitedOn) })}</p>`
    }
    ${gift.expenseWaiver && html`<p class="soft">${mine.waiver}</p>`}
    <p>${standing(gift, on.locale)}</p>
    ${gift.standing === 'receiptable' && gift.askedOn === undefined && on.hasAddress && asks(gift, on)}
  </article>`;
};

const standing = (gift: ShownGift, locale: Locale): Piece => {
  const { mine, excluded, blocked } = receiptWords[locale];
  if (gift.standing === 'receipted') {
    return gift.number === undefined ? mine.beingIssued : fill(mine.standsIn, { number: gift.number });
  }
  if (gift.exclusion) return excluded[gift.exclusion];
  if (gift.block) return blocked[gift.block];
  return gift.askedOn === undefined ? mine.open : fill(mine.asked, { day: formatDay(gift.askedOn, locale) });
};

/** Whose bank may still take the money back is told so, and asks by a button of its own. */
const asks = (
  { gift, returnableUntil }: ShownGift,
  { key, locale, today, id, year }: GiftsOn & { readonly id: string; readonly year: number },
): Html => {
  const { mine } = receiptWords[locale];
  const mayReturn = returnableUntil !== undefined && returnableUntil >= today;
  return html`<form method="post" action="/receipts/mine?lang=${locale}">
    <input type="hidden" name="key" value="${key}" />
    <input type="hidden" name="year" value="${year}" />
    <input type="hidden" name="gift" value="${gift}" />
    ${mayReturn && html`<p id="${id}-debit">${fill(mine.debit, { day: formatDay(returnableUntil, locale) })}</p>`}
    ${mayReturn && html`<input type="hidden" name="warned" value="yes" />`}
    <button class="quiet" name="do" value="single" aria-describedby="${mayReturn ? `${id} ${id}-debit` : id}">
      ${mayReturn ? mine.singleAllTheSame : mine.single}
    </button>
  </form>`;
};

const collective = ({ year, isOver, gifts, askedOn }: ShownYear, on: GiftsOn): Html | false => {
  const { mine } = receiptWords[on.locale];
  const open = gifts.filter((gift) => gift.standing === 'receiptable' && gift.askedOn === undefined);
  if (askedOn !== undefined) {
    return html`<p role="note">${fill(mine.asked, { day: formatDay(askedOn, on.locale) })}</p>`;
  }
  if (open.length === 0) return false;
  if (!isOver) return html`<p class="soft">${fill(mine.yearNotOver, { year: String(year) })}</p>`;
  if (!on.hasAddress) return false;
  const [last] = open
    .flatMap(({ returnableUntil }) => returnableUntil ?? [])
    .filter((day) => day >= on.today)
    .toSorted()
    .toReversed();
  return html`<form class="card" method="post" action="/receipts/mine?lang=${on.locale}">
    <input type="hidden" name="key" value="${on.key}" />
    <input type="hidden" name="year" value="${year}" />
    <p id="collective-${year}">${mine.collectiveHint}</p>
    ${last !== undefined && html`<p>${fill(mine.collectiveDebits, { day: formatDay(last, on.locale) })}</p>`}
    <button name="do" value="collective" aria-describedby="collective-${year}">
      ${fill(mine.collective, { year: String(year) })}
    </button>
  </form>`;
};
