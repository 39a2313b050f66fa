import type { HttpAnswer } from '../../../lambda/http.ts';
import type { treasuryRoutes } from '../../../routes/treasury.ts';
import type { LedgerPages } from '../../../store/ledger-pages.ts';
import type { AskedOf } from '../doors.ts';
import { type SelectionParts, selectionOf } from './selection.ts';
import { keptSums, sumsOf } from './sums.ts';
import { pageOf } from './walk.ts';

export interface LedgerParts extends SelectionParts {
  readonly ledgerPages: LedgerPages;
}

/** A page of the books, and what all pages of the filter add up to. */
export const readLedger = async (
  asked: AskedOf<typeof treasuryRoutes.readLedger>,
  parts: LedgerParts,
): Promise<HttpAnswer> => {
  const { after, limit, ...query } = asked.query;
  const selection = await selectionOf({ ...asked, query }, parts);
  const [{ rows, next }, kept] = await Promise.all([
    pageOf(selection, { after, limit }, parts),
    keptSums(selection, parts.ledgerPages),
  ]);
  const isWhole = after === undefined && next === undefined;
  const { from, through } = selection;
  return {
    status: 200,
    body: {
      rows,
      ...(next !== undefined && { next }),
      from,
      through,
      sums: isWhole && kept.from === 'unknown' ? { ...sumsOf(rows), from: 'entries' } : kept,
    },
    told: `ledger read, ${rows.length} entries`,
  };
};
