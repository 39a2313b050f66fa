import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fundsOf } from '../../shared/domain/coverage.ts';
import { fundedUntil } from '../../shared/domain/funded-until.ts';
import type { CostType } from '../../shared/domain/need.ts';
import { aNeed, aTotal, fourMonths, month, someNeeds, someTotals } from './some-months.ts';

const needs = [
  aNeed('need_position-2026-11', 'staff', 100_00),
  aNeed('need_position-2026-12', 'staff', 100_00),
  aNeed('need_position-2027-02', 'staff', 100_00),
  aNeed('need_print-2026-12', 'material', 50_00),
];
const funded = (costType: CostType, ...amounts: number[]) =>
  fundedUntil(
    costType,
    needs,
    amounts.flatMap((amount) => fundsOf(aTotal('2026-11', [['donation', 'free', amount]]))),
    month('2026-11'),
  );

describe('until when a cost type is funded', () => {
  it('is the month before the first that lacks money', () => {
    expect(funded('staff', 260_00)).toEqual({
      until: '2027-01',
      // Staff of December comes before material, so that 10 € of 260 € are left for February.
      gap: { month: '2027-02', missingCents: 90_00 },
      plannedThrough: '2027-02',
    });
  });

  it('is no month, if even this one lacks money', () => {
    expect(funded('staff', 99_99)).toMatchObject({
      until: undefined,
      gap: { month: '2026-11', missingCents: 1 },
    });
  });

  it('is the last month planned, if nothing lacks money; beyond it nothing is said', () => {
    expect(funded('staff', 350_00)).toEqual({
      until: '2027-02',
      gap: undefined,
      plannedThrough: '2027-02',
    });
    expect(funded('material', 350_00).until).toBe('2026-12');
  });

  it('is nothing where nothing is planned', () => {
    expect(fundedUntil('material', needs, [], month('2027-01'))).toEqual({
      until: undefined,
      gap: undefined,
      plannedThrough: undefined,
    });
  });

  it('never comes earlier because more money comes', () => {
    const some = someNeeds.chain((of) =>
      fc.record({ needs: fc.constant(of), totals: someTotals(of), more: someTotals(of, 0) }),
    );
    fc.assert(
      fc.property(
        some,
        fc.constantFrom<CostType>('staff', 'material'),
        fc.constantFrom(...fourMonths),
        ({ needs: of, totals, more }, costType, from) => {
          const without = totals.flatMap(fundsOf);
          const before = fundedUntil(costType, of, without, month(from));
          const after = fundedUntil(costType, of, [...without, ...more.flatMap(fundsOf)], month(from));
          expect((after.until ?? '') >= (before.until ?? '')).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
