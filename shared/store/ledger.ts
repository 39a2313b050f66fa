import { unassigned } from '../domain/campaign.ts';
import type { Change } from '../domain/change.ts';
import { withClaim } from '../domain/claim.ts';
import { evolve, type Gift, unknownGift } from '../domain/gift.ts';
import { returnsIn } from '../domain/gift-receipts.ts';
import type { Entry } from '../domain/ledger.ts';
import { totalChanges } from '../domain/ledger.ts';
import type { Month } from '../domain/month.ts';
import { changeOf, claimIn, entryIn, isReplaceable, isWritten, itemOf } from './changes.ts';
import { endOfTime, type Key, keys, lists } from './keys.ts';
import { letterGiftUpdates } from './letter-gifts.ts';
import { invoiceIn } from './links.ts';
import { pledgedUpdates } from './pledged.ts';
import type { Cancelled, Table } from './table.ts';
import { movesASum, totalUpdate } from './totals.ts';
import { unassignedUpdates } from './unassigned.ts';
import { givenUpdate } from './wishes.ts';

/** A transaction of DynamoDB holds a hundred actions at most. */
export const transactionActions = 100;

/**
 * How many actions of a transaction these changes take, with two keys that must be free for each gift without a place,
 * and one for each of which money went back.
 */
export const actionsOf = (changes: readonly Change[]): number =>
  changes.filter(isWritten).length +
  updatesOf(changes).length +
  2 * new Set(changes.flatMap(giftIn)).size +
  new Set(returnsIn(changes).map(({ gift }) => gift)).size;

const giftIn = (change: Change): string[] =>
  'entry' in change && change.entry.campaign === unassigned ? [change.entry.gift] : [];

const updatesOf = (changes: readonly Change[]) => [
  ...totalChanges(entriesIn(changes)).filter(movesASum).map(totalUpdate),
  ...letterGiftUpdates(entriesIn(changes)),
  ...unassignedUpdates(changes),
  ...pledgedUpdates(changes),
  ...changes.flatMap((change) => ('wish' in change ? [givenUpdate(change.wish)] : [])),
];

/** What changes add to the table, apart from what they put in the place of something. */
export const writesOf = (changes: readonly Change[]) => ({
  added: changes
    .filter(isWritten)
    .filter((change) => !isReplaceable(change))
    .map(itemOf),
  updates: updatesOf(changes),
});

/** The books: entries that are only ever added, and the month totals they add up to. */
export const openLedger = (table: Table) => ({
  /** What is known of a gift, read consistently: what was booked a moment ago counts. */
  gift: async (gift: string): Promise<Gift> => {
    let known: Gift = unknownGift;
    for await (const item of table.query(keys.gift(gift), { consistent: true })) {
      const change = changeOf(item);
      const invoice = invoiceIn(item);
      known = change ? evolve(known, change) : invoice ? { ...known, invoice } : known;
      if (item['kind'] === 'CLAIM') known = { ...known, claimed: withClaim(known.claimed, claimIn(item)) };
      if (item['kind'] === 'CORRECTION') known = { ...known, corrections: known.corrections + 1 };
    }
    return known;
  },

  /**
   * Writes entries, totals, letters and all else that follows in one transaction: all of it or nothing.
   *
   * @param free keys the decision relied on to be absent; if one is taken meanwhile, nothing is written
   * @returns undefined if it was done; `already-there` if someone booked one of them meanwhile (read again);
   * `contended` if someone is writing the same totals right now (wait, then try again)
   */
  book: async (changes: readonly Change[], free: readonly Key[] = []): Promise<Cancelled | undefined> => {
    const { added, updates } = writesOf(changes);
    const written = changes.filter(isWritten);
    const replaced = new Map(
      written.filter(isReplaceable).map((change) => {
        const item = itemOf(change);
        return [`${String(item['pk'])} ${String(item['sk'])}`, item];
      }),
    );
    return table.transact(added, updates, { replaced: [...replaced.values()], free });
  },

  /** Every entry of a gift, for whoever follows one gift through its life. */
  entries: async (gift: string): Promise<Entry[]> => {
    const entries: Entry[] = [];
    for await (const item of table.query(keys.gift(gift), { prefix: 'ENTRY#' })) {
      entries.push(entryIn(item));
    }
    return entries;
  },

  /** The entries of a month, oldest first, in handfuls. */
  entriesOf: async function* (month: Month): AsyncGenerator<Entry[]> {
    for await (const items of table.listedItems(lists.ledger(month), endOfTime)) {
      yield items.map(entryIn);
    }
  },
});

export type Ledger = ReturnType<typeof openLedger>;

const entriesIn = (changes: readonly Change[]): Entry[] =>
  changes.flatMap((change) => ('entry' in change ? [change.entry] : []));
