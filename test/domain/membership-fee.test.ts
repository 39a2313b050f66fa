import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedOn } from '../../shared/domain/counting.ts';
import { totalChanges } from '../../shared/domain/ledger.ts';
import { checkFee, feeEntries, feeName, FeePaid, monthPaidFor } from '../../shared/domain/membership-fee.ts';
import { Day, Instant } from '../../shared/domain/month.ts';
import { readDay, readMonth } from '../../shared/domain/typed-date.ts';

const today = Day.parse('2026-11-22');

const paid = (said: Partial<Record<keyof FeePaid, unknown>> = {}): FeePaid =>
  FeePaid.parse({ member: 'M-017', month: '2026-11', day: '2026-11-20', cents: 5_00, ...said });

const entriesOf = (fee: FeePaid, late = false) =>
  feeEntries(fee, {
    campaign: 'netzwerk',
    earmark: 'free',
    counted: countedOn(fee.day, today, late),
    author: 'Kim Beispiel',
    bookedAt: Instant.parse('2026-11-22T10:00:00.000Z'),
  });

describe('a membership fee', () => {
  it('counts in the month it came, not in the one it is for', () => {
    const [entry] = entriesOf(paid({ month: '2026-08' }));
    expect(entry).toMatchObject({
      month: '2026-11',
      day: '2026-11-20',
      source: 'membership',
      member: 'M-017',
    });
    expect(entry && monthPaidFor(entry)).toBe('2026-08');
    expect(entry).not.toHaveProperty('cameOn');
  });

  it('that came in a month that is over counts today, and says when it came', () => {
    const [entry] = entriesOf(paid({ day: '2026-10-28' }));
    expect(entry).toMatchObject({ month: '2026-11', day: '2026-11-22', cameOn: '2026-10-28' });
    expect(entry?.reason).toBe('Mitgliedsbeitrag November 2026, eingegangen am 28. Oktober 2026');
  });

  it('counts in a month that is over if somebody says so, and says when it was noted', () => {
    const [entry] = entriesOf(paid({ day: '2026-10-28' }), true);
    expect(entry).toMatchObject({ month: '2026-10', day: '2026-10-28' });
    expect(entry?.reason).toContain('notiert am 22. November 2026');
  });

  it('is no gift', () => {
    expect(totalChanges(entriesOf(paid()))).toMatchObject([
      { gifts: 0, received: [{ source: 'membership', earmark: 'free', cents: 5_00 }] },
    ]);
  });

  it('for several months is one entry for each, together to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 1e7 }), fc.integer({ min: 1, max: 24 }), (cents, months) => {
        const last = 2026 * 12 + 10 + months - 1;
        const through = `${Math.floor(last / 12)}-${String((last % 12) + 1).padStart(2, '0')}`;
        const entries = entriesOf(paid({ through, cents }));
        expect(entries).toHaveLength(months);
        expect(entries.reduce((sum, entry) => sum + entry.cents, 0)).toBe(cents);
        const sums = entries.map((entry) => entry.cents);
        expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    ['backwards', { through: '2026-10' }, 'fee.months-reversed'],
    ['for more than two years', { month: '2026-01', through: '2028-01' }, 'fee.too-many-months'],
    ['of less than a cent a month', { through: '2027-04', cents: 5 }, 'fee.too-many-months'],
    ['that comes tomorrow', { day: '2026-11-23' }, 'note.in-future'],
  ])('is refused %s', (_, said, code) => {
    expect(() => checkFee(paid(said), today)).toThrow(code);
  });

  it('is known by one name however the number is spelled, and never by another member’s', () => {
    const month = paid().month;
    const name = feeName('netzwerk', 'M-017', month);
    expect(['m-017', 'M/017', 'M 017', 'M_017'].map((member) => feeName('netzwerk', member, month))).toEqual(
      Array<string>(4).fill(name),
    );
    expect(feeName('netz-werk', 'm-017', month)).not.toBe(feeName('netz', 'werk-m-017', month));
  });

  it.each(['Ada Beispiel@example.org', '=1+1', '-5', '', 'M--1', 'Müller'])(
    'takes no %j for a number',
    (member) => {
      expect(FeePaid.shape.member.safeParse(member).success).toBe(false);
    },
  );
});

describe('a typed date', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['20.11.2026', '2026-11-20'],
    [' 1. 2.26', '2026-02-01'],
    ['29.2.2028', '2028-02-29'],
  ])('%j is the day %s', (typed, day) => {
    expect(readDay(typed)).toBe(day);
  });

  it.each(['30.2.2026', '2026-02-29', '03/04/2026', '20.13.2026', '45981', '', 'gestern'])(
    '%j is no day',
    (typed) => {
      expect(readDay(typed)).toBeUndefined();
    },
  );

  it.each([
    ['2026-11', '2026-11'],
    ['11/2026', '2026-11'],
    ['1.2027', '2027-01'],
  ])('%j is the month %s', (typed, month) => {
    expect(readMonth(typed)).toBe(month);
  });

  it.each(['13/2026', '2026-13', '2026-00', '0.2026', '11/26', ''])('%j is no month', (typed) => {
    expect(readMonth(typed)).toBeUndefined();
  });
});
