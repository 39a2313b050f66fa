import type { Change } from './change.ts';
import type { PaymentFact } from './fact.ts';
import type { Gift } from './gift.ts';
import { entryOf, told } from './gift-entries.ts';
import { expectedLine, receivedLine, resolvedLine } from './gift-lines.ts';
import type { Entry } from './ledger.ts';
import { cents, negated } from './money.ts';
import type { World } from './world.ts';

export const pending = (gift: Gift, fact: PaymentFact, world: World): Change[] => {
  if (gift.lines.has(receivedLine(fact.gift)) || gift.lines.has(expectedLine(fact.gift))) return [];
  return [{ entry: expectedEntry(gift, fact, world, fact.cents) }];
};

export const received = (gift: Gift, fact: PaymentFact, world: World): Change[] => {
  const isNew = !gift.lines.has(receivedLine(fact.gift));
  const news = told(gift, fact, world, {
    line: receivedLine(fact.gift),
    movement: 'received',
    account: 'received',
    cents: fact.cents,
    at: fact.at,
    charge: fact.charge,
  });
  const neverOnItsWay = fact.method === 'card' && !gift.lines.has(expectedLine(fact.gift));
  return isNew && !neverOnItsWay ? [...news, ...notExpectedAnyMore(gift, fact, world)] : news;
};

export const failed = (gift: Gift, fact: PaymentFact, world: World): Change[] => {
  const onItsWay = gift.lines.has(expectedLine(fact.gift));
  // A card answers at once: nothing was ever on its way, and a declined card leaves nothing in the books.
  const entries = fact.method === 'card' && !onItsWay ? [] : notExpectedAnyMore(gift, fact, world);
  const { charge, reason, method, at } = fact;
  // The reason is kept where a letter or a rule may ask for it: for debits, and for whoever promised to give again.
  const asked = charge !== undefined && !gift.failures.has(charge) && (fact.ofCustomer || method !== 'card');
  return asked ? [...entries, { failure: { gift: fact.gift, charge, reason, method, at } }] : entries;
};

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
  if (gift.lines.has(resolvedLine(fact.gift)) || expected.cents === 0) return [];
  const { move: _move, author: _author, reason: _reason, ...standing } = expected;
  return [
    {
      entry: {
        ...standing,
        entry: `stripe:${resolvedLine(fact.gift)}`,
        line: resolvedLine(fact.gift),
        movement: 'resolved',
        cents: negated(expected.cents),
        at: fact.at,
        event: fact.event,
        bookedAt: world.bookedAt,
      },
    },
  ];
};
