import * as z from 'zod';
import type { Entry } from '../domain/ledger.ts';
import { totalChanges } from '../domain/ledger.ts';
import { monthPaidFor } from '../domain/membership-fee.ts';
import { entryIn, itemOf } from './changes.ts';
import { type Key, keys, lists } from './keys.ts';
import { letterGiftUpdates } from './letter-gifts.ts';
import type { Cancelled, Item, Table } from './table.ts';
import { totalUpdate } from './totals.ts';

const Note = z.object({ gift: z.string() });

/** Takes an entry's name for good, whichever gift it lies with; a member's fee also stands in the list of its year. */
export const noteItem = (entry: Entry): Item => ({
  ...keys.note(entry.entry),
  kind: 'NOTE',
  gift: entry.gift,
  ...feeListing(entry),
});

const feeListing = (entry: Entry) => {
  const month = monthPaidFor(entry);
  return (
    month && {
      list: lists.fees(entry.campaign, month.slice(0, 4)),
      listedAt: `${month}#${entry.member}`,
    }
  );
};

/** Counts the corrections of a gift, so that of two at once only one is written. */
export const correctionItem = ({ entry, gift }: Entry, count: number): Item => ({
  ...keys.correction(gift, count),
  kind: 'CORRECTION',
  entry,
});

/** How often a gift was put right and certified when somebody decided to put it right once more. */
export interface Counted {
  readonly corrections: number;
  readonly claims: number;
}

/** What must still be free when a correction is written: no receipt may have taken the gift meanwhile. */
export const unclaimed = ({ gift, corrects }: Entry, claims: number): Key[] =>
  corrects === undefined ? [] : [keys.claim(gift, claims + 1)];

/** Entries that people write. */
export const openNotes = (table: Table) => ({
  /** The entry of that name a person wrote, whichever gift it lies with. */
  find: async (entry: string): Promise<Entry | undefined> => {
    const note = await table.get(keys.note(entry), { consistent: true });
    if (!note) return undefined;
    const item = await table.get(keys.entry(Note.parse(note).gift, entry), { consistent: true });
    return item && entryIn(item);
  },

  /**
   * Writes an entry with its month's sum, in one transaction. Its name is taken for good, also for other gifts.
   *
   * @param counted how many corrections and receipts the gift has had; one that was added meanwhile stops this one
   * @returns undefined if it was done, else why not; then read again
   */
  write: async (entry: Entry, counted: Counted): Promise<Cancelled | undefined> =>
    table.transact(
      [
        itemOf({ entry }),
        noteItem(entry),
        ...(entry.corrects === undefined ? [] : [correctionItem(entry, counted.corrections + 1)]),
      ],
      [...totalChanges([entry]).map(totalUpdate), ...letterGiftUpdates([entry])],
      { free: unclaimed(entry, counted.claims) },
    ),
});

export type Notes = ReturnType<typeof openNotes>;
