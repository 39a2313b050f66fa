import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaymentFact } from '../../shared/domain/fact.ts';
import { cents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import { after, card, debit, donor, ours, told } from './a-gift.ts';

const netzwerk = {
  campaign: 'netzwerk',
  month: '2026-11',
  pendingCents: 0,
  returnedCents: 0,
  feeCents: 0,
  gifts: 1,
};

describe('a gift', () => {
  it('by card is one entry and one letter', () => {
    const { entries, letters, sums } = after([told('received', card)]);
    expect(entries.map(({ entry }) => entry)).toEqual(['stripe:pi_1:received']);
    expect(letters).toMatchObject([
      { letter: 'pi_1.acknowledgement', to: donor, about: { cents: 40_00, day: '2026-11-20' } },
    ]);
    expect(sums).toEqual([
      { ...netzwerk, received: [{ source: 'donation', earmark: 'staff', cents: 40_00 }] },
    ]);
  });

  it('by SEPA debit is expected first, and thanked for only when it is there', () => {
    const pending = after([told('pending', debit)]);
    expect(pending.sums).toEqual([{ ...netzwerk, gifts: 0, received: [], pendingCents: 40_00 }]);
    expect(pending.letters).toEqual([]);
    const settled = after([told('pending', debit), told('received', debit)]);
    expect(settled.sums).toEqual([
      { ...netzwerk, received: [{ source: 'donation', earmark: 'staff', cents: 40_00 }] },
    ]);
    expect(settled.letters).toHaveLength(1);
  });

  it('that bounces leaves nothing but its two lines', () => {
    const { entries, sums, letters } = after([told('pending', debit), told('failed', debit)]);
    expect(entries.map(({ movement, cents: amount }) => [movement, amount])).toEqual([
      ['expected', 40_00],
      ['resolved', -40_00],
    ]);
    expect(sums).toEqual([]);
    expect(letters).toEqual([]);
  });

  it('stays settled when its announcement comes late', () => {
    expect(after([told('received', debit), told('pending', debit)]).sums).toEqual(
      after([told('received', debit)]).sums,
    );
    expect(after([told('failed', debit), told('pending', debit)]).sums).toEqual([]);
  });

  it('by a card that was declined first counts once', () => {
    const { sums, entries } = after([told('failed', { method: 'card' }), told('received', card)]);
    expect(entries).toHaveLength(1);
    expect(sums[0]?.gifts).toBe(1);
  });

  it('of nobody we know waits under unassigned, without a letter, and moves when someone knows', () => {
    const first = told('received', { method: 'card', donor });
    expect(after([first])).toMatchObject({ sums: [{ campaign: 'unassigned' }], letters: [] });
    const { entries, sums, letters } = after([
      first,
      told('received', { attribution: ours, event: 'evt_later' }),
    ]);
    expect(entries.map(({ movement, campaign, cents: amount }) => [movement, campaign, amount])).toEqual([
      ['received', 'unassigned', 40_00],
      ['moved-out', 'unassigned', -40_00],
      ['moved-in', 'netzwerk', 40_00],
    ]);
    expect(sums).toEqual([
      { ...netzwerk, received: [{ source: 'donation', earmark: 'staff', cents: 40_00 }] },
    ]);
    expect(letters).toMatchObject([{ to: donor }]);
  });

  it('for a campaign that does not exist waits under unassigned', () => {
    const { sums } = after([told('received', { ...card, attribution: { ...ours, campaign: 'gone' } })]);
    expect(sums).toMatchObject([{ campaign: 'unassigned', received: [{ earmark: 'free', cents: 40_00 }] }]);
  });

  it('about whose amount two tellers disagree is not booked by guess', () => {
    expect(() => after([told('received', card), told('received', { ...card, cents: cents(41_00) })])).toThrow(
      '4100',
    );
  });
});

describe('the law of order', () => {
  // Several tellers of one payment, each knowing less or more, at both sides of a month's end.
  const tellers = fc.record({
    attribution: fc.constantFrom(ours, undefined),
    donor: fc.constantFrom(donor, undefined),
    method: fc.constantFrom('sepa_debit', undefined),
    at: fc.constantFrom(
      Instant.parse('2026-10-31T22:59:59.000Z'),
      Instant.parse('2026-10-31T23:00:01.000Z'),
      Instant.parse('2026-11-20T12:00:00.000Z'),
    ),
    fact: fc.constantFrom<PaymentFact['fact']>('received', 'received', 'failed'),
    event: fc.constantFrom('evt_1', 'evt_2', 'evt_3', 'evt_4'),
  });
  // A debit is announced at one moment, by however many.
  const announced = fc.record({
    attribution: fc.constant(ours),
    method: fc.constantFrom('sepa_debit', undefined),
    donor: fc.constantFrom(donor, undefined),
    at: fc.constant(Instant.parse('2026-10-31T22:00:00.000Z')),
    fact: fc.constant<PaymentFact['fact']>('pending'),
    event: fc.constantFrom('evt_5', 'evt_6'),
  });
  const facts = fc
    .array(fc.oneof(tellers, announced), { minLength: 1, maxLength: 6 })
    .map((list) => list.map(({ fact, ...more }) => told(fact, more)));
  const inTwoOrders = facts.chain((list) =>
    fc.record({ one: fc.constant(list), other: fc.shuffledSubarray(list, { minLength: list.length }) }),
  );

  it('gives the same sums for any permutation of the same facts', () => {
    fc.assert(
      fc.property(inTwoOrders, ({ one, other }) => {
        expect(after(other).sums).toEqual(after(one).sums);
        expect(after(other).letters.length).toBe(after(one).letters.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('adds nothing when everything is told again, in any order', () => {
    fc.assert(
      fc.property(inTwoOrders, ({ one, other }) => {
        expect(after([...one, ...other])).toMatchObject({ sums: after(one).sums });
        expect(after([...one, ...other]).letters.length).toBe(after(one).letters.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('never thanks twice, and never before the money is there', () => {
    fc.assert(
      fc.property(facts, (list) => {
        const { letters } = after(list);
        expect(letters.length).toBeLessThanOrEqual(1);
        if (letters.length === 1) expect(list.some(({ fact }) => fact === 'received')).toBe(true);
      }),
    );
  });
});
