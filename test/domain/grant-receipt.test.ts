import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedOn } from '../../shared/domain/counting.ts';
import { type Grant, grantSums, trancheCents } from '../../shared/domain/grant.ts';
import { checkReceipt, receive, type Receipt } from '../../shared/domain/grant-receipt.ts';
import { totalChanges } from '../../shared/domain/ledger.ts';
import { cents } from '../../shared/domain/money.ts';
import { Day, Instant } from '../../shared/domain/month.ts';
import { anyGrant, grantOf, terms } from './a-grant.ts';

const today = Day.parse('2026-11-22');
const bookedAt = Instant.parse('2026-11-22T10:00:00.000Z');
const booking = { counted: countedOn(today, today, false), author: 'Kim Beispiel', bookedAt };

const came = (grant: Grant, tranche: string, amount: number, split?: Receipt['split']) =>
  receive(grant, { tranche, day: today, cents: cents(amount), split }, booking);

describe('a tranche that came', () => {
  it('is one entry for each purpose, with the money of a grant and no gift', () => {
    const { entries, grant } = came(grantOf(terms()), '2', 3000_00);
    expect(entries.map(({ entry, earmark, cents }) => [entry, earmark, cents])).toEqual([
      ['manual:netzwerk.grant_sample.2.1', 'staff', 2000_00],
      ['manual:netzwerk.grant_sample.2.2', 'material', 1000_00],
    ]);
    expect(entries[0]).toMatchObject({
      source: 'grant',
      grant: 'grant_sample',
      tranche: '2',
      movement: 'noted',
    });
    expect(totalChanges(entries)).toMatchObject([{ month: '2026-11', gifts: 0 }]);
    expect(grant.tranches[1]?.received).toEqual({ on: today, entries: entries.map(({ entry }) => entry) });
  });

  it('stays due with what is missing of it, each purpose with its part to the cent', () => {
    const { grant, rest, entries } = came(grantOf(terms()), '2', 1000_01);
    expect(entries.map(({ cents }) => cents)).toEqual([666_67, 333_34]);
    expect(rest).toEqual({
      tranche: '2_2',
      dueOn: '2027-01-15',
      split: [
        { earmark: 'staff', cents: 1333_33 },
        { earmark: 'material', cents: 666_66 },
      ],
    });
    expect(grant.tranches.map(({ tranche }) => tranche)).toEqual(['1', '2', '2_2']);
    expect(came(grant, '2_2', 1_00).rest?.tranche).toBe('2_3');
  });

  it('goes where it is said to go, and the rest to what got too little', () => {
    const { rest } = came(grantOf(terms()), '2', 2500_00, [{ earmark: 'staff', cents: cents(2500_00) }]);
    expect(rest?.split).toEqual([{ earmark: 'material', cents: 500_00 }]);
  });

  it('is refused a second time, and is told when it came', () => {
    const { grant } = came(grantOf(terms()), '1', 3000_00);
    const again = { tranche: '1', day: today, cents: cents(3000_00) };
    expect(() => checkReceipt(grant, again, today)).toThrow('22 November 2026 with €3,000.00');
  });

  it.each([
    ['there is none of', { tranche: '3' }, 'tranche.unknown'],
    ['comes tomorrow', { day: Day.parse('2026-11-23') }, 'note.in-future'],
    ['comes before the decision', { day: Day.parse('2026-09-14') }, 'tranche.before-decision'],
    ['is a cent too much', { cents: cents(3000_01) }, 'tranche.more-than-due'],
    [
      'is split into another sum',
      { split: [{ earmark: 'free', cents: cents(2999_99) }] },
      'tranche.split-differs',
    ],
  ] as const)('is refused when it %s', (_, said, code) => {
    const receipt = { tranche: '1', day: today, cents: cents(3000_00), ...said };
    expect(() => checkReceipt(grantOf(terms()), receipt, today)).toThrow(code);
  });

  it('keeps received and committed money together at what was granted, to the cent, in any order and in any parts', () => {
    const steps = fc.array(fc.record({ pick: fc.nat(), part: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(anyGrant, steps, (granted, receipts) => {
        let grant = granted;
        let booked = 0;
        for (const { pick, part } of receipts) {
          const open = grant.tranches.filter(({ received }) => !received);
          const due = open[pick % Math.max(1, open.length)];
          if (!due) break;
          const amount = Math.max(1, Math.floor(trancheCents(due) * part));
          const result = came(grant, due.tranche, amount);
          grant = result.grant;
          expect(result.entries.reduce((sum, entry) => sum + entry.cents, 0)).toBe(amount);
          expect(result.entries.every((entry) => entry.cents > 0)).toBe(true);
          booked += amount;
        }
        const { receivedCents, committedCents } = grantSums(grant);
        expect(receivedCents).toBe(booked);
        expect(receivedCents + committedCents).toBe(granted.grantedCents);
        const names = grant.tranches.map(({ tranche }) => tranche);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});
