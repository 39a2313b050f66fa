import { describe, expect, it } from 'vitest';
import { Carrier } from '../../shared/domain/carrier.ts';
import { cents } from '../../shared/domain/money.ts';
import { annexOf, inDigits, passagesOf } from '../../shared/domain/receipt-passages.ts';
import { purposesAfterSupport, purposesSupported } from '../../shared/domain/receipt-purposes.ts';
import {
  clubIssuer,
  collective,
  handIssuer,
  issuer,
  single,
  yearOf,
  youngIssuer,
} from '../paper/a-receipt.ts';

const textsOf = (snapshot: Parameters<typeof passagesOf>[0]): string => JSON.stringify(passagesOf(snapshot));

const names = (snapshot: Parameters<typeof passagesOf>[0]) =>
  passagesOf(snapshot).map((each) => each.passage);

describe('the words of a receipt', () => {
  it('stand in the order of the template, and what does not apply is left out', () => {
    expect(names(single())).toEqual([
      'issuer',
      'title',
      'donor',
      'amount',
      'waiver',
      'notice',
      'use',
      'signature',
      'liability',
      'validity',
      'machine',
    ]);
    expect(
      names(collective({ carrier: clubIssuer(), signature: 'by-hand' }, yearOf(3, { kind: 'donation' }))),
    ).toEqual([
      'issuer',
      'title',
      'donor',
      'amount',
      'notice',
      'use',
      'not-a-fee',
      'no-others',
      'waiver-in-annex',
      'signature',
      'liability',
      'validity',
    ]);
  });

  it('cannot be changed by any setting of a carrier, and never thank or advertise', () => {
    const settings = Object.keys(Carrier.shape.receipts.unwrap().shape);
    expect(settings.filter((name) => /text|wording|title|note/i.test(name))).toEqual([]);
    for (const snapshot of [single(), collective()]) {
      expect(textsOf(snapshot)).not.toMatch(/\bDank|Spendenquittung|https?:/);
    }
  });

  it('quote the purposes as the notice words them, and say Förderung once', () => {
    expect(textsOf(single())).toContain(
      'Wir sind wegen Förderung des öffentlichen Gesundheitswesens und der',
    );
    expect(textsOf(single())).toContain('nur zur Förderung des öffentlichen Gesundheitswesens und der');
    expect(textsOf(single({ carrier: youngIssuer() }))).toContain(
      'nach unserer Satzung das öffentliche Gesundheitswesen und die öffentliche Gesundheitspflege sowie die Volks- und Berufsbildung.',
    );
    expect(
      purposesAfterSupport(['die Förderung der Jugendhilfe', 'mildtätiger Zwecke', 'Förderung der Religion']),
    ).toBe('der Jugendhilfe, mildtätiger Zwecke sowie der Religion');
    expect(purposesSupported(['Förderung des Schachs'])).toBe('„Förderung des Schachs“');
  });

  it('name the tax office once, however it was typed', () => {
    expect(textsOf(single({ carrier: issuer({ taxOffice: 'Finanzamt Beispielstadt II' }) }))).toContain(
      'des Finanzamtes Beispielstadt II StNr. 231/000/00000, vom 03.04.2025',
    );
  });

  it('do not take what somebody typed for a place of the template', () => {
    const odd = issuer({ taxNumber: '{purposes} $& $1' });
    expect(textsOf(single({ carrier: odd }))).toContain('StNr. {purposes} $& $1, vom');
  });

  it.each([
    [0, '0,00 €'],
    [5, '0,05 €'],
    [999_99, '999,99 €'],
    [1000_00, '1.000,00 €'],
    [1_234_567_89, '1.234.567,89 €'],
  ])('write %i cents in digits as %s', (amount, written) => {
    expect(inDigits(cents(amount))).toBe(written);
  });

  it('are not written for what no receipt may say', () => {
    const wrong = [
      single({ totalCents: 1 }),
      single({}, { expenseWaiver: true }),
      single({ carrier: clubIssuer() }, { kind: 'membership' }),
      single({ carrier: issuer({ taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-04-03' } }) }),
      single({ carrier: handIssuer() }),
      { ...collective(), form: 'single' as const },
      collective({ period: undefined }),
    ];
    for (const snapshot of wrong) expect(() => passagesOf(snapshot)).toThrow(Error);
  });
});

describe('the annex', () => {
  it('says of each gift what it was, and has the total of the front', () => {
    const year = collective(
      { carrier: handIssuer(), signature: 'by-hand' },
      yearOf(4).map((gift, index) => ({ ...gift, expenseWaiver: index === 1 })),
    );
    expect(annexOf(year)).toMatchObject({
      rows: [
        ['02.01.2026', 'Geldzuwendung', 'nein', '10,00 €'],
        ['02.04.2026', 'Geldzuwendung', 'ja', '11,37 €'],
        ['01.07.2026', 'Geldzuwendung', 'nein', '12,74 €'],
        ['29.09.2026', 'Mitgliedsbeitrag', 'nein', '14,11 €'],
      ],
      total: { label: 'Gesamtsumme', amount: '48,22 €' },
    });
    expect(textsOf(year)).toContain('48,22 €');
    expect(annexOf(single())).toBeUndefined();
  });
});
