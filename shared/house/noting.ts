import { unassigned } from '../domain/campaign.ts';
import type { Entry } from '../domain/ledger.ts';
import { checkNote, giftNoted, type ManualEntry, manualEntry, saysTheSame } from '../domain/manual-entry.ts';
import { dayOf, instantOf } from '../domain/month.ts';
import { earmarkedMonth } from '../domain/need.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Campaigns } from '../store/campaigns.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Notes } from '../store/notes.ts';
import type { Clock } from './clock.ts';

export interface NotingParts {
  readonly clock: Clock;
  readonly ledger: Pick<Ledger, 'gift'>;
  readonly notes: Notes;
  readonly campaigns: Pick<Campaigns, 'find' | 'need'>;
}

export interface Noted {
  readonly entry: Entry;
  /** False if the very same was written before. */
  readonly isNew: boolean;
}

/** As many as may be writing about one month at once; a person at a desk needs no more patience. */
const mostRounds = 10;

/**
 * Writes down what a person knows: cash, a transfer, a correction. The same again changes nothing; the same
 * reference with other content is refused, and so is what the books do not bear.
 *
 * @param late count it in its own month although that one is over
 * @throws Refusal `note.…`
 */
export const note = async (
  noted: ManualEntry,
  { late }: { late: boolean },
  parts: NotingParts,
): Promise<Noted> => {
  const { clock, campaigns, ledger, notes } = parts;
  for (let round = 1; round <= mostRounds; round += 1) {
    const gift = await ledger.gift(giftNoted(noted));
    const entry = manualEntry(noted, gift, instantOf(clock.now()));
    const before = await notes.find(entry.entry);
    if (before) return known(before, entry);
    const needMonth = earmarkedMonth(entry.earmark);
    checkNote(entry, {
      today: dayOf(clock.now()),
      late,
      gift,
      isCampaign:
        (entry.campaign === unassigned && entry.corrects !== undefined) ||
        (await campaigns.find(entry.campaign)) !== undefined,
      isNeed:
        needMonth === undefined ||
        (await campaigns.need(entry.campaign, needMonth, entry.earmark)) !== undefined,
    });
    const corrections = [...gift.lines.values()].filter(({ first }) => first?.corrects !== undefined).length;
    if ((await notes.write(entry, corrections)) === undefined) return { entry, isNew: true };
    await clock.pause(clock.random() * 20 * 2 ** round);
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};

const known = (before: Entry, entry: Entry): Noted => {
  if (saysTheSame(before, entry)) return { entry: before, isNew: false };
  throw new Refusal(409, 'note.reference-taken', {
    de: `${before.entry} steht schon anders in den Büchern. Einträge werden nie geändert: bitte eine neue --reference nehmen, oder den alten mit --corrects ${before.corrects ?? before.entry} berichtigen.`,
    en: `${before.entry} stands in the books already, with other words or sums. Entries are never changed: take a new --reference, or correct the old one with --corrects ${before.corrects ?? before.entry}.`,
  });
};
