import { describe, expect, it } from 'vitest';
import { Day, Instant } from '../../shared/domain/month.ts';
import { sampleCarrier } from '../../shared/email/samples.ts';
import { aLetter, readable } from './a-letter.ts';

describe('a letter that quotes a tax notice (§ 63 (5) AO)', () => {
  it('counts to the day the letter is written, in Berlin: an old notice is not quoted, and nothing is promised', async () => {
    const carrier = {
      ...sampleCarrier,
      taxNotice: {
        kind: 'exemptionNotice' as const,
        issuedOn: Day.parse('2021-11-21'),
        assessmentYear: 2019,
      },
    };
    const written = async (writtenAt: string) =>
      readable((await aLetter({ carrier, letter: { writtenAt: Instant.parse(writtenAt) } })).text);
    expect(await written('2026-11-21T22:59:00Z')).toContain('Freistellungsbescheid vom 21. November 2021');
    const late = await written('2026-11-21T23:01:00Z');
    expect(late).not.toMatch(/Freistellungsbescheid|EStDV|Zuwendungsbestätigung/);
    expect(late).toContain('Wenn Sie für das Finanzamt einen Nachweis brauchen');
  });
});
