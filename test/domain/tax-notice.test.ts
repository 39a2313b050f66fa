import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Day } from '../../shared/domain/month.ts';
import { lastValidDay, noticeHolds, noticeWarning, type TaxNotice } from '../../shared/domain/tax-notice.ts';

const day = (text: string) => Day.parse(text);
const notice = (kind: TaxNotice['kind'], issuedOn: string): TaxNotice => ({ kind, issuedOn: day(issuedOn) });
const later = (from: string, days: number) =>
  day(new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10));

const aKind = fc.constantFrom<TaxNotice['kind']>('exemptionNotice', 'corporationTaxAttachment', 'section60a');
const aDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2080-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('how long a tax notice holds (§ 63 (5) AO)', () => {
  it.each([
    ['exemptionNotice', '2021-11-21', '2026-11-21'],
    ['exemptionNotice', '2024-02-29', '2029-02-28'],
    ['corporationTaxAttachment', '2024-02-29', '2029-02-28'],
    ['exemptionNotice', '2023-02-28', '2028-02-28'],
    ['exemptionNotice', '2019-03-01', '2024-03-01'],
    ['section60a', '2023-11-20', '2026-11-20'],
    ['section60a', '2024-02-29', '2027-02-28'],
    ['section60a', '2021-02-28', '2024-02-28'],
    // A Saturday: the day does not move on.
    ['exemptionNotice', '2021-11-20', '2026-11-20'],
    ['section60a', '2023-12-31', '2026-12-31'],
  ] as const)('%s of %s through %s and not a day longer', (kind, issuedOn, last) => {
    const body = { taxNotice: notice(kind, issuedOn) };
    expect(lastValidDay(body.taxNotice)).toBe(last);
    expect(noticeHolds(body, day(last))).toBe(true);
    expect(noticeHolds(body, later(last, 1))).toBe(false);
    expect(noticeHolds(body, day(issuedOn))).toBe(true);
    expect(noticeHolds(body, later(issuedOn, -1))).toBe(false);
  });

  it('is a row of days without a gap, from the day of issue on', () => {
    fc.assert(
      fc.property(aKind, aDay, aDay, (kind, issuedOn, today) => {
        const taxNotice = notice(kind, issuedOn);
        expect(noticeHolds({ taxNotice }, today)).toBe(issuedOn <= today && today <= lastValidDay(taxNotice));
      }),
    );
  });

  it('is two years longer for an exemption than for a § 60a finding', () => {
    fc.assert(
      fc.property(aDay, (issuedOn) => {
        const years = (kind: TaxNotice['kind']) =>
          Number(lastValidDay(notice(kind, issuedOn)).slice(0, 4)) - Number(issuedOn.slice(0, 4));
        expect([years('exemptionNotice'), years('corporationTaxAttachment'), years('section60a')]).toEqual([
          5, 5, 3,
        ]);
      }),
    );
  });

  it('ends for a § 60a finding when the body is exempted for the first time', () => {
    const finding = notice('section60a', '2025-03-01');
    const exempted = { taxNotice: finding, formerTaxNotices: [notice('exemptionNotice', '2026-02-10')] };
    expect(noticeHolds(exempted, day('2026-02-09'))).toBe(true);
    expect(noticeHolds(exempted, day('2026-02-10'))).toBe(false);
    expect(lastValidDay(finding, exempted.formerTaxNotices)).toBe('2026-02-09');
    const before = {
      taxNotice: finding,
      formerTaxNotices: [notice('corporationTaxAttachment', '2019-05-02')],
    };
    expect(noticeHolds(before, day('2025-03-01'))).toBe(false);
  });

  it('does not end for an exemption that follows a § 60a finding or another exemption', () => {
    const former = [notice('section60a', '2021-01-10'), notice('exemptionNotice', '2022-06-01')];
    const body = { taxNotice: notice('exemptionNotice', '2025-06-01'), formerTaxNotices: former };
    expect(noticeHolds(body, day('2030-06-01'))).toBe(true);
  });
});

describe('the warning that a notice runs out', () => {
  const body = { taxNotice: notice('exemptionNotice', '2021-11-21') };

  it.each([
    ['2026-08-22', undefined],
    ['2026-08-23', { daysLeft: 90, stage: 'within-90-days' }],
    ['2026-10-21', { daysLeft: 31, stage: 'within-90-days' }],
    ['2026-10-22', { daysLeft: 30, stage: 'within-30-days' }],
    ['2026-11-21', { daysLeft: 0, stage: 'within-30-days' }],
    ['2026-11-22', { daysLeft: -1, stage: 'over' }],
  ] as const)('on %s is %j', (today, warning) => {
    expect(noticeWarning(body, day(today))).toEqual(warning && { ...warning, lastValidDay: '2026-11-21' });
  });

  it('is given exactly if the notice does not hold in 91 days, and is “over” exactly if it does not hold now', () => {
    fc.assert(
      fc.property(aKind, aDay, fc.nat(2200), (kind, issuedOn, age) => {
        const taxNotice = notice(kind, issuedOn);
        const today = later(issuedOn, age);
        const warning = noticeWarning({ taxNotice }, today);
        expect(warning !== undefined).toBe(!noticeHolds({ taxNotice }, later(today, 91)));
        expect(warning?.stage === 'over').toBe(!noticeHolds({ taxNotice }, today));
      }),
    );
  });
});
