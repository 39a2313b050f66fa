import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastDonations, pledgeLoss } from '../../shared/domain/forecast.ts';
import { cents } from '../../shared/domain/money.ts';
import { monthsBetween } from '../../shared/domain/month.ts';
import type { PledgeChanges } from '../../shared/domain/pledge.ts';
import { month } from './some-months.ts';

const now = month('2026-11');
const change = (of: string, begun: number, ended: number): PledgeChanges => ({
  campaign: 'probe',
  month: month(of),
  begun,
  begunMonthlyCents: cents(begun * 10_00),
  ended,
  endedMonthlyCents: cents(ended * 10_00),
});

describe('the loss of promises', () => {
  it('is how many of those that stood in a month ended in it, over twelve full months', () => {
    // 40 stood all the year; two began in January and two others ended in June, one of this month does not count.
    const kept = [change('2026-01', 2, 0), change('2026-06', 0, 2), change('2026-11', 0, 1)];
    const { observed, changes, basis, monthlyLossBasisPoints } = pledgeLoss(39, kept, now);
    expect(observed).toEqual({
      from: '2025-11',
      through: '2026-10',
      // November and December 40, January to June 42, July to October 40.
      pledgeMonths: 2 * 40 + 6 * 42 + 4 * 40,
      ended: 2,
      // 2 of 492 are 0,406… %, rounded up.
      lossBasisPoints: 41,
    });
    expect([basis, monthlyLossBasisPoints]).toEqual(['observed', 41]);
    expect(changes.find((each) => each.month === '2026-06')).toMatchObject({
      standing: 42,
      ended: 2,
      endedMonthlyCents: 20_00,
    });
  });

  it('is assumed with care as long as little was seen', () => {
    expect(pledgeLoss(0, [], now)).toMatchObject({ basis: 'assumed', monthlyLossBasisPoints: 500 });
    // Many promises, but only since September.
    const young = pledgeLoss(100, [change('2026-08', 100, 0)], now);
    expect(young).toMatchObject({ basis: 'assumed', monthlyLossBasisPoints: 500 });
    expect(young.observed.pledgeMonths).toBe(300);
  });

  it('is what was seen, if that is worse than what is assumed', () => {
    const kept = [change('2026-08', 10, 0), change('2026-09', 0, 4)];
    expect(pledgeLoss(6, kept, now)).toMatchObject({
      basis: 'assumed',
      // 4 of 10 + 10 + 6.
      monthlyLossBasisPoints: 1539,
    });
  });
});

describe('the forecast of donations', () => {
  it('starts next month, and loses a little each month', () => {
    expect(forecastDonations(cents(100_01), 500, now, month('2027-02'))).toEqual([
      { month: '2026-12', cents: 95_00 },
      { month: '2027-01', cents: 90_25 },
      { month: '2027-02', cents: 85_73 },
    ]);
  });

  it('says nothing of months that have begun', () => {
    expect(forecastDonations(cents(100_00), 500, now, month('2026-11'))).toEqual([]);
  });

  const changes = fc
    .array(
      fc.record({
        of: fc.constantFrom(...monthsBetween(month('2025-09'), now)),
        begun: fc.integer({ min: 0, max: 30 }),
        ended: fc.integer({ min: 0, max: 30 }),
      }),
      { maxLength: 10 },
    )
    .map((list) => {
      const byMonth = new Map(list.map(({ of, begun, ended }) => [of, change(of, begun, ended)]));
      return [...byMonth.values()];
    });
  const forecastOf = (monthly: number, standing: number, kept: readonly PledgeChanges[]) =>
    forecastDonations(
      cents(monthly),
      pledgeLoss(standing, kept, now).monthlyLossBasisPoints,
      now,
      month('2029-12'),
    ).map((each) => each.cents);

  it('is never below nothing, and never grows without new promises', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(500), changes, (monthly, standing, kept) => {
        let before = monthly;
        for (const amount of forecastOf(monthly, standing, kept)) {
          expect(amount).toBeGreaterThanOrEqual(0);
          expect(amount).toBeLessThanOrEqual(before);
          before = amount;
        }
      }),
    );
  });

  it('is never less because one more promise stands, whenever it began', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(120),
        changes,
        fc.constantFrom(undefined, ...monthsBetween(month('2025-08'), now)),
        fc.nat(10_000),
        (monthly, standing, kept, began, more) => {
          const known = kept.find((each) => each.month === began);
          const others = kept.filter((each) => each !== known);
          // One from before promises were counted is in no month's changes.
          const grown =
            began === undefined
              ? kept
              : [...others, change(began, (known?.begun ?? 0) + 1, known?.ended ?? 0)];
          const without = forecastOf(monthly, standing, kept);
          for (const [index, amount] of forecastOf(monthly + more, standing + 1, grown).entries()) {
            expect(amount).toBeGreaterThanOrEqual(without[index] ?? 0);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
