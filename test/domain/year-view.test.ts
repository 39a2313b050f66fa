import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredMonths } from '../../shared/domain/covered-months.ts';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { yearView } from '../../shared/domain/year-view.ts';
import { aNeed, aTotal, month, needsAndTotals, someBooks } from './some-months.ts';

const none = { committed: [], transfers: [], forecast: [], undecided: [] };

describe('one year', () => {
  const books = someBooks(
    [
      aNeed('need_position-2026-11', 'staff', 1000_00),
      aNeed('need_position-2026-12', 'staff', 1100_00),
      aNeed('need_print-2026-12', 'material', 50_00),
      aNeed('need_travel-2026-12', 'material', 80_00, 10),
      aNeed('need_position-2027-01', 'staff', 900_00),
    ],
    [
      aTotal('2025-12', [['membership', 'free', 30_00]]),
      aTotal('2026-11', [
        ['donation', 'free', 1500_00],
        ['grant', 'material', 60_00],
      ]),
      aTotal('2026-12', [['donation', 'free', 2000_00]], { pendingCents: 40_00 }),
    ],
  );
  const view = (year: string) =>
    yearView(books, coveredMonths(books.needs, books.totals), none, year, month('2026-12'));

  it('has twelve months, and a line for each need that comes back', () => {
    const { months, lines } = view('2026');
    expect(months.map((each) => each.month)).toEqual([
      ...Array.from({ length: 9 }, (_, index) => `2026-0${index + 1}`),
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
    // Staff first, then by priority.
    expect(lines).toEqual([
      {
        line: 'need_position',
        title: 'position',
        costType: 'staff',
        neededCents: 2100_00,
        coveredCents: 2100_00,
        missingCents: 0,
        coveredBasisPoints: 10_000,
      },
      {
        line: 'need_travel',
        title: 'travel',
        costType: 'material',
        neededCents: 80_00,
        coveredCents: 80_00,
        missingCents: 0,
        coveredBasisPoints: 10_000,
      },
      {
        line: 'need_print',
        title: 'print',
        costType: 'material',
        neededCents: 50_00,
        coveredCents: 50_00,
        missingCents: 0,
        coveredBasisPoints: 10_000,
      },
    ]);
  });

  it('goes on from what the year before left, and hands on what it leaves', () => {
    expect(view('2026')).toMatchObject({
      carriedInCents: 30_00,
      receivedCents: 3560_00,
      receivedBySource: { donation: 3500_00, membership: 0, grant: 60_00, event: 0 },
      total: { neededCents: 2230_00, coveredCents: 2230_00 },
      costTypes: [
        {
          costType: 'staff',
          coveredCents: 2100_00,
          coveredBySource: { donation: 2070_00, membership: 30_00, grant: 0, event: 0 },
        },
        { costType: 'material', coveredCents: 130_00, coveredBySource: { grant: 60_00, donation: 70_00 } },
      ],
      // 30 + 3560 − 2230
      carriedOnCents: 1360_00,
    });
    expect(view('2027')).toMatchObject({ carriedInCents: 1360_00, carriedOnCents: 460_00 });
  });

  it('adds up through the year what is needed and what is there', () => {
    expect(
      view('2026')
        .months.slice(9)
        .map(({ cumulative }) => cumulative),
    ).toEqual([
      { neededCents: 0, receivedCents: 30_00, forecastCents: 30_00 },
      { neededCents: 1000_00, receivedCents: 1590_00, forecastCents: 1590_00 },
      { neededCents: 2230_00, receivedCents: 3590_00, forecastCents: 3590_00 },
    ]);
  });

  it('adds a forecast to the sums of a year, and to nothing that is there', () => {
    const forecast = [{ month: month('2027-01'), cents: cents(95_00) }];
    const of = (expected: typeof forecast) =>
      yearView(
        books,
        coveredMonths(books.needs, books.totals),
        { ...none, forecast: expected },
        '2027',
        month('2026-12'),
      );
    expect(of(forecast)).toMatchObject({ forecastCents: 95_00, receivedCents: 0, carriedOnCents: 460_00 });
    expect(of(forecast).months[0]).toMatchObject({
      forecastCents: 95_00,
      cumulative: { neededCents: 900_00, receivedCents: 1360_00, forecastCents: 1455_00 },
    });
    expect(of(forecast).total).toEqual(of([]).total);
  });

  it('is the sum of its months, whatever came and went', () => {
    fc.assert(
      fc.property(needsAndTotals, ({ needs, totals }) => {
        const some = someBooks(needs, totals);
        const covered = coveredMonths(needs, totals);
        const [first, second] = ['2026', '2027'].map((year) =>
          yearView(some, covered, none, year, month('2026-12')),
        );
        expect(second?.carriedInCents).toBe(first?.carriedOnCents);
        for (const year of [first, second]) {
          expect(year?.total.neededCents).toBe(sumCents(year?.lines.map((line) => line.neededCents) ?? []));
          expect(year?.total.coveredCents).toBe(
            sumCents(
              Object.values(year?.costTypes ?? {}).flatMap((each) => Object.values(each.coveredBySource)),
            ),
          );
        }
      }),
    );
  });
});
