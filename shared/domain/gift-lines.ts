import { unassigned } from './campaign.ts';
import type { Change } from './change.ts';
import type { DisputeFact, Fact, FeeFact, PaymentFact, RefundFact } from './fact.ts';
import type { Gift, Line } from './gift.ts';
import type { Account, Entry, Movement } from './ledger.ts';
import { cents, negated } from './money.ts';
import { dayOf, type Instant, monthOf } from './month.ts';
import type { World } from './world.ts';

export const receivedLine = (gift: string): string => `${gift}:received`;
export const expectedLine = (gift: string): string => `${gift}:expected`;
export const feeLine = (transaction: string): string => `${transaction}:fee`;
export const returnedLine = (transaction: string): string => `${transaction}:returned`;

type Place = Pick<Entry, 'campaign' | 'earmark' | 'donation' | 'pledge'>;

/** Where money of this gift is booked: where it stands already, else where the teller says it belongs. */
const placeOf = (gift: Gift, { attribution }: Fact, world: World): Place => {
  const standing = [...gift.lines.values()].find((line) => line.standing.campaign !== unassigned)?.standing;
  if (standing) {
    const { campaign, earmark, donation, pledge } = standing;
    return { campaign, earmark, donation: donation ?? attribution?.donation, pledge };
  }
  const ours = attribution && world.campaigns.has(attribution.campaign) ? attribution : undefined;
  return {
    campaign: ours?.campaign ?? unassigned,
    earmark: ours?.earmark ?? 'free',
    donation: attribution?.donation,
    pledge: attribution?.pledge,
  };
};

/** The entries a fact brings; none for what is booked already. */
export const tellings = (gift: Gift, fact: Fact, world: World): Change[] => {
  switch (fact.fact) {
    case 'pending':
      return pending(gift, fact, world);
    case 'received':
      return received(gift, fact, world);
    case 'failed':
      return failed(gift, fact, world);
    case 'refund':
      return refund(gift, fact, world);
    case 'dispute':
      return dispute(gift, fact, world);
    case 'fee':
      return fee(gift, fact, world);
    case 'returned':
      return told(gift, fact, world, {
        line: returnedLine(fact.transaction),
        movement: fact.cents < 0 ? 'withdrawn' : 'reinstated',
        account: 'returned',
        cents: fact.cents,
        at: fact.at,
      });
    case 'attributed':
      return [];
  }
};

const pending = (gift: Gift, fact: PaymentFact, world: World): Change[] => {
  if (gift.lines.has(receivedLine(fact.gift)) || gift.lines.has(expectedLine(fact.gift))) return [];
  return [{ entry: expectedEntry(gift, fact, world, fact.cents) }];
};

const received = (gift: Gift, fact: PaymentFact, world: World): Change[] => {
  const isNew = !gift.lines.has(receivedLine(fact.gift));
  const news = told(gift, fact, world, {
    line: receivedLine(fact.gift),
    movement: 'received',
    account: 'received',
    cents: fact.cents,
    at: fact.at,
  });
  const neverOnItsWay = fact.method === 'card' && !gift.lines.has(expectedLine(fact.gift));
  return isNew && !neverOnItsWay ? [...news, ...notExpectedAnyMore(gift, fact, world)] : news;
};

const failed = (gift: Gift, fact: PaymentFact, world: World): Change[] => {
  const onItsWay = gift.lines.has(expectedLine(fact.gift));
  // A card answers at once: nothing was ever on its way, and a declined card leaves nothing in the books.
  const entries = fact.method === 'card' && !onItsWay ? [] : notExpectedAnyMore(gift, fact, world);
  const { charge, reason, method, at } = fact;
  // The reason is kept where a letter or a rule may ask for it: for debits, and for whoever promised to give again.
  const asked = charge !== undefined && !gift.failures.has(charge) && (fact.ofCustomer || method !== 'card');
  return asked ? [...entries, { failure: { gift: fact.gift, charge, reason, method, at } }] : entries;
};

const refund = (gift: Gift, fact: RefundFact, world: World): Change[] => {
  const failedLine = `${fact.refund}:failed`;
  const neverMoved = gift.lines.get(failedLine)?.standing.cents === 0;
  if (fact.outcome === 'waiting' || neverMoved) return [];
  const away = { line: fact.refund, movement: 'refunded', account: 'returned' } as const;
  const back = { line: failedLine, movement: 'refund-failed', account: 'returned', at: fact.at } as const;
  if (fact.outcome === 'failed' && !fact.moved && !gift.lines.has(fact.refund)) {
    return told(gift, fact, world, { ...back, cents: cents(0) });
  }
  const sent = told(gift, fact, world, { ...away, cents: negated(fact.cents), at: fact.madeAt });
  if (fact.outcome === 'sent') return sent;
  return [...sent, ...told(gift, fact, world, { ...back, cents: fact.cents })];
};

const dispute = (gift: Gift, fact: DisputeFact, world: World): Change[] => {
  const { status, cents: disputed, reason, dueAt, at, movements } = fact;
  const seen = gift.disputes.some((known) => known.dispute === fact.dispute && known.status === status);
  const changes: Change[] = seen
    ? []
    : [{ dispute: { gift: fact.gift, dispute: fact.dispute, status, cents: disputed, reason, dueAt, at } }];
  for (const { movement, kind, line } of disputeLines(fact.dispute, movements)) {
    if (movement.cents !== 0) {
      const { cents: amount, at: movedAt } = movement;
      changes.push(
        ...told(gift, fact, world, {
          line,
          movement: kind,
          account: 'returned',
          cents: amount,
          at: movedAt,
        }),
      );
    }
    if (movement.transaction !== undefined && movement.feeCents !== 0) {
      changes.push(...feeTold(gift, fact, world, { ...movement, transaction: movement.transaction }));
    }
  }
  return changes;
};

/** Which line each movement of a dispute's money is: `dp_…:withdrawn`, and from the second on `dp_…:withdrawn:2`. */
export const disputeLines = (dispute: string, movements: DisputeFact['movements']) => {
  const counted = { withdrawn: 0, reinstated: 0 };
  return movements.map((movement) => {
    const kind = movement.cents < 0 ? 'withdrawn' : 'reinstated';
    if (movement.cents !== 0) counted[kind] += 1;
    return {
      movement,
      kind,
      line: `${dispute}:${kind}${counted[kind] > 1 ? `:${counted[kind]}` : ''}`,
    } as const;
  });
};

const fee = (gift: Gift, fact: FeeFact, world: World): Change[] =>
  feeTold(gift, fact, world, { transaction: fact.transaction, feeCents: fact.cents, at: fact.at });

const feeTold = (
  gift: Gift,
  fact: Fact,
  world: World,
  { transaction, feeCents, at }: { transaction: string; feeCents: number; at: Instant },
): Change[] =>
  told(gift, fact, world, {
    line: feeLine(transaction),
    movement: 'fee',
    account: 'fees',
    cents: cents(-feeCents),
    at,
  });

interface Telling {
  readonly line: string;
  readonly movement: Movement;
  readonly account: Account;
  readonly cents: Entry['cents'];
  readonly at: Instant;
}

/**
 * A new line is booked; one that is there already must be of the same amount, and moves to the earlier month if a
 * second teller knows one: the first entry stays, two further ones move the money.
 */
const told = (gift: Gift, fact: Fact, world: World, telling: Telling): Change[] => {
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

const entryOf = (gift: Gift, fact: Fact, world: World, { at, ...telling }: Telling): Entry => ({
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

const expectedEntry = (gift: Gift, fact: PaymentFact, world: World, amount: Entry['cents']): Entry =>
  entryOf(gift, fact, world, {
    line: expectedLine(fact.gift),
    movement: 'expected',
    account: 'pending',
    cents: amount,
    at: fact.at,
  });

/**
 * Takes what was on its way off the pending sum. If it was never announced, an announcement of nothing takes the
 * place of one that may still come late, so that it can no longer count.
 */
const notExpectedAnyMore = (gift: Gift, fact: PaymentFact, world: World): Change[] => {
  const expected = gift.lines.get(expectedLine(fact.gift))?.standing;
  if (!expected) return [{ entry: expectedEntry(gift, fact, world, cents(0)) }];
  if (gift.resolved || expected.cents === 0) return [];
  const { move: _, ...standing } = expected;
  return [
    {
      entry: {
        ...standing,
        entry: `stripe:${fact.gift}:resolved`,
        movement: 'resolved',
        cents: negated(expected.cents),
        at: fact.at,
        event: fact.event,
        bookedAt: world.bookedAt,
      },
    },
  ];
};

/** Once a gift's place is known, all of it that waits under `unassigned` moves there. */
export const movesToPlace = (gift: Gift, fact: Fact, world: World): Change[] => {
  const place = placeOf(gift, fact, world);
  if (place.campaign === unassigned) return [];
  return [...gift.lines.values()]
    .filter(({ standing }) => standing.campaign === unassigned && standing.cents !== 0)
    .filter(({ standing }) => standing.account !== 'pending' || !gift.resolved)
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
