import { unassigned } from './campaign.ts';
import type { Change } from './change.ts';
import type { Fact } from './fact.ts';
import type { Gift, Line } from './gift.ts';
import type { Account, Entry, Movement } from './ledger.ts';
import { negated } from './money.ts';
import { dayOf, type Instant, monthOf } from './month.ts';
import type { World } from './world.ts';

type Place = Pick<Entry, 'campaign' | 'earmark' | 'donation' | 'pledge' | 'wishes'>;

/** Where money of this gift is booked: where it stands already, else where the teller says it belongs. */
const placeOf = (gift: Gift, { attribution }: Fact, world: World): Place => {
  const standing = [...gift.lines.values()].find((line) => line.standing.campaign !== unassigned)?.standing;
  if (standing) {
    const { campaign, earmark, donation, pledge, wishes } = standing;
    return {
      campaign,
      earmark,
      donation: donation ?? attribution?.donation,
      pledge,
      wishes: wishes ?? attribution?.wishes,
    };
  }
  const ours = attribution && world.campaigns.has(attribution.campaign) ? attribution : undefined;
  return {
    campaign: ours?.campaign ?? unassigned,
    earmark: ours?.earmark ?? 'free',
    donation: attribution?.donation,
    pledge: attribution?.pledge,
    wishes: attribution?.wishes,
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
  return moved(line, { ...standing, ...time }, fact, world);
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
  return [...gift.lines.values()]
    .filter(({ standing }) => standing.campaign === unassigned)
    .flatMap((line) => moved(line, { ...line.standing, ...place }, fact, world));
};

const moved = ({ standing, moves }: Line, to: Entry, fact: Fact, world: World): Change[] => {
  const move = moves + 1;
  const why = { move, event: fact.event, bookedAt: world.bookedAt };
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
    method: to.method ?? fact.method,
  };
  return [{ entry: out }, { entry: into }];
};
