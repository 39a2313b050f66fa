import type { Entry } from '../../../domain/ledger.ts';
import { Month } from '../../../domain/month.ts';
import type { LedgerRow } from '../../../routes/treasury/ledger.ts';
import { behindEntry, type LedgerPages } from '../../../store/ledger-pages.ts';
import { unknownPlace } from '../../../store/pages.ts';
import { rowsOf } from './rows.ts';
import type { Selection } from './selection.ts';

export interface WalkParts {
  readonly ledgerPages: Pick<LedgerPages, 'ofMonth' | 'balancesOf'>;
}

/** As many keys as one batch read takes. */
const handful = 100;
/** Whoever wants all of it reads five batches at once. */
const armful = 500;
/** So that a page costs no more than this, however rare what somebody looks for. */
const mostEntries = 500;
/** Months without an entry cost a read too. */
const mostReads = 12;

/** Where a walk through the months goes on: in a month, and there behind an entry. */
interface Place {
  readonly month: Month;
  readonly after?: string | undefined;
}

/** A page of a selection: `limit` rows, or fewer if so many entries were looked at. */
export const pageOf = async (
  selection: Selection,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  { ledgerPages }: WalkParts,
): Promise<{ rows: LedgerRow[]; next: string | undefined }> => {
  const rows: LedgerRow[] = [];
  let place = after === undefined ? firstOf(selection) : placeIn(after, selection);
  let looked = 0;
  for (let reads = 0; place !== undefined; reads += 1) {
    const open = limit - rows.length;
    if (open === 0 || looked >= mostEntries || reads >= mostReads) break;
    const { entries, next } = await ledgerPages.ofMonth(place.month, {
      after: place.after,
      limit: selection.isAll ? open : handful,
      newestFirst: selection.filter.order === 'newest',
    });
    looked += entries.length;
    const shown = entries.filter(selection.wants).slice(0, open);
    rows.push(...(await rowsOf(shown, ledgerPages)));
    place = placeBehind(
      place.month,
      entries,
      shown.length === open ? shown.at(-1) : undefined,
      next,
      selection,
    );
  }
  return { rows, next: place && cursorOf(place) };
};

/**
 * All of a selection in handfuls, for whoever reads it to its end. Nothing is kept: while one handful is used, the next
 * one is on its way, and none but these two is there.
 */
export const handfulsOf = async function* (
  {
    months,
    filter: { order },
    wants,
  }: Pick<Selection, 'months' | 'wants'> & {
    readonly filter: Pick<Selection['filter'], 'order'>;
  },
  { ledgerPages }: WalkParts,
): AsyncGenerator<LedgerRow[]> {
  for (const month of months) {
    const ask = async (after?: string) =>
      ledgerPages.ofMonth(month, { after, limit: armful, newestFirst: order === 'newest' });
    let coming: ReturnType<typeof ask> | undefined = ask();
    while (coming) {
      const { entries, next }: Awaited<typeof coming> = await coming;
      coming = next === undefined ? undefined : ask(next);
      // Who stops reading does not wait for it.
      coming?.catch(() => undefined);
      yield await rowsOf(entries.filter(wants), ledgerPages);
    }
  }
};

const firstOf = ({ months: [month] }: Selection): Place | undefined => month && { month };

const monthBehind = (month: Month, { months }: Selection): Place | undefined => {
  const next = months[months.indexOf(month) + 1];
  return next && { month: next };
};

/** @param last the entry the page is full with, if it is: what was read behind it is read again by the next page */
const placeBehind = (
  month: Month,
  entries: readonly Entry[],
  last: Entry | undefined,
  next: string | undefined,
  selection: Selection,
): Place | undefined => {
  if (last !== undefined && last !== entries.at(-1)) return { month, after: behindEntry(last) };
  return next === undefined ? monthBehind(month, selection) : { month, after: next };
};

const cursorOf = ({ month, after }: Place): string => (after === undefined ? month : `${month}.${after}`);

/** @throws Refusal 400 for a place that is not in this selection */
const placeIn = (cursor: string, { months }: Selection): Place => {
  const [first = '', after] = cursor.split('.');
  const month = Month.safeParse(first).data;
  if (month === undefined || !months.includes(month)) throw unknownPlace();
  return { month, after };
};
