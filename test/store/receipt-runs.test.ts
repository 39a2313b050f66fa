import { describe, expect, it } from 'vitest';
import { Instant } from '../../shared/domain/month.ts';
import { ReceiptRun, ReceiptRunDonor } from '../../shared/domain/receipt-run.ts';
import { receiptRunItem, receiptRunWorkDone, receiptRunWorkItem } from '../../shared/store/receipt-runs.ts';
import { receiptWorkIn } from '../../shared/store/receipts.ts';
import { aCertifier, allOfIt, now } from './a-certifier.ts';

const aRun = (name = 'leipzig.2026.1', more: Partial<ReceiptRun> = {}): ReceiptRun =>
  ReceiptRun.parse({
    run: name,
    carrier: 'leipzig',
    year: 2026,
    state: 'collecting',
    donors: 0,
    donorsDone: 0,
    prints: 0,
    begunAt: now,
    version: 1,
    ...more,
  });

const found = (place: number, more: Partial<ReceiptRunDonor> = {}): ReceiptRunDonor =>
  ReceiptRunDonor.parse({
    run: 'leipzig.2026.1',
    donor: `donor_number-${String(place).padStart(12, '0')}`,
    outcome: 'found',
    ...more,
  });

const begun = async (run = aRun()) => {
  const certifier = await aCertifier();
  await certifier.table.put({ ...receiptRunItem(run), version: 1 });
  return certifier;
};

describe('a yearly run', () => {
  it('is read back as it was written, the very next moment', async () => {
    const { receiptRuns } = await begun();
    expect(await receiptRuns.find('leipzig.2026.1')).toEqual(aRun());
    expect(await receiptRuns.find('leipzig.2026.2')).toBeUndefined();
  });

  it('gets on by whoever has read how far it is: of two who do the same, one', async () => {
    const { receiptRuns } = await begun();
    const next = { ...aRun(), cursor: 'page 2', donors: 50 };
    const done = await Promise.all([receiptRuns.change(next), receiptRuns.change(next)]);
    expect(done.filter(Boolean)).toEqual([{ ...next, version: 2 }]);
    expect(await receiptRuns.find('leipzig.2026.1')).toEqual({ ...next, version: 2 });
    expect(await receiptRuns.change(next)).toBeUndefined();
  });

  it('stands with the others of its carrier, the earliest first', async () => {
    const { receiptRuns, table } = await begun(aRun('leipzig.2026.2'));
    const earlier = { begunAt: Instant.parse('2026-11-21T10:00:00.000Z') };
    await table.put({ ...receiptRunItem(aRun('leipzig.2025.1', { year: 2025, ...earlier })), version: 1 });
    await table.put({
      ...receiptRunItem(aRun('dachverband.2026.1', { carrier: 'dachverband' })),
      version: 1,
    });
    expect((await receiptRuns.of('leipzig')).map(({ run }) => run)).toEqual([
      'leipzig.2025.1',
      'leipzig.2026.2',
    ]);
  });
});

describe('the donors of a run', () => {
  it('are read page by page, without the run itself among them', async () => {
    const { receiptRuns } = await begun();
    for (let place = 0; place < 7; place += 1) await receiptRuns.note(found(place));
    const pages: number[] = [];
    const donors = new Set<string>();
    let after: string | undefined;
    do {
      const page = await receiptRuns.donors('leipzig.2026.1', { limit: 3, after });
      pages.push(page.donors.length);
      for (const { donor } of page.donors) donors.add(donor);
      after = page.next;
    } while (after !== undefined);
    expect(pages.reduce((sum, length) => sum + length)).toBe(7);
    expect(donors.size).toBe(7);
  });

  it('say what was found out last, and are found once', async () => {
    const { receiptRuns } = await begun();
    expect(await receiptRuns.noteNew(found(1))).toBe(true);
    await receiptRuns.note(found(1, { outcome: 'ready', by: 'print' }));
    expect(await receiptRuns.noteNew(found(1))).toBe(false);
    const { donors } = await receiptRuns.donors('leipzig.2026.1', { limit: 10 });
    expect(donors).toEqual([found(1, { outcome: 'ready', by: 'print' })]);
  });

  it('have gifts among them whose giver nobody knows', async () => {
    const { receiptRuns } = await begun();
    const unknown = found(1, { donor: 'gift:manual:kontoauszug-1', outcome: 'blocked' });
    await receiptRuns.note(unknown);
    expect((await receiptRuns.donors('leipzig.2026.1', { limit: 10 })).donors).toEqual([unknown]);
  });
});

describe('what a run has to do', () => {
  it('wakes the issuing, and stays on the list of work until it is done', async () => {
    const { receipts, table } = await begun();
    const work = receiptRunWorkItem('leipzig.2026.1', 'issue', now);
    await table.put(work);
    expect(work['kind']).toBe('RECEIPT-WORK');
    expect(receiptWorkIn(work)).toEqual({ work: 'run', run: 'leipzig.2026.1' });
    const waiting = async () => {
      const all = [];
      for await (const handful of receipts.waiting(allOfIt)) all.push(...handful);
      return all;
    };
    expect(await waiting()).toEqual([{ work: 'run', run: 'leipzig.2026.1' }]);
    expect(await table.update(receiptRunWorkDone('leipzig.2026.1', 'issue'))).toBe(true);
    expect(await waiting()).toEqual([]);
    expect(await table.update(receiptRunWorkDone('leipzig.2026.1', 'find-out'))).toBe(false);
  });
});
