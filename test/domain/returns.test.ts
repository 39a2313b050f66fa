import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../shared/domain/fact.ts';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import { after, card, debit, disputed, donor, ours, refunded, told } from './a-gift.ts';

const paid = told('received', card);
const inMonth = (sums: ReturnType<typeof after>['sums'], month: string) =>
  sums.find((total) => total.month === month);
const netOf = (facts: readonly Fact[]) =>
  sumCents(after(facts).sums.flatMap(({ received }) => received.map((line) => line.cents)));

describe('a refund', () => {
  it('is taken off in the month it was made, from what the gift was given for', () => {
    const { sums } = after([paid, refunded('re_1', 15_00)]);
    expect(inMonth(sums, '2026-11')).toMatchObject({
      received: [{ earmark: 'staff', cents: 40_00 }],
      gifts: 1,
    });
    expect(inMonth(sums, '2026-12')).toMatchObject({
      received: [{ earmark: 'staff', cents: -15_00 }],
      returnedCents: -15_00,
      gifts: 0,
    });
  });

  it('is told to its giver once, with its own amount', () => {
    const { letters } = after([
      paid,
      refunded('re_1', 15_00),
      refunded('re_2', 5_00),
      refunded('re_1', 15_00),
    ]);
    expect(letters.map(({ letter, about }) => [letter, 'cents' in about && about.cents])).toEqual([
      ['pi_1.acknowledgement', 40_00],
      ['re_1.refund', 15_00],
      ['re_2.refund', 5_00],
    ]);
  });

  it('that is told before its gift waits for the gift’s place, and moves there', () => {
    const { sums, letters } = after([refunded('re_1', 40_00), paid]);
    expect(sums).toEqual(after([paid, refunded('re_1', 40_00)]).sums);
    expect(letters.map(({ letter }) => letter).toSorted()).toEqual(['pi_1.acknowledgement', 're_1.refund']);
  });

  it('that has not left us yet counts for nothing', () => {
    expect(netOf([paid, refunded('re_1', 15_00, 'waiting')])).toBe(40_00);
  });

  it('that fails after all is money again, and a task', () => {
    const { sums, tasks, letters } = after([
      paid,
      refunded('re_1', 15_00),
      refunded('re_1', 15_00, 'failed'),
    ]);
    expect(sums.flatMap(({ received }) => received.map((line) => line.cents))).toEqual([40_00]);
    expect(tasks).toMatchObject([{ task: 'refund-failed:re_1', campaign: 'netzwerk', cents: 15_00 }]);
    expect(letters).toHaveLength(2);
  });

  it('that fails before any money left changes nothing', () => {
    const failed = refunded('re_1', 15_00, 'failed', { moved: false });
    expect(after([paid, refunded('re_1', 15_00, 'waiting'), failed]).sums).toEqual(after([paid]).sums);
    expect(after([failed, paid, refunded('re_1', 15_00, 'waiting')]).sums).toEqual(after([paid]).sums);
  });
});

describe('a dispute', () => {
  it('takes the money and the fee, and asks the treasurer for evidence before the deadline', () => {
    const { sums, tasks } = after([paid, disputed('needs_response')]);
    expect(inMonth(sums, '2026-12')).toMatchObject({
      received: [{ earmark: 'staff', cents: -40_00 }],
      returnedCents: -40_00,
      feeCents: -20_00,
    });
    expect(tasks).toMatchObject([
      { task: 'dispute:dp_1', matter: 'dispute', reason: 'fraudulent', dueAt: '2026-12-12T23:59:59.000Z' },
    ]);
  });

  it('that is won gives back the money and the fee', () => {
    const { sums } = after([paid, disputed('needs_response'), disputed('won')]);
    expect(inMonth(sums, '2027-01')).toMatchObject({
      received: [{ cents: 40_00 }],
      returnedCents: 40_00,
      feeCents: 20_00,
    });
    expect(sumCents(sums.map(({ feeCents }) => feeCents))).toBe(0);
  });

  it('that only asks moves no money and is a task all the same', () => {
    const { sums, tasks } = after([paid, disputed('warning_needs_response')]);
    expect(sums).toEqual(after([paid]).sums);
    expect(tasks).toHaveLength(1);
  });

  it('whose money is only told by the event’s name is booked once, whoever lists it later', () => {
    const nameless = disputed('needs_response', {
      movements: [
        { cents: cents(-40_00), feeCents: cents(0), at: Instant.parse('2026-12-03T08:00:00.000Z') },
      ],
    });
    expect(after([paid, nameless, disputed('needs_response')]).sums).toEqual(
      after([paid, disputed('needs_response')]).sums,
    );
  });
});

describe('a bank that takes a debit back', () => {
  const ofPledge = { ...debit, attribution: { ...ours, pledge: 'sub_1' } };
  const returned = (reason: string) => disputed('lost', { reason, attribution: ofPledge.attribution });

  it.each(['MD06', 'MD01', 'AC04', 'debit_not_authorized', 'MS03'])('for %s ends the promise', (reason) => {
    const { stops, silences } = after([told('received', ofPledge), returned(reason)]);
    expect(stops).toMatchObject([{ pledge: 'sub_1', reason }]);
    expect(silences).toEqual([]);
  });

  it.each(['MD07', 'recipient_deceased'])('for %s ends the promise and all letters', (reason) => {
    const { stops, silences } = after([told('received', ofPledge), returned(reason)]);
    expect(stops).toMatchObject([{ pledge: 'sub_1' }]);
    expect(silences).toMatchObject([{ email: donor.email, reason }]);
  });

  it('for want of money leaves it one more try', () => {
    const bounced = (charge: string) =>
      told('failed', { ...ofPledge, charge, ofCustomer: true, reason: 'AM04', event: `evt_${charge}` });
    const pending = told('pending', ofPledge);
    expect(after([pending, bounced('py_1')]).stops).toEqual([]);
    expect(after([pending, bounced('py_1'), bounced('py_1')]).stops).toEqual([]);
    expect(after([pending, bounced('py_1'), bounced('py_2')]).stops[0]).toMatchObject({ pledge: 'sub_1' });
  });

  it.each([
    ['MS03', 1],
    ['AM05', 0],
    ['XX99', 0],
  ])('for %s, which no rule can clear up, asks a person', (reason, stopped) => {
    const bounced = told('failed', { ...ofPledge, charge: 'py_1', ofCustomer: true, reason });
    const { tasks, stops } = after([told('pending', ofPledge), bounced]);
    expect(tasks).toMatchObject([{ task: 'debit-failed:py_1', matter: 'debit-failed', reason }]);
    expect(stops).toHaveLength(stopped);
  });

  it('says the same when it is known before the gift is', () => {
    const { stops, sums } = after([disputed('lost', { reason: 'MD06' }), told('received', ofPledge)]);
    expect(stops[0]).toMatchObject({ pledge: 'sub_1', reason: 'MD06' });
    expect(sums).toEqual(after([told('received', ofPledge), returned('MD06')]).sums);
  });

  it('ends no promise because a card was declined', () => {
    const declined = told('failed', {
      ...card,
      charge: 'ch_1',
      ofCustomer: true,
      reason: 'insufficient_funds',
    });
    const again = { ...declined, charge: 'ch_2', event: 'evt_again' };
    expect(after([declined, again]).stops).toEqual([]);
  });
});

/** Once its invoice is known, a gift's place is known to all that is told of it later. */
const linked = (list: readonly Fact[]) => {
  const from = list.findIndex(({ fact }) => fact === 'attributed');
  return list.map((fact, index) =>
    from >= 0 && index > from ? { ...fact, attribution: fact.attribution ?? ours } : fact,
  );
};

const stateOf = (list: readonly Fact[]) => {
  const { sums, letters, tasks, gift } = after(linked(list));
  return {
    sums,
    letters: letters.map(({ letter }) => letter).toSorted(),
    tasks: tasks.map(({ task }) => task).toSorted(),
    disputes: gift.disputes.map(({ status }) => status).toSorted(),
  };
};

describe('the law of order, for all that can happen to a gift', () => {
  const knows = { attribution: ours, donor };
  const facts: Fact[] = [
    told('pending', { ...knows, method: 'sepa_debit', at: Instant.parse('2026-11-10T10:00:00.000Z') }),
    told('received', { method: 'sepa_debit' }),
    told('received', { ...knows, event: 'evt_session' }),
    refunded('re_1', 10_00),
    refunded('re_1', 10_00, 'waiting'),
    refunded('re_2', 5_00),
    refunded('re_2', 5_00, 'failed'),
    refunded('re_3', 1_00, 'sent', {
      at: Instant.parse('2027-01-02T09:00:00.000Z'),
      event: 'evt_re_3_later',
    }),
    disputed('needs_response'),
    disputed('under_review'),
    disputed('won'),
    {
      fact: 'fee',
      gift: 'pi_1',
      transaction: 'txn_charge',
      cents: cents(35),
      at: Instant.parse('2026-11-20T12:00:00.000Z'),
      event: 'txn_charge',
    },
    {
      fact: 'attributed',
      gift: 'pi_1',
      at: Instant.parse('2026-11-30T12:00:00.000Z'),
      event: 'evt_in',
      attribution: ours,
    },
  ];
  const someFacts = fc.subarray(facts, { minLength: 1 }).chain((list) =>
    fc.record({
      one: fc.shuffledSubarray(list, { minLength: list.length }),
      other: fc.shuffledSubarray(list, { minLength: list.length }),
      again: fc.shuffledSubarray(list),
    }),
  );
  it('gives one state for any permutation, and nothing more when it is told again', () => {
    fc.assert(
      fc.property(someFacts, ({ one, other, again }) => {
        expect(stateOf(other)).toEqual(stateOf(one));
        expect(stateOf([...one, ...again])).toEqual(stateOf(one));
      }),
      { numRuns: 2000 },
    );
  });

  it('never gives back more than was paid, however the refunds are cut', () => {
    const cuts = fc
      .array(fc.integer({ min: 1, max: 10_00 }), { minLength: 1, maxLength: 8 })
      .filter((amounts) => amounts.reduce((sum, amount) => sum + amount, 0) <= 40_00);
    const chain = cuts.chain((amounts) => {
      const refunds = amounts.map((amount, index) => refunded(`re_${index}`, amount));
      return fc.record({
        left: fc.constant(40_00 - amounts.reduce((sum, amount) => sum + amount, 0)),
        list: fc.shuffledSubarray([paid, ...refunds, ...refunds], { minLength: 1 + 2 * refunds.length }),
      });
    });
    fc.assert(
      fc.property(chain, ({ left, list }) => {
        expect(netOf(list)).toBe(left);
      }),
    );
  });
});
