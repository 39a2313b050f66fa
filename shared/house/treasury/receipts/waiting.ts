import type { Locale } from '../../../domain/locale.ts';
import { receiptSentences } from '../../../domain/receipt-gate.ts';
import type { ReceiptOrder } from '../../../domain/receipt-work.ts';
import type { WantedReceipt } from '../../../routes/treasury/donors.ts';
import type { Governed } from '../../../store/governed.ts';
import { endOfTime } from '../../../store/keys.ts';
import type { Receipts } from '../../../store/receipts.ts';

export interface BlockedParts {
  readonly governed: Pick<Governed, 'all'>;
  readonly receipts: Pick<Receipts, 'blocked' | 'waiting' | 'order'>;
}

/** More than anybody reads; a thousand wait only if a notice ran out and nobody cared. */
const mostRead = 1000;

export const shownWanted = (order: ReceiptOrder, locale: Locale): WantedReceipt => {
  const { receipt, form, carrier, donor, year, state, block, askedAt } = order;
  return {
    receipt,
    form,
    carrier,
    donor,
    year,
    state,
    askedAt,
    ...(block !== undefined && { block, toDo: receiptSentences[block][locale] }),
  };
};

/** What a carrier cannot issue as long as something is missing, the earliest first. */
export const blockedAt = async (
  carrier: string,
  { receipts }: { readonly receipts: Pick<Receipts, 'blocked'> },
): Promise<ReceiptOrder[]> => {
  const orders: ReceiptOrder[] = [];
  for await (const handful of receipts.blocked(carrier)) {
    // The list is a moment old, the order is not.
    orders.push(...handful.filter(({ state }) => state === 'blocked'));
    if (orders.length >= mostRead) break;
  }
  return orders;
};

/** What a donor wants from whichever carrier, and cannot get yet. */
export const blockedOf = async (
  donor: string,
  { governed, receipts }: Pick<BlockedParts, 'governed'> & { readonly receipts: Pick<Receipts, 'blocked'> },
): Promise<ReceiptOrder[]> => {
  const { carriers } = await governed.all();
  const orders = await Promise.all(carriers.map(async ({ thing }) => blockedAt(thing.carrier, { receipts })));
  return orders.flat().filter((order) => order.donor === donor);
};

/** What a donor wants and is about to get: the list is as long as what happened in the last seconds. */
export const openOf = async (
  donor: string,
  { receipts }: Pick<BlockedParts, 'receipts'>,
): Promise<ReceiptOrder[]> => {
  const orders: ReceiptOrder[] = [];
  let read = 0;
  for await (const handful of receipts.waiting(endOfTime)) {
    const found = await Promise.all(
      handful.map(async (work) => (work.work === 'order' ? receipts.order(work.receipt) : undefined)),
    );
    orders.push(...found.filter((order) => order !== undefined));
    read += handful.length;
    if (read >= mostRead) break;
  }
  return orders.filter((order) => order.donor === donor && order.state === 'open');
};
