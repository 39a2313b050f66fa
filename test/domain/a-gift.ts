import { expect } from 'vitest';
import type { Attribution } from '../../shared/domain/attribution.ts';
import type { Change } from '../../shared/domain/change.ts';
import { decide } from '../../shared/domain/donation.ts';
import type { DisputeFact, Fact, PaymentFact, RefundFact } from '../../shared/domain/fact.ts';
import { evolve, type Gift, unknownGift } from '../../shared/domain/gift.ts';
import { type Entry, totalChanges } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';

export const world = {
  bookedAt: Instant.parse('2026-11-22T10:00:00.000Z'),
  campaigns: new Set(['netzwerk']),
};
export const ours: Attribution = { campaign: 'netzwerk', donation: 'don_1', earmark: 'staff', locale: 'de' };
export const donor = { email: 'ada@example.org', name: 'Ada Beispiel' };
export const card = { method: 'card', attribution: ours, donor };
export const debit = { method: 'sepa_debit', attribution: ours, donor };

export const told = (fact: PaymentFact['fact'], more: Partial<PaymentFact> = {}): PaymentFact => ({
  fact,
  gift: 'pi_1',
  cents: cents(40_00),
  at: Instant.parse('2026-11-20T12:00:00.000Z'),
  event: `evt_${fact}`,
  ...more,
});

export const refunded = (
  refund: string,
  amount: number,
  outcome: RefundFact['outcome'] = 'sent',
  more: Partial<RefundFact> = {},
): RefundFact => ({
  fact: 'refund',
  gift: 'pi_1',
  refund,
  cents: cents(amount),
  outcome,
  moved: outcome !== 'waiting',
  madeAt: Instant.parse('2026-12-02T09:00:00.000Z'),
  at: Instant.parse(outcome === 'failed' ? '2026-12-09T09:00:00.000Z' : '2026-12-02T09:00:00.000Z'),
  event: `evt_${refund}_${outcome}`,
  ...more,
});

const withdrawn = {
  cents: cents(-40_00),
  feeCents: cents(20_00),
  at: Instant.parse('2026-12-03T08:00:00.000Z'),
  transaction: 'txn_withdrawn',
};
const reinstated = {
  cents: cents(40_00),
  feeCents: cents(-20_00),
  at: Instant.parse('2027-01-20T08:00:00.000Z'),
  transaction: 'txn_reinstated',
};

export const disputed = (status: DisputeFact['status'], more: Partial<DisputeFact> = {}): DisputeFact => ({
  fact: 'dispute',
  gift: 'pi_1',
  dispute: 'dp_1',
  status,
  cents: cents(40_00),
  reason: 'fraudulent',
  dueAt: Instant.parse('2026-12-12T23:59:59.000Z'),
  movements: status === 'won' ? [withdrawn, reinstated] : status.startsWith('warning') ? [] : [withdrawn],
  at: Instant.parse('2026-12-03T08:00:00.000Z'),
  event: `evt_dp_1_${status}`,
  ...more,
});

/** What one fact after another adds. Nothing is written twice: each natural key is taken once. */
export const after = (facts: readonly Fact[]) => {
  let gift: Gift = unknownGift;
  const changes: Change[] = [];
  for (const fact of facts) {
    const news = decide(gift, fact, world);
    gift = news.reduce(evolve, gift);
    changes.push(...news);
  }
  const entries = changes.flatMap((change): Entry[] => ('entry' in change ? [change.entry] : []));
  const keys = entries.map(({ entry }) => entry);
  expect(new Set(keys).size).toBe(keys.length);
  const taken = changes.flatMap((change) =>
    'letter' in change ? [change.letter.letter] : 'task' in change ? [change.task.task] : [],
  );
  expect(new Set(taken).size).toBe(taken.length);
  return {
    gift,
    changes,
    entries,
    letters: changes.flatMap((change) => ('letter' in change ? [change.letter] : [])),
    donors: changes.flatMap((change) => ('donor' in change ? [change.donor] : [])),
    tasks: changes.flatMap((change) => ('task' in change ? [change.task] : [])),
    stops: changes.flatMap((change) => ('stop' in change ? [change.stop] : [])),
    silences: changes.flatMap((change) => ('silence' in change ? [change.silence] : [])),
    sums: sumsOf(entries),
  };
};

/** A month in which everything cancels out says the same as no month at all. */
export const sumsOf = (entries: readonly Entry[]) =>
  totalChanges(entries)
    .map((total) => ({ ...total, received: total.received.filter((line) => line.cents !== 0) }))
    .filter(
      ({ received, pendingCents, returnedCents, feeCents, gifts }) =>
        received.length > 0 || [pendingCents, returnedCents, feeCents, gifts].some((sum) => sum !== 0),
    );
