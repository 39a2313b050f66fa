import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonth } from '../../shared/domain/month.ts';
import { readMonth } from '../../shared/domain/typed-month.ts';
import { months } from './a-plan.ts';

describe('a month as it is typed', () => {
  it.each(
    [
      '2026-11|2026/11|11/2026|11.2026|11-2026|11/26|2026-11-01|2026-11-01 00:00:00|01.11.2026|1.11.26',
      "November 2026|NOVEMBER 2026|Nov 2026|Nov. 2026|Nov 26|Nov-26|Nov '26| nov2026 |２０２６-１１",
    ].flatMap((line) => line.split('|')),
  )('can be %j', (typed) => {
    expect(readMonth(typed)).toEqual({ month: '2026-11' });
  });

  it.each([
    ['Januar 2026', 'January 2026', 'Jänner 2026'],
    ['März 2026', 'March 2026', 'Mrz. 2026', 'Maerz 2026'],
    ['Mai 2026', 'May 2026'],
    ['Dezember 2026', 'December 2026', 'Dez 26', 'Dec-26'],
  ])('is the same in German and English: %s', (...typed) => {
    const [first, ...others] = typed.map((each) => readMonth(each));
    expect(first).toHaveProperty('month');
    for (const other of others) expect(other).toEqual(first);
  });

  it.each(['2026-13', '2026-00', '13/2026', '0/2026', '32.11.2026', '01.13.2026', '1026-11', '2926-11'])(
    'is not there: %j',
    (typed) => {
      expect(readMonth(typed)).toEqual({ refused: 'month.not-there' });
    },
  );

  it.each([
    '',
    '2026',
    'Brumaire 2026',
    '11',
    '11/01/2026',
    '1.234,56',
    '1234.12',
    'November 2026 bis Mai',
    '2026-1-1-1',
  ])('is nothing we can read: %j', (typed) => {
    expect(readMonth(typed)).toEqual({ refused: 'month.unreadable' });
  });

  it('needs a year, which may be said once for all', () => {
    expect(readMonth('November')).toEqual({ refused: 'month.year-missing' });
    expect(readMonth('Nov.', 2027)).toEqual({ month: '2027-11' });
    expect(readMonth('November 2026', 2027)).toEqual({ month: '2026-11' });
  });

  it('is read back as we write it ourselves', () => {
    fc.assert(
      fc.property(months(), fc.constantFrom('de', 'en'), (month, locale) => {
        expect(readMonth(formatMonth(month, locale))).toEqual({ month });
        expect(readMonth(month)).toEqual({ month });
      }),
    );
  });

  it('is read or refused, and never a stumble', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = readMonth(typed);
        expect('month' in read || 'refused' in read).toBe(true);
      }),
    );
  });
});
