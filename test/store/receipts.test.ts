import { describe, expect, it } from 'vitest';
import { Instant } from '../../shared/domain/month.ts';
import { ReceiptCopy, type ReceiptWork, StaleReceipt } from '../../shared/domain/receipt-work.ts';
import { receiptDocument, signatureDocument } from '../../shared/store/archive.ts';
import { staleItem } from '../../shared/store/changes.ts';
import {
  quietOrderItem,
  receiptBellItem,
  receiptCopyItem,
  receiptItem,
  receiptOrderItem,
  receiptWorkIn,
  staleAnswered,
  undocumentedOrderItem,
} from '../../shared/store/receipts.ts';
import { aCertifier, allOfIt, anOrder, aReceipt, now } from './a-certifier.ts';

const anOffice = async () => {
  const certifier = await aCertifier();
  const { receipts } = certifier;
  return {
    ...certifier,
    waiting: async (until = allOfIt) => {
      const found: ReceiptWork[] = [];
      for await (const handful of receipts.waiting(until)) found.push(...handful);
      return found;
    },
    blocked: async (carrier = 'leipzig') => {
      const found: string[] = [];
      for await (const handful of receipts.blocked(carrier))
        found.push(...handful.map(({ receipt }) => receipt));
      return found;
    },
  };
};

const aStale = (receipt: string, at = now): StaleReceipt =>
  StaleReceipt.parse({ receipt, because: 'refunded', replace: true, at });
const aCopy = (copy: number, state: ReceiptCopy['state'] = 'open'): ReceiptCopy =>
  ReceiptCopy.parse({ receipt: 'rcpt_number-1', copy, state, askedAt: now, version: 1 });

describe('a receipt', () => {
  it('is read back as it was issued, and found by the number printed on it', async () => {
    const { receipts, table } = await anOffice();
    for (const count of [1, 2, 10]) await table.put({ ...receiptItem(aReceipt(count)), version: 1 });
    expect(await receipts.find('rcpt_number-2')).toEqual(aReceipt(2));
    expect((await receipts.numbered('LEIPZIG-2026-000010'))?.receipt).toBe('rcpt_number-10');
    for (const number of ['LEIPZIG-2026-000003', 'LEIPZIG-2027-000001', 'DACHVERBAND-2026-000001'])
      expect(await receipts.numbered(number)).toBeUndefined();
    expect(await receipts.find('rcpt_number-3')).toBeUndefined();
  });

  it('stands in the register of its carrier and year, by number, page by page', async () => {
    const { receipts, table } = await anOffice();
    for (const count of [12, 3, 1, 2]) await table.put({ ...receiptItem(aReceipt(count)), version: 1 });
    await table.put({ ...receiptItem(aReceipt(4, 'dachverband')), version: 1 });
    const first = await receipts.page('leipzig', 2026, { limit: 3 });
    const second = await receipts.page('leipzig', 2026, { limit: 3, after: first.next });
    expect([...first.receipts, ...second.receipts].map(({ number }) => number)).toEqual([
      'LEIPZIG-2026-000001',
      'LEIPZIG-2026-000002',
      'LEIPZIG-2026-000003',
      'LEIPZIG-2026-000012',
    ]);
  });

  it('of a carrier whose name has parts stands in its register too', async () => {
    const { receipts, table } = await anOffice();
    await table.put({ ...receiptItem(aReceipt(1, 'leipzig-sued-2')), version: 1 });
    expect((await receipts.numbered('LEIPZIG-SUED-2-2026-000001'))?.receipt).toBe('rcpt_number-1');
  });

  it('is changed by whoever has read what is there', async () => {
    const { receipts, table } = await anOffice();
    await table.put({ ...receiptItem(aReceipt(1)), version: 1 });
    const withdrawn = receiptItem({ ...aReceipt(1), state: 'withdrawn', withdrawnAt: now });
    const changed = [{ item: withdrawn, version: 1 }];
    expect(await receipts.commit({ changed })).toBeUndefined();
    expect(await receipts.commit({ changed })).toBe('already-there');
    expect(await receipts.find('rcpt_number-1')).toMatchObject({ state: 'withdrawn', version: 2 });
  });

  it('lies in the archive under its number, a copy beside it, a signature under its hash', () => {
    expect(receiptDocument('LEIPZIG-SUED-2-2026-000001')).toBe(
      'receipts/leipzig-sued-2/2026/LEIPZIG-SUED-2-2026-000001.pdf',
    );
    expect(receiptDocument('LEIPZIG-2026-000001', 3)).toBe(
      'receipts/leipzig/2026/LEIPZIG-2026-000001-copy-3.pdf',
    );
    expect(signatureDocument('a'.repeat(64))).toBe(`signatures/${'a'.repeat(64)}.png`);
  });
});

const at = (minute: string) => Instant.parse(`2026-11-22T10:${minute}:00.000Z`);

describe('the list of work', () => {
  it('has what is open and nothing that is done, the oldest first', async () => {
    const { table, waiting, receipts } = await anOffice();
    await table.put({ ...receiptOrderItem(anOrder('asked-second', { askedAt: at('02') })), version: 1 });
    await table.put(staleItem(aStale('rcpt_stale-first', at('01'))));
    await table.put({ ...receiptCopyItem({ ...aCopy(1), askedAt: at('03') }), version: 1 });
    await table.put({ ...receiptOrderItem(anOrder('issued-one', { state: 'issued' })), version: 1 });
    await table.put({ ...receiptOrderItem(anOrder('moot-one', { state: 'moot' })), version: 1 });
    await table.put({ ...receiptCopyItem(aCopy(2, 'made')), version: 1 });
    expect(await waiting()).toEqual([
      { work: 'stale', receipt: 'rcpt_stale-first' },
      { work: 'order', receipt: 'rcpt_asked-second' },
      { work: 'copy', receipt: 'rcpt_number-1', copy: 1 },
    ]);
    expect(await waiting(at('01'))).toEqual([{ work: 'stale', receipt: 'rcpt_stale-first' }]);
    expect(await receipts.copy('rcpt_number-1', 2)).toMatchObject({ state: 'made' });
  });

  it('keeps an order that was issued until its document lies in the archive', async () => {
    const { table, waiting } = await anOffice();
    const issued = anOrder('issued-one', { state: 'issued' });
    await table.put({ ...undocumentedOrderItem(issued), version: 2 });
    expect(await waiting()).toEqual([{ work: 'order', receipt: 'rcpt_issued-one' }]);
    await table.put({ ...receiptOrderItem(issued), version: 3 });
    expect(await waiting()).toEqual([]);
  });

  it('has each kind of item that wakes the issuing, and a bell for each', async () => {
    const every: readonly ReceiptWork[] = [
      { work: 'order', receipt: 'rcpt_asked-one' },
      { work: 'stale', receipt: 'rcpt_stale-one' },
      { work: 'copy', receipt: 'rcpt_number-1', copy: 2 },
      { work: 'run', run: 'leipzig.2026.1' },
    ];
    const { table } = await anOffice();
    for (const [place, work] of every.entries()) {
      const bell = receiptBellItem(`bell-${place}`, work, new Date(now));
      await table.put(bell);
      const { pk, sk } = bell;
      const read = await table.get({ pk, sk });
      expect(read).toMatchObject({ kind: 'RECEIPT-WORK', expiresAt: Date.parse(now) / 1000 + 86_400 });
      expect(receiptWorkIn(read ?? {})).toEqual(work);
    }
    expect(receiptWorkIn(receiptOrderItem(anOrder('asked-one')))).toEqual(every[0]);
    expect(receiptWorkIn(staleItem(aStale('rcpt_stale-one')))).toEqual(every[1]);
    expect(receiptWorkIn(receiptCopyItem(aCopy(2)))).toEqual(every[2]);
  });

  it('rings no bell for what a run wants: it works on that itself', () => {
    expect(receiptOrderItem(anOrder('asked-one'))['kind']).toBe('RECEIPT-WORK');
    expect(quietOrderItem(anOrder('asked-one'))['kind']).not.toBe('RECEIPT-WORK');
  });

  it('loses a stale receipt only to whoever has answered what is said of it now', async () => {
    const { table, waiting, receipts } = await anOffice();
    await table.put(staleItem(aStale('rcpt_stale-one')));
    const later = aStale('rcpt_stale-one', Instant.parse('2026-11-22T11:00:00.000Z'));
    await table.put(staleItem(later));
    expect(await table.update(staleAnswered(aStale('rcpt_stale-one')))).toBe(false);
    expect(await waiting()).toHaveLength(1);
    expect(await table.update(staleAnswered(later))).toBe(true);
    expect(await waiting()).toEqual([]);
    // It stays as a sign that nothing is issued under this name any more.
    expect(await receipts.stale('rcpt_stale-one')).toEqual(later);
  });
});

describe('what is blocked', () => {
  it('waits with its carrier and off the list of work, until its reason is gone', async () => {
    const { table, waiting, blocked, receipts } = await anOffice();
    const order = anOrder('blocked-one', { state: 'blocked', block: 'notice-over' });
    await table.put({ ...receiptOrderItem(order), version: 1 });
    expect([await waiting(), await blocked(), await blocked('dachverband')]).toEqual([
      [],
      ['rcpt_blocked-one'],
      [],
    ]);
    expect(await receipts.order('rcpt_blocked-one')).toEqual(order);
    const { block: _gone, ...free } = order;
    await receipts.commit({ changed: [{ item: receiptOrderItem({ ...free, state: 'open' }), version: 1 }] });
    expect([await waiting(), await blocked()]).toEqual([
      [{ work: 'order', receipt: 'rcpt_blocked-one' }],
      [],
    ]);
  });
});
