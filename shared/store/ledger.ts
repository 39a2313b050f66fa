import * as z from 'zod';
import { type Change, evolve, type Gift, GiftDonor, unknownGift } from '../domain/donation.ts';
import { Entry, totalChanges } from '../domain/ledger.ts';
import { Letter } from '../domain/letter.ts';
import { hourOf, keys, lists } from './keys.ts';
import type { Cancelled, Item, Table } from './table.ts';
import { movesASum, totalUpdate } from './totals.ts';

/** A transaction of DynamoDB holds a hundred actions at most. */
export const transactionActions = 100;

const Kind = z.object({ kind: z.enum(['ENTRY', 'DONOR', 'LETTER']) });

/** How many actions of a transaction these changes take. */
export const actionsOf = (changes: readonly Change[]): number =>
  changes.length + totalChanges(entriesIn(changes)).filter(movesASum).length;

/** The books: entries that are only ever added, and the month totals they add up to. */
export const openLedger = (table: Table) => ({
  /** What is known of a gift, read consistently: what was booked a moment ago counts. */
  gift: async (gift: string): Promise<Gift> => {
    let known: Gift = unknownGift;
    for await (const item of table.query(keys.donor(gift).pk, { consistent: true })) {
      known = evolve(known, changeOf(item));
    }
    return known;
  },

  /**
   * Writes entries, totals, donors and letters in one transaction: all of it or nothing.
   *
   * @returns undefined if it was done; `already-there` if someone booked one of them meanwhile (read again);
   * `contended` if someone is writing the same totals right now (wait, then try again)
   */
  book: async (changes: readonly Change[]): Promise<Cancelled | undefined> => {
    const totals = totalChanges(entriesIn(changes)).filter(movesASum).map(totalUpdate);
    return table.transact(changes.map(itemOf), totals);
  },

  /** Every entry of a gift, for whoever follows one gift through its life. */
  entries: async (gift: string): Promise<Entry[]> => {
    const entries: Entry[] = [];
    for await (const item of table.query(keys.donor(gift).pk, { prefix: 'ENTRY#' })) {
      const change = changeOf(item);
      if ('entry' in change) entries.push(change.entry);
    }
    return entries;
  },
});

export type Ledger = ReturnType<typeof openLedger>;

const entriesIn = (changes: readonly Change[]): Entry[] =>
  changes.flatMap((change) => ('entry' in change ? [change.entry] : []));

const itemOf = (change: Change): Item => {
  if ('entry' in change) {
    return { ...keys.entry(change.entry.gift, change.entry.entry), kind: 'ENTRY', ...change.entry };
  }
  if ('donor' in change) return { ...keys.donor(change.donor.gift), kind: 'DONOR', ...change.donor };
  return letterItem(change.letter);
};

/** A letter lies with its gift, so that a gift has one letter of a kind, and in the list of its hour. */
const letterItem = (letter: Letter): Item => ({
  ...keys.letter(letter.about.gift, letter.about.kind),
  kind: 'LETTER',
  ...letter,
  list: lists.written(hourOf(letter.writtenAt)),
  listedAt: letter.writtenAt,
});

const changeOf = (item: Item): Change => {
  switch (Kind.parse(item).kind) {
    case 'ENTRY':
      return { entry: Entry.strip().parse(item) };
    case 'DONOR':
      return { donor: GiftDonor.strip().parse(item) };
    case 'LETTER':
      return { letter: Letter.strip().parse(item) };
  }
};
