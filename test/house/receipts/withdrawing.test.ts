import { describe, expect, it } from 'vitest';
import { donorOf } from '../../../shared/store/donors.ts';
import { lists } from '../../../shared/store/keys.ts';
import { anOffice } from './an-office.ts';

const first = 'LEIPZIG-2027-000001';
const second = 'LEIPZIG-2027-000002';

/** An office in which Ada has a receipt for two gifts. */
const anOfficeWithReceipt = async () => {
  const office = await anOffice();
  const gifts = [
    await office.gives({ cents: 25_00, at: '2026-03-02T10:00:00Z' }),
    await office.gives({ cents: 15_00, at: '2026-05-02T10:00:00Z' }),
  ] as const;
  await office.isKnown();
  await office.wants();
  await office.works();
  const [receipt] = await office.receipts();
  if (!receipt) throw new Error('no receipt was issued');
  return { ...office, gifts, receipt };
};

describe('a receipt for money that went back', () => {
  it('is withdrawn, asked back and replaced by one for the rest, with a task to tell the tax office', async () => {
    const office = await anOfficeWithReceipt();
    await office.refunds(office.gifts[0], 25_00);
    await office.works();
    expect(await office.receipts()).toMatchObject([
      {
        number: first,
        state: 'replaced',
        withdrawnBecause: 'refunded',
        replacedBy: second,
        totalCents: 40_00,
      },
      {
        number: second,
        state: 'issued',
        totalCents: 15_00,
        snapshot: { replaces: first, form: 'collective' },
      },
    ]);
    expect(await office.acts()).toEqual([
      `issued ${first}`,
      `withdrawn ${first}`,
      `issued ${second}`,
      `replaced ${first}`,
    ]);
    const letters = await office.receiptLetters();
    expect(letters.map(({ about }) => about)).toMatchObject([
      { kind: 'receipt', number: first },
      {
        kind: 'receipt-withdrawn',
        number: first,
        because: 'refunded',
        replacementFollows: true,
        cents: 40_00,
      },
      { kind: 'receipt', number: second, replaces: first, cents: 15_00 },
    ]);
    expect(await office.tasks()).toMatchObject([
      { task: `receipt-withdrawn:${first}`, reason: first, gift: office.gifts[0], campaign: 'netzwerk' },
    ]);
    expect((await office.verified()).findings).toEqual([]);
  });

  it('is only withdrawn if nothing is left', async () => {
    const office = await anOfficeWithReceipt();
    for (const [index, gift] of office.gifts.entries())
      await office.refunds(gift, index === 0 ? 25_00 : 15_00);
    await office.works();
    expect(await office.receipts()).toMatchObject([{ number: first, state: 'withdrawn' }]);
    expect((await office.receiptLetters()).map(({ about }) => about)).toMatchObject([
      { kind: 'receipt' },
      { kind: 'receipt-withdrawn', replacementFollows: false },
    ]);
    expect(await office.listed(lists.receiptWork)).toEqual([]);
  });

  it('is withdrawn although the carrier must not issue now: the one for the rest waits', async () => {
    const office = await anOfficeWithReceipt();
    office.now.at = new Date('2030-06-01T10:00:00Z');
    await office.refunds(office.gifts[0], 5_00);
    await office.works();
    expect(await office.receipts()).toMatchObject([{ state: 'withdrawn' }]);
    expect(await office.listed(lists.blockedReceipts('leipzig'))).toMatchObject([
      { block: 'notice-over', replaces: first },
    ]);
  });

  it('stands with its replacement in the registers of two years', async () => {
    const office = await anOfficeWithReceipt();
    office.now.at = new Date('2028-01-10T10:00:00Z');
    await office.refunds(office.gifts[0], 5_00);
    await office.works();
    expect(await office.acts()).toEqual([`issued ${first}`, `withdrawn ${first}`, `replaced ${first}`]);
    expect(await office.acts(2028)).toEqual(['issued LEIPZIG-2028-000001']);
    expect((await office.verified()).findings).toEqual([]);
    expect((await office.verified(2028)).findings).toEqual([]);
  });
});

describe('a receipt with a mistake', () => {
  it('is withdrawn, and its gifts are free for another', async () => {
    const office = await anOfficeWithReceipt();
    await office.findsWrong(office.receipt.receipt);
    await office.works();
    expect(await office.receipts()).toMatchObject([{ state: 'withdrawn', withdrawnBecause: 'mistake' }]);
    await office.wants({ form: 'single', gifts: [office.gifts[1]] });
    await office.works();
    expect((await office.receipts()).at(-1)).toMatchObject({
      number: second,
      state: 'issued',
      totalCents: 15_00,
    });
  });

  it('is issued anew with name and address as they are now', async () => {
    const office = await anOfficeWithReceipt();
    await office.isKnown({ name: 'Ada Muster-Beispiel' });
    await office.findsWrong(office.receipt.receipt, { because: 'corrected', replace: true });
    await office.works();
    const [old, anew] = await office.receipts();
    expect(old?.snapshot?.donor.name).toBe('Ada Beispiel');
    expect(anew?.snapshot?.donor.name).toBe('Ada Muster-Beispiel');
    expect(await office.calm.donors.receiptsOf(donorOf('ada@example.org'))).toEqual([
      anew?.receipt,
      old?.receipt,
    ]);
  });
});

describe('a copy', () => {
  it('says what the original says, whatever is known today', async () => {
    const office = await anOfficeWithReceipt();
    await office.isKnown({ name: 'Ada Muster-Beispiel' });
    expect(await office.wantsCopy(office.receipt.receipt)).toBe(1);
    await office.works();
    const copy = JSON.parse(
      Buffer.from(office.archive.get(`receipts/leipzig/2027/${first}-copy-1.pdf`) ?? '').toString(),
    );
    expect(copy).toMatchObject({ copy: 1, snapshot: { number: first, donor: { name: 'Ada Beispiel' } } });
    expect((await office.receiptLetters()).map(({ about }) => about)).toMatchObject([
      { copy: 1, number: first },
      {},
    ]);
    expect(await office.acts()).toEqual([`issued ${first}`, `copied ${first}`]);
    expect(await office.verified()).toMatchObject({ findings: [], documents: 2 });
  });

  it('is not made of a receipt that is withdrawn, also where that happens in between', async () => {
    const office = await anOfficeWithReceipt();
    await office.wantsCopy(office.receipt.receipt);
    await office.findsWrong(office.receipt.receipt);
    await office.withdraws(office.receipt.receipt);
    await office.works();
    expect(await office.acts()).toEqual([`issued ${first}`, `withdrawn ${first}`]);
    await expect(office.wantsCopy(office.receipt.receipt)).rejects.toMatchObject({
      code: 'receipt.not-valid',
    });
  });
});
