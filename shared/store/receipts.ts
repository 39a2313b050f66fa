import { Receipt, registerOf } from '../domain/receipt.ts';
import { ReceiptCopy, ReceiptOrder, ReceiptWork, StaleReceipt } from '../domain/receipt-work.ts';
import type { Writes } from './desk.ts';
import { endOfTime, type Key, keys, lists } from './keys.ts';
import type { Page, Pages, PageWanted } from './pages.ts';
import { storedAs } from './stored.ts';
import type { Cancelled, Item, Table, Update } from './table.ts';

const receiptIn = storedAs(Receipt);
const orderIn = storedAs(ReceiptOrder);
const staleIn = storedAs(StaleReceipt);
const copyIn = storedAs(ReceiptCopy);

/** In the list of its register, by number. Without its version: whoever writes it says which one was read. */
export const receiptItem = (issued: Receipt): Item & Key => {
  const { version: _, ...receipt } = issued;
  const { carrier, year } = registerOf(receipt.number);
  return {
    ...keys.receipt(receipt.receipt),
    kind: 'RECEIPT',
    ...receipt,
    list: lists.receipts(carrier, year),
    listedAt: receipt.number,
  };
};

/** What somebody wants: on the list of work while it is open, on its carrier's while it is blocked. */
export const receiptOrderItem = (wanted: ReceiptOrder): Item & Key => {
  const { version: _, ...order } = wanted;
  return {
    ...keys.receiptOrder(order.receipt),
    kind: 'RECEIPT-WORK',
    work: 'order',
    ...order,
    ...(order.state === 'open' && { list: lists.receiptWork, listedAt: order.askedAt }),
    ...(order.state === 'blocked' && { list: lists.blockedReceipts(order.carrier), listedAt: order.askedAt }),
  };
};

/** What a run wants: the same, but it wakes nobody, because the run itself works on it. */
export const quietOrderItem = (order: ReceiptOrder): Item & Key => ({
  ...receiptOrderItem(order),
  kind: 'RECEIPT-ORDER',
});

/** An order that was issued stays on the list of work until its document lies in the archive. */
export const undocumentedOrderItem = (order: ReceiptOrder): Item & Key => ({
  ...receiptOrderItem(order),
  list: lists.receiptWork,
  listedAt: order.askedAt,
});

/** A copy somebody wants, on the list of work until it is made. */
export const receiptCopyItem = (wanted: ReceiptCopy): Item & Key => {
  const { version: _, ...copy } = wanted;
  return {
    ...keys.receiptCopy(copy.receipt, copy.copy),
    kind: 'RECEIPT-WORK',
    work: 'copy',
    ...copy,
    ...(copy.state === 'open' && { list: lists.receiptWork, listedAt: copy.askedAt }),
  };
};

const bellSeconds = 24 * 60 * 60;

/** Wakes the issuing of receipts for work that lies in the table already. */
export const receiptBellItem = (bell: string, work: ReceiptWork, now: Date): Item & Key => ({
  ...keys.receiptBell(bell),
  kind: 'RECEIPT-WORK',
  ...ReceiptWork.parse(work),
  expiresAt: Math.ceil(now.getTime() / 1000) + bellSeconds,
});

/** What was found to be not true any more is answered, unless it was said once more meanwhile. */
export const staleAnswered = ({ receipt, at }: StaleReceipt): Update => ({
  key: keys.staleReceipt(receipt),
  expression: 'REMOVE #list, listedAt',
  condition: '#at = :at',
  names: { '#list': 'list', '#at': 'at' },
  values: { ':at': at },
});

/** What an item that woke the issuing of receipts is about: an order, a stale receipt, a copy, a run, or a bell for one. */
export const receiptWorkIn = (item: Item): ReceiptWork => {
  const { work, receipt, copy, run } = item;
  if (work === 'run') return ReceiptWork.parse({ work, run });
  return ReceiptWork.parse({ work, receipt, ...(work === 'copy' && { copy }) });
};

export const openReceipts = (table: Table, pages: Pages) => ({
  /** As it is this moment. */
  find: async (receipt: string): Promise<Receipt | undefined> => {
    const item = await table.get(keys.receipt(receipt), { consistent: true });
    return item && receiptIn(item);
  },

  /** By the number printed on it; a moment old. */
  numbered: async (number: string): Promise<Receipt | undefined> => {
    const { carrier, year } = registerOf(number);
    const found = await pages.ofList(
      lists.receipts(carrier, year),
      { limit: 1 },
      { from: number, until: number },
    );
    const [item] = found.items;
    return item && receiptIn(item);
  },

  /** A page of a register's receipts, by number; a moment old. */
  page: async (
    carrier: string,
    year: number,
    wanted: PageWanted,
  ): Promise<{ receipts: Receipt[]; next: Page['next'] }> => {
    const { items, next } = await pages.ofList(lists.receipts(carrier, year), wanted);
    return { receipts: items.map(receiptIn), next };
  },

  order: async (receipt: string): Promise<ReceiptOrder | undefined> => {
    const item = await table.get(keys.receiptOrder(receipt), { consistent: true });
    return item && orderIn(item);
  },

  copy: async (receipt: string, copy: number): Promise<ReceiptCopy | undefined> => {
    const item = await table.get(keys.receiptCopy(receipt, copy), { consistent: true });
    return item && copyIn(item);
  },

  stale: async (receipt: string): Promise<StaleReceipt | undefined> => {
    const item = await table.get(keys.staleReceipt(receipt), { consistent: true });
    return item && staleIn(item);
  },

  /** Orders, copies, stale receipts and runs that are not done and have been there since then or longer, in handfuls. */
  waiting: async function* (until: string): AsyncGenerator<ReceiptWork[]> {
    for await (const items of table.listedItems(lists.receiptWork, until)) yield items.map(receiptWorkIn);
  },

  /** Orders of a carrier that wait for something that is missing, the earliest first, in handfuls. */
  blocked: async function* (carrier: string): AsyncGenerator<ReceiptOrder[]> {
    for await (const items of table.listedItems(lists.blockedReceipts(carrier), endOfTime)) {
      yield items.map(orderIn);
    }
  },

  /** The document of an order's receipt lies in the archive: nothing is left to be done. */
  documented: async (receipt: string): Promise<void> => {
    await table.update({
      key: keys.receiptOrder(receipt),
      expression: 'REMOVE #list, listedAt',
      condition: '#state = :issued',
      names: { '#list': 'list', '#state': 'state' },
      values: { ':issued': 'issued' },
    });
  },

  /**
   * Whatever is decided about receipts, in one transaction.
   *
   * @returns undefined if it was done, else why not; then read again and decide again
   */
  commit: async ({
    added = [],
    changed = [],
    updates = [],
    free = [],
  }: Writes): Promise<Cancelled | undefined> => table.transact(added, updates, { versioned: changed, free }),
});

export type Receipts = ReturnType<typeof openReceipts>;
