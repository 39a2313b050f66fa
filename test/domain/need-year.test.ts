import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '../../shared/domain/money.ts';
import { Day, monthsBetween } from '../../shared/domain/month.ts';
import { Need } from '../../shared/domain/need.ts';
import { closedNeed } from '../../shared/domain/need-closing.ts';
import { copiedYear } from '../../shared/domain/need-year.ts';
import { aNeed, month, months } from './a-plan.ts';

const today = month('2026-11');
const years = { fromYear: 2026, toYear: 2027 };
const rent = monthsBetween(month('2026-01'), month('2026-12')).map((of) =>
  aNeed(of, 'Miete', 700_00, 'material'),
);

describe('a copied year', () => {
  it('has each need in the same month, with a number of its own', () => {
    const { added, kept, over } = copiedYear(rent, years, today);
    expect(added).toHaveLength(12);
    expect(added[10]).toEqual({ ...rent[10], month: '2027-11', need: 'need_miete-2027-11' });
    expect([kept, over]).toEqual([[], []]);
  });

  it('leaves what is there already, and says so', () => {
    const there = [
      { ...aNeed('2027-02', 'Miete', 900_00, 'material') },
      // Somebody has planned the same purpose under another number.
      { ...aNeed('2027-03', 'MIETE', 900_00, 'material', 'need_raum') },
    ];
    const { added, kept } = copiedYear([...rent, ...there], years, today);
    expect(added).toHaveLength(10);
    expect(kept.map(({ month: of }) => of)).toEqual(['2027-02', '2027-03']);
  });

  it('adds nothing to a month that is over', () => {
    const last = monthsBetween(month('2025-01'), month('2025-12')).map((of) => aNeed(of, 'Miete'));
    const { added, over } = copiedYear(last, { fromYear: 2025, toYear: 2026 }, today);
    expect(added.map(({ month: of }) => of)).toEqual(['2026-11', '2026-12']);
    expect(over).toHaveLength(10);
  });

  it('leaves out what was closed, and belongs to no template', () => {
    const [january, february] = rent;
    if (!january || !february) throw new Error('there is no rent');
    const closed = closedNeed(january, cents(0), { on: Day.parse('2026-01-09'), because: 'geschenkt' });
    const { added } = copiedYear([closed, { ...february, template: 'need_miete' }], years, today);
    expect(added.map(({ month: of, template }) => [of, template])).toEqual([['2027-02', undefined]]);
  });

  it('copied again is as it was', () => {
    const plans = fc.uniqueArray(
      fc.tuple(months(), fc.constantFrom('Miete', 'Honorar')).map(([of, title]) => aNeed(of, title)),
      { selector: ({ need }) => need },
    );
    fc.assert(
      fc.property(plans, months(), (needs, now) => {
        const { added } = copiedYear(needs, years, now);
        for (const need of added) expect(Need.parse(need)).toEqual(need);
        expect(added.every(({ month: of }) => of >= now)).toBe(true);
        expect(copiedYear([...needs, ...added], years, now).added).toEqual([]);
      }),
    );
  });
});
