import { unassigned } from './campaign.ts';
import type { Change } from './change.ts';
import type { Fact } from './fact.ts';
import type { Gift, Line } from './gift.ts';
import type { Account, Entry, Movement } from './ledger.ts';
import { negated } from './money.ts';
import { dayOf, type Instant, monthOf } from './month.ts';
import type { World } from './world.ts';

type Place = Pick<Entry, 'campaign' | 'earmark' | 'donation' | 'pledge' | 'wishes' | 'by'>;

/** Told by nobody but a person: what was noted or moved by hand. */
export const byHand = 'manual';

/**
 * The place a person moved the gift to, the last time one did. Money that was booked at the very same moment may still
 * stand where it was before.
 */
const chosenPlace = (gift: Gift): Entry | undefined =>
  [...gift.lines.values()]
    .map((line) => line.standing)
    .filter(({ move, event, campaign }) => move && event === byHand && campaign !== unassigned)
    .toSorted((one, other) => one.bookedAt.localeCompare(other.bookedAt))
    .at(-1);

/** Where the gift stands in the books: all of it in one place. Nowhere, while nobody has said where it belongs. */
export const standingPlace = (gift: Gift): Entry | undefined =>
  chosenPlace(gift) ??
  [...gift.lines.values()].find((line) => line.standing.campaign !== unassigned)?.standing;

/** Where money of this gift is booked: where it stands already, else where the teller says it belongs. */
const placeOf = (gift: Gift, { attribution }: Fact, world: World): Place => {
  const standing = standingPlace(gift);
  if (standing) {
    const { campaign, earmark, donation, pledge, wishes, by } = standing;
    return {
      campaign,
      earmark,
      donation: donation ?? attribution?.donation,
      pledge,
      wishes: wishes ?? attribution?.wishes,
      by,
    };
  }
  const ours = attribution && world.campaigns.has(attribution.campaign) ? attribution : undefined;
  return {
    campaign: ours?.campaign ?? unassigned,
    earmark: ours?.earmark ?? 'free',
    donation: attribution?.donation,
    pledge: attribution?.pledge,
    wishes: attribution?.wishes,
    by: attribution?.by,
  };
};

interface Telling {
  readonly line: string;
  readonly movement: Movement;
  readonly account: Account;
  readonly cents: Entry['cents'];
  readonly at: Instant;
  readonly charge?: Entry['charge'];
}

/**
 * A new line is booked; one that is there already must be of the same amount, and moves to the earlier month if a
 * second teller knows one: the first entry stays, two further ones move the money.
 */
export const told = (gift: Gift, fact: Fact, world: World, telling: Telling): Change[] => {
  const line = gift.lines.get(telling.line);
  if (!line) return [{ entry: entryOf(gift, fact, world, telling) }];
  const { standing } = line;
  if (standing.cents !== telling.cents) {
    throw new Error(
      `${telling.line}: ${standing.event} says ${standing.cents} cents, ${fact.event} ${telling.cents}`,
    );
  }
  if (monthOf(telling.at) >= standing.month) return [];
  const time = { month: monthOf(telling.at), day: dayOf(telling.at), at: telling.at };
  return moved(line, { ...standing, ...time }, becauseOf(fact, world));
};

export const entryOf = (gift: Gift, fact: Fact, world: World, { at, ...telling }: Telling): Entry => ({
  ...telling,
  entry: `stripe:${telling.line}`,
  gift: fact.gift,
  ...placeOf(gift, fact, world),
  month: monthOf(at),
  day: dayOf(at),
  at,
  source: 'donation',
  method: fact.method,
  event: fact.event,
  bookedAt: world.bookedAt,
});

/**
 * Once a gift's place is known, all of it that waits under `unassigned` moves there: also what is resolved or comes to
 * nothing, so that the place is known to whatever is told later and knows none.
 */
export const movesToPlace = (gift: Gift, fact: Fact, world: World): Change[] => {
  const place = placeOf(gift, fact, world);
  if (place.campaign === unassigned) return [];
  const lines = [...gift.lines.values()];
  const waiting = lines.filter(({ standing }) => standing.campaign === unassigned);
  const leftBehind = chosenPlace(gift)
    ? lines.filter(({ standing }) => standing.campaign !== unassigned && !isAt(standing, place))
    : [];
  return [...waiting, ...leftBehind].flatMap((line) =>
    moved(line, { ...line.standing, ...place }, becauseOf(fact, world)),
  );
};

/** All of a gift to another place, because a person says so. */
export const movesTo = (gift: Gift, place: Pick<Entry, 'campaign' | 'earmark'>, because: Because): Change[] =>
  [...gift.lines.values()]
    .filter(({ standing }) => !isAt(standing, place))
    .flatMap((line) => moved(line, { ...line.standing, ...place }, because));

const isAt = (standing: Entry, { campaign, earmark }: Pick<Entry, 'campaign' | 'earmark'>): boolean =>
  standing.campaign === campaign && standing.earmark === earmark;

/** Why money moves: who told us, or which person said so. */
type Because = Pick<Entry, 'event' | 'bookedAt' | 'method' | 'author' | 'reason'>;

const becauseOf = (fact: Fact, { bookedAt }: World): Because => ({
  event: fact.event,
  bookedAt,
  method: fact.method,
  ...('by' in fact ? fact.by : {}),
});

const moved = ({ standing, moves }: Line, to: Entry, { method, ...because }: Because): Change[] => {
  const move = moves + 1;
  const why = { ...because, move };
  const key = `stripe:${standing.line}:moved:${move}`;
  const out: Entry = {
    ...standing,
    ...why,
    entry: `${key}:out`,
    movement: 'moved-out',
    cents: negated(standing.cents),
  };
  const into: Entry = {
    ...to,
    ...why,
    entry: `${key}:in`,
    movement: 'moved-in',
    method: to.method ?? method,
  };
  return [{ entry: out }, { entry: into }];
};
