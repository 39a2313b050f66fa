import type { Change } from './change.ts';
import type { DisputeFact, Fact, FeeFact, RefundFact } from './fact.ts';
import type { Gift } from './gift.ts';
import { told } from './gift-entries.ts';
import { disputeLines, feeLine } from './gift-lines.ts';
import { cents, negated } from './money.ts';
import type { Instant } from './month.ts';
import type { World } from './world.ts';

export const refund = (gift: Gift, fact: RefundFact, world: World): Change[] => {
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

export const dispute = (gift: Gift, fact: DisputeFact, world: World): Change[] => {
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

export const fee = (gift: Gift, fact: FeeFact, world: World): Change[] =>
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
