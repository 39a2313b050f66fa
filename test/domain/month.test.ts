import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Day,
  dayOf,
  formatDay,
  formatMonth,
  Month,
  monthOf,
  monthsBetween,
  nextMonth,
} from '../../shared/domain/month.ts';

describe('the month money counts in', () => {
  // The machine that runs these tests is set to New York on purpose.
  it.each([
    ['2026-10-31T22:59:59Z', '2026-10'],
    ['2026-10-31T23:00:00Z', '2026-11'],
    ['2026-12-31T23:00:00Z', '2027-01'],
    ['2026-06-30T22:00:00Z', '2026-07'],
    ['2026-06-30T21:59:59Z', '2026-06'],
    ['2026-03-31T22:00:00Z', '2026-04'],
    ['2026-03-31T21:59:59Z', '2026-03'],
    ['2026-03-29T00:59:59Z', '2026-03'],
    ['2026-10-25T01:00:00Z', '2026-10'],
  ])('%s counts in %s', (instant, month) => {
    expect(monthOf(new Date(instant))).toBe(month);
  });

  it('changes its day at midnight in Berlin, in summer and in winter', () => {
    expect(dayOf(new Date('2026-11-21T22:59:59Z'))).toBe('2026-11-21');
    expect(dayOf(new Date('2026-11-21T23:00:00Z'))).toBe('2026-11-22');
    expect(dayOf(new Date('2026-07-21T22:00:00Z'))).toBe('2026-07-22');
    // The hour that comes twice belongs to one day.
    expect(dayOf(new Date('2026-10-25T00:30:00Z'))).toBe(dayOf(new Date('2026-10-25T01:30:00Z')));
  });

  it('has a successor, across years too', () => {
    expect(nextMonth(Month.parse('2026-11'))).toBe('2026-12');
    expect(nextMonth(Month.parse('2026-12'))).toBe('2027-01');
  });

  it('lies between others, both ends included', () => {
    expect(monthsBetween(Month.parse('2026-11'), Month.parse('2027-02'))).toEqual([
      '2026-11',
      '2026-12',
      '2027-01',
      '2027-02',
    ]);
    expect(monthsBetween(Month.parse('2026-11'), Month.parse('2026-10'))).toEqual([]);
  });

  it('never goes back when time goes on', () => {
    const instants = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        expect(monthOf(first) <= monthOf(second)).toBe(true);
        expect(dayOf(first).startsWith(monthOf(first))).toBe(true);
      }),
    );
  });

  it.each(['2026-13', '2026-00', '26-11', '2026-1', '2026-11-01', ''])('%j is no month', (text) => {
    expect(Month.safeParse(text).success).toBe(false);
  });

  it('is written as its reader expects', () => {
    expect(formatMonth(Month.parse('2026-11'), 'de')).toBe('November 2026');
    expect(formatDay(Day.parse('2026-03-01'), 'de')).toBe('1. März 2026');
    expect(formatDay(Day.parse('2026-03-01'), 'en')).toBe('1 March 2026');
  });
});
