import { Carrier } from '../../shared/domain/carrier.ts';
import { Donor } from '../../shared/domain/donor.ts';
import { cents } from '../../shared/domain/money.ts';
import { Instant } from '../../shared/domain/month.ts';
import { Receipt, ReceiptSnapshot, receiptNumber } from '../../shared/domain/receipt.ts';
import { ReceiptOrder } from '../../shared/domain/receipt-work.ts';
import { openCertifying } from '../../shared/store/certifying.ts';
import { openPages } from '../../shared/store/pages.ts';
import { aTable } from '../a-table.ts';

export const now = Instant.parse('2026-11-22T10:00:00.000Z');
export const allOfIt = '~';

/** What whoever certifies has of the table, and the table itself. */
export const aCertifier = async () => {
  const { client, table } = await aTable();
  return { table, client, ...openCertifying(table, openPages(client, 'tragwerk')) };
};

export const aDonor = (donor: string, name: string, more: Partial<Donor> = {}): Donor =>
  Donor.parse({
    donor,
    type: 'person',
    name,
    address: { street: 'Beispielweg 2', postalCode: '04315', city: 'Leipzig' },
    locale: 'de',
    changedAt: now,
    ...more,
  });

const carrier = Carrier.parse({
  carrier: 'leipzig',
  name: 'Solidarisches Zentrum e. V.',
  street: 'Beispielweg 1',
  postalCode: '04315',
  city: 'Leipzig',
  email: 'kasse@example.org',
  taxOffice: 'Leipzig II',
  taxNumber: '123/456/78901',
  taxNotice: { kind: 'exemptionNotice', issuedOn: '2025-05-01', assessmentYear: 2024 },
  purposes: ['des öffentlichen Gesundheitswesens'],
});

/** A receipt over 40 €, the how-many-th of its register. */
export const aReceipt = (count: number, of = 'leipzig', year = 2026): Receipt => {
  const receipt = `rcpt_number-${count}`;
  const number = receiptNumber(of, year, count);
  const { address, type, name, donor } = aDonor('donor_0123456789abcdef', 'Ada Beispiel');
  const said = { receipt, number, code: '0ABCDEFG', issuedOn: `${year}-11-22`, totalCents: cents(40_00) };
  return Receipt.parse({
    ...said,
    state: 'issued',
    snapshot: ReceiptSnapshot.parse({
      ...said,
      form: 'single',
      wording: '2013-11-07',
      carrier: { ...carrier, carrier: of },
      donor: { address, type, name, donor },
      gifts: [{ gift: 'pi_1', givenOn: '2026-11-20', kind: 'donation', expenseWaiver: false, cents: 40_00 }],
      signature: 'by-hand',
    }),
    documentHash: 'a'.repeat(64),
    issuedAt: now,
    locale: 'de',
    copies: 0,
    retainUntil: `${year + 10}-12-31`,
    version: 1,
  });
};

export const anOrder = (name: string, more: Partial<ReceiptOrder> = {}): ReceiptOrder =>
  ReceiptOrder.parse({
    receipt: `rcpt_${name}`,
    form: 'single',
    carrier: 'leipzig',
    donor: 'donor_0123456789abcdef',
    year: 2026,
    gifts: ['pi_1'],
    askedBy: 'donor',
    state: 'open',
    askedAt: now,
    version: 1,
    ...more,
  });
