import { describe, expect, it } from 'vitest';
import { issueOrders } from '../../../shared/house/receipts/issuing.ts';
import { orderOfRun } from '../../../shared/house/receipts/wanted.ts';
import { ReceiptOrder } from '../../../shared/domain/receipt-work.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { donorOf } from '../../../shared/store/donors.ts';
import { lists } from '../../../shared/store/keys.ts';
import { aCarrier, anOffice } from './an-office.ts';

const first = 'LEIPZIG-2027-000001';
const ada = donorOf('ada@example.org');

/** What a yearly run wants for a donor, before anybody has written it down. */
const ofRun = (donor: string) =>
  ReceiptOrder.parse({
    receipt: orderOfRun('leipzig.2026.1', donor),
    form: 'collective',
    carrier: 'leipzig',
    donor,
    year: 2026,
    askedBy: 'run',
    run: 'leipzig.2026.1',
    state: 'open',
    askedAt: '2027-04-01T10:00:00.000Z',
    version: 1,
  });

/** A paper that has no room for it. */
const refuses = (code: string) => async (): Promise<Uint8Array> => {
  throw new Refusal(409, code, { de: '', en: '' });
};

describe('a receipt that a donor wants', () => {
  it('is issued with number, document, letter and a line in the register', async () => {
    const office = await anOffice();
    await office.gives({ cents: 25_00, at: '2026-03-02T10:00:00Z' });
    await office.gives({ cents: 10_00, at: '2026-11-22T10:00:00Z' });
    await office.isKnown();
    await office.wants();
    await office.works();
    const [receipt, ...others] = await office.receipts();
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({
      number: first,
      state: 'issued',
      totalCents: 35_00,
      issuedOn: '2027-04-01',
      retainUntil: '2037-12-31',
      to: { email: 'ada@example.org', name: 'Ada Beispiel' },
    });
    expect(receipt?.snapshot).toMatchObject({
      signature: 'machine',
      period: { from: '2026-03-02', through: '2026-11-22' },
    });
    expect(await office.acts()).toEqual([`issued ${first}`]);
    expect(office.archive.has(`receipts/leipzig/2027/${first}.pdf`)).toBe(true);
    expect(await office.receiptLetters()).toMatchObject([
      { about: { kind: 'receipt', cents: 35_00, year: 2026 } },
    ]);
    expect(await office.listed(lists.receiptWork)).toEqual([]);
    expect(await office.calm.donors.receiptsOf(ada)).toEqual([receipt?.receipt]);
    expect(await office.verified()).toMatchObject({ findings: [], issued: 1, documents: 1 });
  });

  it('is one for each gift, if single ones are wanted', async () => {
    const office = await anOffice();
    const gift = await office.gives({ cents: 25_00 });
    await office.gives({ cents: 10_00 });
    await office.isKnown();
    await office.wants({ form: 'single', gifts: [gift] });
    await office.wants({ form: 'single' });
    await office.works();
    const receipts = await office.receipts();
    expect(
      receipts.map(({ totalCents }) => Number(totalCents)).toSorted((one, other) => one - other),
    ).toEqual([10_00, 25_00]);
    expect(receipts.map(({ snapshot }) => snapshot?.period)).toEqual([undefined, undefined]);
  });

  it('is of its gift and nobody else’s, however often it is asked for', async () => {
    const office = await anOffice();
    const gift = await office.gives();
    await office.isKnown();
    const [order] = await office.wants({ form: 'single', gifts: [gift] });
    const [again] = await office.wants({ form: 'single', gifts: [gift] });
    await office.works();
    expect(await office.receipts()).toHaveLength(1);
    expect((await office.calm.receipts.order(order?.receipt ?? ''))?.state).toBe('issued');
    expect((await office.calm.receipts.order(again?.receipt ?? ''))?.state).toBe('moot');
    await expect(office.wants({ form: 'single', gifts: [gift] })).rejects.toThrow(first);
    await expect(office.wants({ form: 'single', gifts: ['pi_of_somebody_else'] })).rejects.toThrow(
      'gift.unknown',
    );
    expect(await office.wants()).toEqual([]);
  });

  it('is never issued for what has no receipt', async () => {
    const office = await anOffice();
    const gift = await office.gives();
    await office.isKnown();
    await office.says({ gift, notReceiptable: 'return-service' });
    await expect(office.wants({ form: 'single', gifts: [gift] })).rejects.toMatchObject({
      code: 'gift.excluded',
      status: 409,
    });
    expect(await office.wants()).toEqual([]);
  });

  it('goes to whom a person says gave it, and to nobody before', async () => {
    const office = await anOffice();
    const gift = await office.gives();
    await office.isKnown();
    const kim = await office.isKnown({ name: 'Kim Muster' }, 'kim@example.org');
    await office.says({ gift, donor: kim });
    await office.calm.donors.gave(kim, 2026, gift);
    expect(await office.wants()).toEqual([]);
    await office.wants({ donor: kim });
    await office.works();
    expect((await office.receipts()).map(({ snapshot }) => snapshot?.donor.name)).toEqual(['Kim Muster']);
  });

  it('has a line to sign on and is not mailed where the law wants a hand’s signature', async () => {
    const office = await anOffice();
    const gift = await office.gives();
    await office.isKnown();
    await office.says({ gift, expenseWaiver: true });
    await office.wants();
    await office.works();
    const [receipt] = await office.receipts();
    expect(receipt?.to).toBeUndefined();
    expect(receipt?.snapshot).toMatchObject({ signature: 'by-hand', gifts: [{ expenseWaiver: true }] });
    expect(await office.receiptLetters()).toEqual([]);
  });
});

describe('a receipt that cannot be issued now', () => {
  it('waits for the new notice and goes out by itself when it is there', async () => {
    const office = await anOffice();
    await office.gives();
    await office.isKnown();
    const old = { kind: 'exemptionNotice', issuedOn: '2022-03-31', assessmentYear: 2020 };
    await office.savesCarrier(aCarrier({ taxNotice: old }));
    const [order] = await office.wants();
    await office.works();
    expect(await office.calm.receipts.order(order?.receipt ?? '')).toMatchObject({
      state: 'blocked',
      block: 'notice-over',
    });
    expect(await office.ring()).toBe(0);
    await office.savesCarrier(aCarrier());
    expect(await office.ring()).toBe(1);
    await office.answersBells();
    expect((await office.receipts()).map(({ number }) => number)).toEqual([first]);
    expect(await office.ring()).toBe(0);
  });

  it('waits for name and address, and is issued on what is left of the gift then', async () => {
    const office = await anOffice();
    const gift = await office.gives({ cents: 30_00 });
    const [order] = await office.wants();
    await office.works();
    expect((await office.calm.receipts.order(order?.receipt ?? ''))?.block).toBe('address-missing');
    await office.refunds(gift, 10_00);
    await office.isKnown();
    expect(await office.ring()).toBe(1);
    await office.answersBells();
    expect((await office.receipts()).map(({ totalCents }) => totalCents)).toEqual([20_00]);
  });

  it('waits until a debit cannot come back, unless its giver was told', async () => {
    const office = await anOffice();
    office.now.at = new Date('2026-12-20T10:00:00Z');
    await office.gives({ method: 'sepa_debit', at: '2026-12-10T10:00:00Z' });
    const warned = await office.gives({ method: 'sepa_debit', at: '2026-12-10T10:00:00Z' });
    await office.isKnown();
    await office.wants({ form: 'single', gifts: [warned], debitWarned: true });
    const [order] = await office.wants();
    await office.works();
    expect(await office.receipts(2026)).toHaveLength(1);
    expect(await office.receiptLetters()).toMatchObject([{ about: { debitMayReturn: true } }]);
    expect((await office.calm.receipts.order(order?.receipt ?? ''))?.block).toBe('debit-may-return');
    office.now.at = new Date('2027-02-04T10:00:00Z');
    expect(await office.ring()).toBe(0);
    office.now.at = new Date('2027-02-05T10:00:00Z');
    await office.ring();
    await office.answersBells();
    expect(await office.receipts(2027)).toHaveLength(1);
  });

  it('leaves its gifts free if it does not fit on its page', async () => {
    const office = await anOffice();
    await office.gives();
    await office.isKnown();
    const [order] = await office.wants();
    await office.works({
      ...office.calm,
      paper: { ...office.calm.paper, receipt: refuses('receipt.too-long') },
    });
    expect((await office.calm.receipts.order(order?.receipt ?? ''))?.block).toBe('too-long');
    expect(await office.receipts()).toEqual([]);
    // Somebody shortens the name: another order finds the gift free.
    await office.wants();
    await office.works();
    expect(await office.receipts()).toHaveLength(1);
  });
});

describe('many receipts at once', () => {
  it('get their numbers in one row, without waking anybody', async () => {
    const office = await anOffice();
    const orders = [];
    for (let index = 0; index < 20; index += 1) {
      const email = `giver${index}@example.org`;
      await office.gives({ email, cents: 10_00 + index });
      const donor = await office.isKnown({ email: index === 3 ? undefined : email }, email);
      orders.push(ofRun(donor));
    }
    await office.gives({ email: 'nobody@example.org' });
    orders.push(ofRun(donorOf('nobody@example.org')));
    const done = await issueOrders(orders, office.calm);
    expect(done.map(({ order: { state, block } }) => block ?? state)).toEqual([
      ...Array.from({ length: 20 }, () => 'issued'),
      'address-missing',
    ]);
    expect(await office.receipts()).toHaveLength(20);
    expect(await office.receiptLetters()).toHaveLength(19);
    expect(await office.verified()).toMatchObject({ findings: [], issued: 20, documents: 20 });
    // Asked again by the same run, all are found and nothing is issued twice.
    const again = await issueOrders(orders, office.calm);
    expect(again.map(({ receipt }) => receipt?.number)).toEqual(done.map(({ receipt }) => receipt?.number));
    expect(await office.receipts()).toHaveLength(20);
    expect(await office.listed(lists.receiptWork)).toEqual([]);
    expect(await office.listed(lists.blockedReceipts('leipzig'))).toEqual([]);
  });

  it('are issued but for the one that does not fit', async () => {
    const office = await anOffice();
    const orders = [];
    for (const index of [1, 2, 3, 4, 5]) {
      const email = `giver${index}@example.org`;
      await office.gives({ email, cents: index * 100 });
      const donor = await office.isKnown({}, email);
      orders.push(ofRun(donor));
    }
    const done = await issueOrders(orders, {
      ...office.calm,
      paper: {
        ...office.calm.paper,
        receipt: async (sheet) => {
          if (sheet.snapshot.totalCents === 300)
            throw new Refusal(409, 'receipt.letters', { de: '', en: '' });
          return office.calm.paper.receipt(sheet);
        },
      },
    });
    expect(done.map(({ order: { block, state } }) => block ?? state)).toEqual([
      'issued',
      'issued',
      'too-long',
      'issued',
      'issued',
    ]);
    expect((await office.receipts()).map(({ number }) => number.slice(-1))).toEqual(['1', '2', '3', '4']);
  });

  it('take gifts by the hundreds', async () => {
    const office = await anOffice();
    for (let index = 0; index < 230; index += 1) await office.gives({ cents: 1_00 });
    await office.isKnown();
    await office.wants();
    await office.works();
    expect(await office.receipts()).toMatchObject([{ totalCents: 230_00 }]);
  }, 60_000);
});
