import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../shared/domain/change.ts';
import { cents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import {
  monthlyCents,
  type Pledge,
  pledgeChanges,
  pledgedChange,
  type PledgeFact,
} from '../../shared/domain/pledge.ts';
import { decidePledge, evolvePledge, type KnownPledge, unknownPledge } from '../../shared/domain/pledging.ts';
import { donor, ours, world } from './a-gift.ts';

type Standing = Extract<PledgeFact, { fact: 'standing' }>;

const attribution = { ...ours, pledge: 'sub_1' };
const stands = (status: Standing['status'], second: number, more: Partial<Standing> = {}): Standing => ({
  fact: 'standing',
  pledge: 'sub_1',
  status,
  cents: cents(25_00),
  interval: 'month',
  customer: 'cus_1',
  // In Berlin this is November already.
  startedAt: Instant.parse('2026-10-31T23:30:00.000Z'),
  at: Instant.parse(`2026-11-20T12:00:${String(second).padStart(2, '0')}.000Z`),
  event: `evt_${status}_${second}`,
  attribution,
  ...more,
});

const invoice = (
  fact: 'billed' | 'renewal-paid' | 'renewal-failed',
  more: Partial<Exclude<PledgeFact, Standing>> = {},
): PledgeFact => ({
  fact,
  pledge: 'sub_1',
  invoice: 'in_2',
  cents: cents(25_00),
  attempt: fact === 'renewal-failed' ? 1 : 0,
  renewal: true,
  donor,
  attribution,
  at: Instant.parse('2026-12-20T12:00:00.000Z'),
  event: `evt_in_2_${fact}`,
  ...more,
});

const after = (facts: readonly PledgeFact[]) => {
  let known: KnownPledge = unknownPledge;
  const changes: Change[] = [];
  for (const fact of facts) {
    const news = decidePledge(known, fact, world);
    known = news.reduce(evolvePledge, known);
    changes.push(...news);
  }
  const letters = changes.flatMap((change) => ('letter' in change ? [change.letter] : []));
  const tasks = changes.flatMap((change) => ('task' in change ? [change.task] : []));
  return { known, changes, letters, tasks };
};

/** `2026-11 begun` → how many, and what they come to a month. */
const turnsIn = (changes: readonly Change[]): Record<string, number> => {
  const sums = new Map<string, number>();
  const add = (name: string, amount: number) => sums.set(name, (sums.get(name) ?? 0) + amount);
  for (const change of changes) {
    if (!('pledge' in change)) continue;
    for (const turn of pledgeChanges(change.before, change.pledge)) {
      add(`${turn.month} begun`, turn.begun);
      add(`${turn.month} begun cents`, turn.begunMonthlyCents);
      add(`${turn.month} ended`, turn.ended);
      add(`${turn.month} ended cents`, turn.endedMonthlyCents);
    }
  }
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0));
};

const stateOf = (list: readonly PledgeFact[]) => {
  const { known, changes, letters, tasks } = after(list);
  const { version: _, ...standing } = known.standing ?? {};
  return {
    standing,
    turns: turnsIn(changes),
    invoices: [...known.invoices.keys()].toSorted(),
    letters: letters.map(({ letter }) => letter).toSorted(),
    tasks: tasks.map(({ task }) => task),
  };
};

describe('a promise', () => {
  it('stands as Stripe told last, whichever was heard last', () => {
    const early = stands('active', 1);
    const late = stands('past-due', 5);
    expect(after([early, late]).known.standing?.status).toBe('past-due');
    expect(after([late, early]).known.standing?.status).toBe('past-due');
  });

  it('of one second stands at the state further along', () => {
    const [one, other] = [stands('starting', 1), stands('active', 1)];
    expect(after([one, other]).known.standing?.status).toBe('active');
    expect(after([other, one]).known.standing?.status).toBe('active');
  });

  it('that has ended never begins again', () => {
    const ended = stands('ended', 3, { because: 'asked' });
    expect(after([ended, stands('active', 9)]).known.standing?.status).toBe('ended');
  });

  it('that failed to renew is told to its giver once, however often it is tried', () => {
    const { letters } = after([
      stands('active', 1),
      invoice('renewal-failed'),
      invoice('renewal-failed', { attempt: 2, event: 'evt_again' }),
    ]);
    expect(letters).toMatchObject([
      { letter: 'in_2.renewal-failed', to: donor, about: { cents: 25_00, interval: 'month' } },
    ]);
  });

  it('whose first payment fails is not written to: its page told at once', () => {
    expect(after([stands('starting', 1), invoice('renewal-failed', { renewal: false })]).letters).toEqual([]);
  });

  it('that ends because payments kept failing is a letter and a task', () => {
    const { letters, tasks } = after([
      stands('active', 1),
      invoice('renewal-failed'),
      stands('ended', 9, { because: 'payment-failed' }),
    ]);
    expect(letters.map(({ letter }) => letter)).toEqual(['in_2.renewal-failed', 'sub_1.pledge-ended']);
    expect(tasks).toMatchObject([{ task: 'pledge-ended:sub_1', campaign: 'netzwerk', pledge: 'sub_1' }]);
  });

  it('that its giver ends is a letter and no task; one that never began is neither', () => {
    const asked = after([invoice('billed'), stands('ended', 9, { because: 'asked' })]);
    expect(asked.letters).toMatchObject([{ about: { because: 'asked' } }]);
    expect(asked.tasks).toEqual([]);
    const never = after([invoice('billed'), stands('ended', 9, { because: 'never-started' })]);
    expect(never.letters).toEqual([]);
  });

  it('of a campaign we do not know waits under unassigned and writes nobody', () => {
    const elsewhere = { attribution: { ...attribution, campaign: 'gone' } };
    const { known, letters } = after([stands('active', 1, elsewhere), invoice('renewal-failed')]);
    expect(known.standing?.campaign).toBe('unassigned');
    expect(letters).toEqual([]);
  });

  it('obeys the law of order', () => {
    const facts = [
      stands('starting', 1),
      stands('active', 1),
      stands('active', 4, { cents: cents(30_00) }),
      stands('past-due', 6),
      stands('paused', 7),
      stands('ended', 8, { because: 'payment-failed' }),
      invoice('billed'),
      invoice('renewal-failed'),
      invoice('renewal-failed', { attempt: 2, event: 'evt_again' }),
      invoice('renewal-paid'),
    ];
    const orders = fc
      .subarray(facts, { minLength: 1 })
      .chain((list) =>
        fc.tuple(
          fc.shuffledSubarray(list, { minLength: list.length }),
          fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length }),
        ),
      );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        expect(stateOf(other)).toEqual(stateOf(one));
      }),
      { numRuns: 2000 },
    );
  });
});

const totalOf = (interval: Pledge['interval'], amount: number) => ({
  status: 'active' as const,
  interval,
  pledges: 1,
  cents: cents(amount),
});

describe('the months in which promises begin and end', () => {
  const ended = { at: Instant.parse('2027-03-05T12:00:00.000Z'), because: 'asked' as const };

  it('are those of Berlin, and count what a promise comes to in a month', () => {
    const { changes } = after([
      stands('active', 1, { cents: cents(100_00), interval: 'quarter' }),
      stands('ended', 2, { ...ended, cents: cents(100_00), interval: 'quarter' }),
    ]);
    expect(turnsIn(changes)).toEqual({
      '2026-11 begun': 1,
      '2026-11 begun cents': 33_33,
      '2027-03 ended': 1,
      '2027-03 ended cents': 33_33,
    });
  });

  it('are the same if its end is all that was ever heard of it', () => {
    expect(turnsIn(after([stands('ended', 2, ended)]).changes)).toEqual(
      turnsIn(after([stands('starting', 1), stands('active', 1), stands('ended', 2, ended)]).changes),
    );
  });

  it('do not know what waits for its first payment, nor what never got it', () => {
    const never = stands('ended', 2, { ...ended, because: 'never-started' });
    expect(turnsIn(after([stands('starting', 1)]).changes)).toEqual({});
    expect(turnsIn(after([stands('starting', 1), never]).changes)).toEqual({});
  });

  it('learn of a promise that was written down before they were counted, once it is heard of again', () => {
    const before = stands('active', 1, { startedAt: undefined });
    expect(turnsIn(after([before]).changes)).toEqual({});
    expect(turnsIn(after([before, stands('ended', 2, ended)]).changes)).toMatchObject({
      '2026-11 begun': 1,
      '2027-03 ended': 1,
    });
  });
});

describe('the sums of promises', () => {
  it('follow each from state to state, and count no ended one', () => {
    const { changes } = after([
      stands('starting', 1),
      stands('active', 2),
      stands('active', 3, { cents: cents(30_00) }),
      stands('past-due', 4, { cents: cents(30_00) }),
      stands('ended', 5, { cents: cents(30_00), because: 'asked' }),
    ]);
    const steps = changes.flatMap((change) => ('pledge' in change ? [change] : []));
    const sums = new Map<string, number>();
    const seen: Record<string, number>[] = [];
    for (const { before, pledge } of steps) {
      for (const { total } of pledgedChange(before, pledge))
        sums.set(total.status, (sums.get(total.status) ?? 0) + total.cents);
      seen.push(Object.fromEntries([...sums].filter(([, amount]) => amount !== 0)));
    }
    expect(seen).toEqual([{}, { active: 25_00 }, { active: 30_00 }, { 'past-due': 30_00 }, {}]);
  });

  it('say what comes in an average month, and never more', () => {
    expect(
      monthlyCents([totalOf('month', 25_00), totalOf('quarter', 10_00), totalOf('year', 100_00)], 'active'),
    ).toBe(25_00 + 3_33 + 8_33);
    expect(monthlyCents([totalOf('month', 25_00)], 'paused')).toBe(0);
  });
});
