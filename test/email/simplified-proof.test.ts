import { describe, expect, it } from 'vitest';
import { Day, Instant } from '../../shared/domain/month.ts';
import { sampleCarrier } from '../../shared/email/samples.ts';
import { noticeHolds } from '../../shared/email/simplified-proof.ts';
import { aLetter, readable } from './a-letter.ts';

describe('the age of a tax notice (§ 63 (5) AO)', () => {
  it.each([
    ['exemptionNotice', '2021-11-21', '2026-11-21', '2026-11-22'],
    ['corporationTaxAttachment', '2024-02-29', '2029-02-28', '2029-03-01'],
    ['exemptionNotice', '2023-02-28', '2028-02-28', '2028-02-29'],
    ['section60a', '2023-11-20', '2026-11-20', '2026-11-21'],
    ['section60a', '2024-02-29', '2027-02-28', '2027-03-01'],
  ] as const)('%s of %s holds through %s', (kind, issuedOn, last, dayAfter) => {
    const notice = { kind, issuedOn: Day.parse(issuedOn) };
    expect(noticeHolds(notice, Day.parse(last))).toBe(true);
    expect(noticeHolds(notice, Day.parse(dayAfter))).toBe(false);
  });

  it('does not begin before the notice is issued', () => {
    expect(
      noticeHolds({ kind: 'section60a', issuedOn: Day.parse('2026-11-22') }, Day.parse('2026-11-21')),
    ).toBe(false);
  });

  it('counts to the day the letter is written, in Berlin: an old notice is not quoted, and nothing is promised', () => {
    const carrier = {
      ...sampleCarrier,
      taxNotice: {
        kind: 'exemptionNotice' as const,
        issuedOn: Day.parse('2021-11-21'),
        assessmentYear: 2019,
      },
    };
    const written = (writtenAt: string) =>
      readable(aLetter({ carrier, letter: { writtenAt: Instant.parse(writtenAt) } }).text);
    expect(written('2026-11-21T22:59:00Z')).toContain('Freistellungsbescheid vom 21. November 2021');
    const late = written('2026-11-21T23:01:00Z');
    expect(late).not.toMatch(/Freistellungsbescheid|EStDV|Zuwendungsbestätigung/);
    expect(late).toContain('Wenn Sie für das Finanzamt einen Nachweis brauchen');
  });
});
