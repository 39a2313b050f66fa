import type { Change, Failure, GiftDonor } from './change.ts';
import { type Claimed, neverClaimed } from './claim.ts';
import type { SeenDispute } from './dispute.ts';
import type { Entry } from './ledger.ts';

/** One sum of money of a gift: where it was booked first, and where it stands after all its moves. */
export interface Line {
  readonly first: Entry | undefined;
  readonly standing: Entry;
  readonly moves: number;
}

/** What is known of a gift: the sum of its changes. */
export interface Gift {
  readonly lines: ReadonlyMap<string, Line>;
  readonly donor?: GiftDonor;
  /** Whom the gift's letters went to, once there is one. */
  readonly wroteTo?: Pick<GiftDonor, 'donor' | 'locale'>;
  readonly letters: ReadonlySet<string>;
  readonly tasks: ReadonlySet<string>;
  readonly failures: ReadonlyMap<string, Failure>;
  readonly disputes: readonly SeenDispute[];
  /** The invoice this is the payment of; it knows where the gift belongs. */
  readonly invoice?: string;
  /** How often people have put it right or moved it: whoever does so next takes the next number. */
  readonly corrections: number;
  /** Which receipt it stands in, if any. */
  readonly claimed: Claimed;
}

export const unknownGift: Gift = {
  lines: new Map(),
  letters: new Set(),
  tasks: new Set(),
  failures: new Map(),
  disputes: [],
  corrections: 0,
  claimed: neverClaimed,
};

export const evolve = (gift: Gift, change: Change): Gift => {
  if ('entry' in change) return evolveEntry(gift, change.entry);
  if ('donor' in change) return { ...gift, donor: change.donor };
  if ('letter' in change) {
    const { letter, to, locale } = change.letter;
    return {
      ...gift,
      letters: new Set([...gift.letters, letter]),
      wroteTo: { donor: to, locale },
    };
  }
  if ('task' in change) return { ...gift, tasks: new Set([...gift.tasks, change.task.task]) };
  if ('failure' in change) {
    return { ...gift, failures: new Map(gift.failures).set(change.failure.charge, change.failure) };
  }
  if ('dispute' in change) return { ...gift, disputes: [...gift.disputes, change.dispute] };
  return gift;
};

const evolveEntry = (gift: Gift, entry: Entry): Gift => {
  if (entry.movement === 'moved-out') return gift;
  const line = gift.lines.get(entry.line);
  const lines = new Map(gift.lines);
  if (entry.movement === 'moved-in') {
    // Entries are read in no particular order: the last move counts, also before the line's first entry is seen.
    const newer = (entry.move ?? 0) > (line?.moves ?? 0);
    if (newer) lines.set(entry.line, { first: line?.first, standing: entry, moves: entry.move ?? 1 });
  } else {
    lines.set(entry.line, {
      first: entry,
      standing: line?.standing ?? entry,
      moves: line?.moves ?? 0,
    });
  }
  return { ...gift, lines };
};
