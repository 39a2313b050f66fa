import * as z from 'zod';
import type { Entry } from '../domain/ledger.ts';
import { totalChanges } from '../domain/ledger.ts';
import { entryIn, itemOf } from './changes.ts';
import { keys } from './keys.ts';
import type { Cancelled, Table } from './table.ts';
import { totalUpdate } from './totals.ts';

const Note = z.object({ gift: z.string() });

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
   * @param corrections how many corrections the gift has had; one that was added meanwhile stops this one
   * @returns undefined if it was done, else why not; then read again
   */
  write: async (entry: Entry, corrections: number): Promise<Cancelled | undefined> => {
    const { entry: name, gift, corrects } = entry;
    return table.transact(
      [
        itemOf({ entry }),
        { ...keys.note(name), kind: 'NOTE', gift },
        ...(corrects === undefined
          ? []
          : [{ ...keys.correction(gift, corrections + 1), kind: 'CORRECTION', entry: name }]),
      ],
      totalChanges([entry]).map(totalUpdate),
    );
  },
});

export type Notes = ReturnType<typeof openNotes>;
