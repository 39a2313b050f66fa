import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cover, fundsOf } from '../../shared/domain/coverage.ts';
import { coveredMonths, coverOf, coverOfAll } from '../../shared/domain/covered-months.ts';
import { cents, sumCents } from '../../shared/domain/money.ts';
import { Day } from '../../shared/domain/month.ts';
import { closedNeed } from '../../shared/domain/need-closing.ts';
import { aNeed, aTotal, fourMonths, month, needsAndTotals } from './some-months.ts';

describe('what is covered', () => {
  it('is said in hundredths of a percent, and all of it only when all of it is there', () => {
    expect(coverOf(cents(3_00), cents(1_00)).coveredBasisPoints).toBe(3333);
    expect(coverOf(cents(1_000_000_00), cents(999_999_99)).coveredBasisPoints).toBe(9999);
    expect(coverOf(cents(9e13), cents(9e13 - 1)).coveredBasisPoints).toBe(9999);
    expect(coverOf(cents(7_00), cents(7_00)).coveredBasisPoints).toBe(10_000);
    expect(coverOf(cents(0), cents(0)).coveredBasisPoints).toBe(10_000);
  });

  it('of several is the sum, and not the mean of their shares', () => {
    expect(
      coverOfAll([coverOf(cents(900_00), cents(0)), coverOf(cents(100_00), cents(90_00), 10_00)]),
    ).toEqual({
      neededCents: 1000_00,
      coveredCents: 90_00,
      missingCents: 900_00,
      coveredBasisPoints: 900,
    });
  });
});

describe('a month that is over', () => {
  const needs = [
    aNeed('need_position-2026-11', 'staff', 1000_00),
    aNeed('need_position-2026-12', 'staff', 1000_00),
  ];
  const november = [aTotal('2026-11', [['donation', 'free', 700_00]])];
  const shown = (totals: ReturnType<typeof aTotal>[]) =>
    coveredMonths(needs, totals).needsOf(month('2026-11'))[0];

  it('stays as it was, whatever comes in and goes back later', () => {
    const later = [
      ...november,
      aTotal('2026-12', [
        ['donation', 'free', 900_00],
        ['grant', 'staff', 400_00],
        ['membership', 'free', -50_00],
      ]),
    ];
    expect(shown(later)).toEqual(shown(november));
    expect(shown(later)).toMatchObject({ coveredCents: 700_00, missingCents: 300_00, lateCents: 0 });
  });

  it('misses nothing for a need that was closed, though some of what it got went back', () => {
    const closed = closedNeed(aNeed('need_print-2026-11', 'material', 300_00), cents(80_00), {
      on: Day.parse('2026-11-05'),
      because: 'wird nicht gedruckt',
    });
    const came = aTotal('2026-11', [['donation', 'free', 60_00]]);
    expect(coveredMonths([closed], [came]).needsOf(month('2026-11'))).toMatchObject([
      { neededCents: 60_00, coveredCents: 60_00, missingCents: 0, coveredBasisPoints: 10_000 },
    ]);
  });

  it('tells apart what came late for one of its needs', () => {
    const late = [...november, aTotal('2026-12', [['donation', 'need_position-2026-11', 120_00]])];
    expect(shown(late)).toMatchObject({
      coveredCents: 700_00,
      lateCents: 120_00,
      missingCents: 180_00,
      coveredBasisPoints: 7000,
      parts: [{ cents: 700_00, source: 'donation', receivedIn: '2026-11', rule: 'free' }],
    });
  });

  it('is what a coverage of that time says, need by need and pot by pot', () => {
    fc.assert(
      fc.property(needsAndTotals, fc.constantFrom(...fourMonths), ({ needs: some, totals }, over) => {
        const then = cover(
          some.filter((need) => need.month <= over),
          totals.filter((total) => total.month <= over).flatMap(fundsOf),
        );
        const months = coveredMonths(some, totals);
        const needsThen = then.needs.filter((need) => need.month === over);
        expect(months.needsOf(month(over)).map(({ need, parts }) => [need.need, parts])).toEqual(
          needsThen.map(({ need, parts }) => [
            need,
            parts.filter((part: { receivedIn: string }) => part.receivedIn <= over),
          ]),
        );
        const pots = new Map<string, number>();
        for (const { source, earmark, cents: amount } of then.surplus) {
          const pot = `${source} ${earmark}`;
          pots.set(pot, (pots.get(pot) ?? 0) + amount);
        }
        expect(
          Object.fromEntries(
            months.leftAfter(month(over)).map((pot) => [`${pot.source} ${pot.earmark}`, pot.cents]),
          ),
        ).toEqual(Object.fromEntries([...pots].filter(([, amount]) => amount !== 0)));
      }),
      { numRuns: 2000 },
    );
  });

  it('hands on exactly what it had and got, less what it used', () => {
    fc.assert(
      fc.property(needsAndTotals, ({ needs: some, totals }) => {
        const months = coveredMonths(some, totals);
        const sum = (of: string) => sumCents(months.leftAfter(month(of)).map((pot) => pot.cents));
        const covered = cover(some, totals.flatMap(fundsOf)).needs;
        for (const [index, of] of fourMonths.entries()) {
          const before = index === 0 ? 0 : sum(fourMonths[index - 1] ?? '');
          const came = sumCents(
            totals
              .filter((total) => total.month === of)
              .flatMap(({ received }) => received.map((line) => line.cents)),
          );
          // In time for this month's needs, and late for an earlier one.
          const used = sumCents(
            covered.flatMap((need) =>
              need.parts
                .filter((part) => (need.month > part.receivedIn ? need.month : part.receivedIn) === of)
                .map((part) => part.cents),
            ),
          );
          expect(sum(of)).toBe(before + came - used);
        }
      }),
    );
  });
});
