import { type Entry, totalChanges } from '../../domain/ledger.ts';
import { itemOf } from '../../store/changes.ts';
import type { Writes } from '../../store/desk.ts';
import { letterGiftUpdates } from '../../store/letter-gifts.ts';
import { correctionItem, noteItem, unclaimed } from '../../store/notes.ts';
import { movesASum, totalUpdate } from '../../store/totals.ts';

/**
 * What writes entries into the books, for a decision to add to its own writes: the entries, the names that are taken
 * for good by those a person wrote, and the sums of their months. Each entry takes one action of the transaction, a
 * noted one two, a correction three; each month of a campaign takes one,
 * and each letter to supporters some of it came by.
 *
 * @param corrections how many corrections the gift has had; one that was added meanwhile stops these. Those that are
 *   written together correct the same gift.
 * @param claims how many receipts have taken that gift
 */
export const entryWrites = (
  entries: readonly Entry[],
  { corrections = 0, claims = 0 }: { readonly corrections?: number; readonly claims?: number } = {},
): Required<Pick<Writes, 'added' | 'updates' | 'free'>> => ({
  added: [
    ...entries.map((entry) => itemOf({ entry })),
    ...entries.filter(({ movement }) => movement === 'noted').map(noteItem),
    ...entries
      .filter(({ corrects }) => corrects !== undefined)
      .map((entry, index) => correctionItem(entry, corrections + index + 1)),
  ],
  updates: [...totalChanges(entries).filter(movesASum).map(totalUpdate), ...letterGiftUpdates(entries)],
  free: entries.slice(0, 1).flatMap((entry) => unclaimed(entry, claims)),
});
