import { ReceiptRun, ReceiptRunDonor } from '../domain/receipt-run.ts';
import { endOfTime, type Key, keys, lists } from './keys.ts';
import type { Page, Pages, PageWanted } from './pages.ts';
import type { Instant } from '../domain/month.ts';
import { storedAs } from './stored.ts';
import type { Item, Table, Update } from './table.ts';

const runIn = storedAs(ReceiptRun);
const donorIn = storedAs(ReceiptRunDonor);

/** In the list of its carrier's runs. Without its version: whoever writes it says which one was read. */
export const receiptRunItem = (read: ReceiptRun): Item & Key => {
  const { version: _, ...run } = read;
  return {
    ...keys.receiptRun(run.run),
    kind: 'RECEIPT-RUN',
    ...run,
    list: lists.receiptRuns(run.carrier),
    listedAt: run.begunAt,
  };
};

export const receiptRunDonorItem = (donor: ReceiptRunDonor): Item & Key => ({
  ...keys.receiptRunDonor(donor.run, donor.donor),
  kind: 'RECEIPT-RUN-DONOR',
  ...donor,
});

/**
 * That a run has something to do: wakes the issuing of receipts, and stays on its list until that is done.
 *
 * @param walk what is to be done: finding out, or issuing
 */
export const receiptRunWorkItem = (run: string, walk: ReceiptRunWalk, at: Instant): Item & Key => ({
  ...keys.receiptRunWork(run, walk),
  kind: 'RECEIPT-WORK',
  work: 'run',
  run,
  list: lists.receiptWork,
  listedAt: at,
});

export type ReceiptRunWalk = 'find-out' | 'issue';

/** Takes it off the list. */
export const receiptRunWorkDone = (run: string, walk: ReceiptRunWalk): Update => ({
  key: keys.receiptRunWork(run, walk),
  expression: 'REMOVE #list, listedAt',
  condition: 'attribute_exists(pk)',
  names: { '#list': 'list' },
});

/** Yearly runs and what each found out about every donor. */
export const openReceiptRuns = (table: Table, pages: Pages) => ({
  /** As it is this moment. */
  find: async (run: string): Promise<ReceiptRun | undefined> => {
    const item = await table.get(keys.receiptRun(run), { consistent: true });
    return item && runIn(item);
  },

  /** All of a carrier, the earliest first: as many as there were years, and a few. */
  of: async (carrier: string): Promise<ReceiptRun[]> => {
    const runs: ReceiptRun[] = [];
    for await (const items of table.listedItems(lists.receiptRuns(carrier), endOfTime)) {
      runs.push(...items.map(runIn));
    }
    return runs;
  },

  /** A page of a run's donors, in the order of their ids; as they are this moment. */
  donors: async (
    run: string,
    wanted: PageWanted,
  ): Promise<{ donors: ReceiptRunDonor[]; next: Page['next'] }> => {
    const { items, next } = await pages.ofPartition(keys.receiptRun(run).pk, { ...wanted, consistent: true });
    return {
      donors: items.filter(({ kind }) => kind === 'RECEIPT-RUN-DONOR').map((item) => donorIn(item)),
      next,
    };
  },

  /** What was found out or done; takes the place of what was known of that donor before. */
  note: async (donor: ReceiptRunDonor): Promise<void> => table.put(receiptRunDonorItem(donor)),

  /** The same of somebody who is not there yet. @returns false if they are; they are left as they are */
  noteNew: async (donor: ReceiptRunDonor): Promise<boolean> => table.putIfAbsent(receiptRunDonorItem(donor)),

  /**
   * How far a run is.
   *
   * @param updates what follows from it, in the same transaction
   * @returns the run of its new version; undefined if somebody was quicker, and nothing is changed then
   */
  change: async (run: ReceiptRun, updates: readonly Update[] = []): Promise<ReceiptRun | undefined> => {
    const versioned = [{ item: receiptRunItem(run), version: run.version }];
    return (await table.transact([], updates, { versioned })) === undefined
      ? { ...run, version: run.version + 1 }
      : undefined;
  },
});
