import { unassigned } from './campaign.ts';
import { expectedLine, receivedLine, resolvedLine } from './gift-lines.ts';
import type { Entry, Movement } from './ledger.ts';
import { negated } from './money.ts';

/**
 * Entries that must have been there, by the others of their gift: each move takes away what stood and puts it down
 * elsewhere, so the chain of a line tells of every link that is missing from it.
 *
 * A first entry that never moved leaves nothing behind here; what it said is known to Stripe. What a person noted, only
 * that person knows: its first entry is never made up.
 */
export const vanished = (entries: readonly Entry[]): Entry[] => {
  const lines = Map.groupBy(entries, ({ line }) => line);
  const chains = [...lines].flatMap(([line, links]) => missingLinks(line, links, entries));
  return [...chains, ...missingResolved([...entries, ...chains])];
};

const missingLinks = (line: string, links: readonly Entry[], all: readonly Entry[]): Entry[] => {
  const out = (move: number) => links.find((link) => link.movement === 'moved-out' && link.move === move);
  const into = (move: number) => links.find((link) => link.movement === 'moved-in' && link.move === move);
  const first = links.find(({ move }) => move === undefined);
  const last = Math.max(0, ...links.map(({ move }) => move ?? 0));
  const missing: Entry[] = [];
  const key = `stripe:${line}`;
  const left = out(1);
  if (!first && left && !line.startsWith('manual:')) {
    const {
      move: _move,
      author: _author,
      reason: _reason,
      ...stood
    } = turned(left, key, firstMovement(line, left));
    missing.push(stood);
  }
  for (let move = 1; move <= last; move += 1) {
    const stood = move === 1 ? first : into(move - 1);
    const [taken, put, next] = [out(move), into(move), out(move + 1)];
    const moved = `${key}:moved:${move}`;
    if (!taken && put && stood) {
      const { event, bookedAt, author, reason } = put;
      missing.push({ ...turned(stood, `${moved}:out`, 'moved-out'), move, event, bookedAt, author, reason });
    }
    if (put || !taken) continue;
    const place = next ?? placeAmong(all);
    if (!place) continue;
    const { campaign, earmark, donation, pledge } = place;
    const { month, day, at } = next ?? taken;
    missing.push({
      ...turned(taken, `${moved}:in`, 'moved-in'),
      campaign,
      earmark,
      donation,
      pledge,
      month,
      day,
      at,
    });
  }
  return missing;
};

const turned = (link: Entry, entry: string, movement: Movement): Entry => ({
  ...link,
  entry,
  movement,
  cents: negated(link.cents),
});

/** All money of a gift stands in one place: where it was put last. */
const placeAmong = (entries: readonly Entry[]): Entry | undefined =>
  entries
    .filter(({ campaign, movement }) => campaign !== unassigned && movement !== 'moved-out')
    .toSorted((one, other) => one.bookedAt.localeCompare(other.bookedAt))
    .at(-1);

const firstMovement = (line: string, { account, cents: takenAway }: Entry): Movement => {
  if (account === 'received') return 'received';
  if (account === 'pending') return line.endsWith(':resolved') ? 'resolved' : 'expected';
  if (account === 'fees') return 'fee';
  if (line.endsWith(':failed')) return 'refund-failed';
  if (/:(?:withdrawn|reinstated|returned)/.test(line)) return takenAway > 0 ? 'withdrawn' : 'reinstated';
  return 'refunded';
};

/** Money that has arrived is not on its way any more, and what was taken off the pending sum was once on it. */
const missingResolved = (entries: readonly Entry[]): Entry[] => {
  const gift = entries[0]?.gift ?? '';
  const standingOn = (line: string) =>
    entries
      .filter((entry) => entry.line === line && entry.movement !== 'moved-out')
      .toSorted((one, other) => (one.move ?? 0) - (other.move ?? 0))
      .at(-1);
  const [expected, resolved] = [expectedLine(gift), resolvedLine(gift)];
  const [standing, taken, received] = [
    standingOn(expected),
    standingOn(resolved),
    standingOn(receivedLine(gift)),
  ];
  if (taken && !standing) {
    const { move: _, ...stood } = taken;
    return [{ ...turned(stood, `stripe:${expected}`, 'expected'), line: expected }];
  }
  if (taken || !standing || !received || standing.cents === 0) return [];
  const { move: _, ...stood } = standing;
  const { at, event, bookedAt } = received;
  return [{ ...turned(stood, `stripe:${resolved}`, 'resolved'), line: resolved, at, event, bookedAt }];
};
