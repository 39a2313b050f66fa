import { describe, expect, it } from 'vitest';
import { Carrier } from '../../shared/domain/carrier.ts';
import { Day } from '../../shared/domain/month.ts';
import { carrierGate, receiptSentences, signatureOf, yearlyFrom } from '../../shared/domain/receipt-gate.ts';
import { ReceiptBlock } from '../../shared/domain/receipt-work.ts';

const aCarrier = (said: Record<string, unknown> = {}): Carrier =>
  Carrier.parse({
    carrier: 'leipzig',
    name: 'Gesundheitskollektiv Beispiel e. V.',
    street: 'Beispielweg 1',
    postalCode: '04315',
    city: 'Leipzig',
    email: 'verein@example.org',
    taxOffice: 'Leipzig II',
    taxNumber: '232/000/00000',
    taxNotice: { kind: 'exemptionNotice', issuedOn: '2021-11-21', assessmentYear: 2019 },
    purposes: ['des öffentlichen Gesundheitswesens'],
    ...said,
  });
const day = (text: string) => Day.parse(text);
const exemption = (issuedOn: string) => ({ kind: 'exemptionNotice', issuedOn, assessmentYear: 2020 });
const finding = (issuedOn: string) => ({ kind: 'section60a', issuedOn });

describe('a carrier', () => {
  it.each([
    { taxNotice: exemption('2021-11-21'), lastDay: '2026-11-21', dayAfter: '2026-11-22' },
    { taxNotice: exemption('2024-02-29'), lastDay: '2029-02-28', dayAfter: '2029-03-01' },
    { taxNotice: finding('2023-11-20'), lastDay: '2026-11-20', dayAfter: '2026-11-21' },
    { taxNotice: finding('2024-02-29'), lastDay: '2027-02-28', dayAfter: '2027-03-01' },
    {
      taxNotice: { kind: 'corporationTaxAttachment', issuedOn: '2021-11-21', assessmentYear: 2019 },
      lastDay: '2026-11-21',
      dayAfter: '2026-11-22',
    },
  ])('may issue on $lastDay and not on $dayAfter', ({ taxNotice, lastDay, dayAfter }) => {
    const carrier = aCarrier({ taxNotice });
    expect(carrierGate(carrier, day(lastDay))).toBeUndefined();
    expect(carrierGate(carrier, day(dayAfter))).toBe('notice-over');
    expect(carrierGate(carrier, day('2020-01-01'))).toBe('notice-over');
  });

  it('may not issue by a finding once it was exempted, however young the finding is', () => {
    const taxNotice = finding('2025-01-01');
    expect(carrierGate(aCarrier({ taxNotice }), day('2026-06-01'))).toBeUndefined();
    const carrier = aCarrier({ taxNotice, formerTaxNotices: [exemption('2019-01-01')] });
    expect(carrierGate(carrier, day('2026-06-01'))).toBe('notice-over');
  });

  it('may not issue by an exemption that names no year, because the template names it', () => {
    const taxNotice = { kind: 'exemptionNotice', issuedOn: '2025-01-01' };
    expect(carrierGate(aCarrier({ taxNotice }), day('2026-06-01'))).toBe('notice-without-year');
    expect(carrierGate(aCarrier({ taxNotice: finding('2025-01-01') }), day('2026-06-01'))).toBeUndefined();
  });

  it('signs by machine only if the tax office knows, a facsimile is there, and nothing was waived', () => {
    const ready = { machineProcedureNotifiedOn: '2026-01-15', signatureHash: 'ab'.repeat(32) };
    const gifts = [{ expenseWaiver: false }];
    expect(signatureOf(aCarrier({ receipts: ready }), gifts)).toBe('machine');
    expect(signatureOf(aCarrier({ receipts: ready }), [...gifts, { expenseWaiver: true }])).toBe('by-hand');
    for (const lacking of ['machineProcedureNotifiedOn', 'signatureHash']) {
      expect(signatureOf(aCarrier({ receipts: { ...ready, [lacking]: undefined } }), gifts)).toBe('by-hand');
    }
    expect(signatureOf(aCarrier(), gifts)).toBe('by-hand');
  });

  it('sends a year’s receipts from March on, or from the day it says', () => {
    expect(yearlyFrom(aCarrier(), 2026)).toBe('2027-03-01');
    expect(yearlyFrom(aCarrier({ receipts: { yearlyNotBefore: '01-15' } }), 2026)).toBe('2027-01-15');
    expect(yearlyFrom(aCarrier({ receipts: { yearlyNotBefore: '02-30' } }), 2026)).toBe('2027-02-28');
    expect(yearlyFrom(aCarrier({ receipts: { yearlyNotBefore: '02-30' } }), 2027)).toBe('2028-02-29');
  });
});

it('says of each reason what to do, in both languages', () => {
  expect(Object.keys(receiptSentences).toSorted()).toEqual([...ReceiptBlock.options].toSorted());
  for (const { de, en } of Object.values(receiptSentences)) {
    expect(de).toMatch(/\.$/);
    expect(en).toMatch(/\.$/);
  }
});
