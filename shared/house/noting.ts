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

/** What an entry is checked against. */
export interface ConsideringParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly ledger: Pick<Ledger, 'gift'>;
  readonly notes: Pick<Notes, 'find'>;
  readonly campaigns: Pick<Campaigns, 'find' | 'need'>;
}

export interface NotingParts extends ConsideringParts {
  readonly clock: Clock;
  readonly notes: Notes;
}

export interface Noted {
  readonly entry: Entry;
  /** False if the very same was written before. */
  readonly isNew: boolean;
}

/** An entry that the books bear, and how often its gift had been put right and certified when that was found. */
export interface Considered extends Noted {
  readonly corrections: number;
  readonly claims: number;
}

/**
 * What a person knows, as it will stand in the books: cash, a transfer, a correction. Writes nothing.
 *
 * @param late count it in its own month although that one is over
 * @throws Refusal `note.…`: the same reference with other content, and what the books do not bear
 */
export const considered = async (
  noted: ManualEntry,
  { late }: { late: boolean },
  { clock, campaigns, ledger, notes }: ConsideringParts,
): Promise<Considered> => {
  const gift = await ledger.gift(giftNoted(noted));
  const counted = { corrections: gift.corrections, claims: gift.claimed.count };
  const entry = manualEntry(noted, gift, instantOf(clock.now()));
  const before = await notes.find(entry.entry);
  if (before) return { ...known(before, entry), ...counted };
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
  return { entry, isNew: true, ...counted };
};

/** As many as may be writing about one month at once; a person at a desk needs no more patience. */
const mostRounds = 10;

/**
 * Writes down what a person knows, once: the same again changes nothing.
 *
 * @param late count it in its own month although that one is over
 * @throws Refusal `note.…`
 */
export const note = async (
  noted: ManualEntry,
  how: { late: boolean },
  parts: NotingParts,
): Promise<Noted> => {
  const { clock, notes } = parts;
  for (let round = 1; round <= mostRounds; round += 1) {
    const { entry, isNew, ...counted } = await considered(noted, how, parts);
    if (!isNew || (await notes.write(entry, counted)) === undefined) return { entry, isNew };
    await clock.pause(clock.random() * 20 * 2 ** round);
  }
  throw new Error(`still contended after ${mostRounds} rounds`);
};

const known = (before: Entry, entry: Entry): Noted => {
  if (saysTheSame(before, entry)) return { entry: before, isNew: false };
  throw new Refusal(409, 'note.reference-taken', {
    de: `${before.entry} steht schon anders in den Büchern. Einträge werden nie geändert: bitte eine andere Belegnummer (reference) nehmen, oder ${before.corrects ?? before.entry} berichtigen.`,
    en: `${before.entry} stands in the books already, with other words or sums. Entries are never changed: take another reference, or correct ${before.corrects ?? before.entry}.`,
  });
};
