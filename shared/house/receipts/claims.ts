import { instantOf } from '../../domain/month.ts';
import type { ReceiptOrder } from '../../domain/receipt-work.ts';
import type { Writes } from '../../store/desk.ts';
import { claimItem, mostClaims, releaseUpdate } from '../../store/receipt-gifts.ts';
import { quietOrderItem, receiptOrderItem } from '../../store/receipts.ts';
import type { CertifyingParts } from './parts.ts';
import type { TakenGift } from './readiness.ts';

/**
 * An order is only ever written as the next version of the one that was read, and gifts are taken and let go in the
 * same transactions: so of two who work on one order only one gets on, and whoever issues it knows that no gift was
 * taken or let go since it was read.
 *
 * @param order as it was read; of version 0 while it is not in the table
 */
export const orderWrites = (
  order: ReceiptOrder,
  next: ReceiptOrder = order,
  itemOf: typeof receiptOrderItem = receiptOrderItem,
): Pick<Writes, 'added' | 'changed'> =>
  order.version === 0
    ? { added: [{ ...quietOrderItem(next), version: 1 }] }
    : { changed: [{ item: itemOf(next), version: order.version }] };

/** One action of a transaction is the order itself. */
const mostAtOnce = mostClaims - 1;

/** @returns the order as it is now; undefined if somebody was quicker with the order or one of the gifts */
export const takeGifts = async (
  order: ReceiptOrder,
  gifts: readonly TakenGift[],
  { clock, receipts }: Pick<CertifyingParts, 'clock' | 'receipts'>,
): Promise<ReceiptOrder | undefined> =>
  inHandfuls(order, gifts, async (known, some) => {
    const claimedAt = instantOf(clock.now());
    const claims = some.map(({ gift, count }) =>
      claimItem({ gift, count: count + 1, receipt: order.receipt, claimedAt }),
    );
    const { added = [], changed = [] } = orderWrites(known, { ...withoutBlock(known), state: 'open' });
    return receipts.commit({ added: [...added, ...claims], changed });
  });

/** @returns the order as it is now; undefined if somebody was quicker */
export const letGo = async (
  order: ReceiptOrder,
  gifts: readonly TakenGift[],
  { clock, receipts }: Pick<CertifyingParts, 'clock' | 'receipts'>,
): Promise<ReceiptOrder | undefined> =>
  inHandfuls(order, gifts, async (known, some) => {
    const releasedAt = instantOf(clock.now());
    const updates = some.map((taken) => releaseUpdate({ ...taken, receipt: order.receipt }, releasedAt));
    return receipts.commit({ ...orderWrites(known), updates });
  });

/** As many transactions as it takes; one that was not done ends it. */
const inHandfuls = async (
  order: ReceiptOrder,
  gifts: readonly TakenGift[],
  write: (known: ReceiptOrder, some: readonly TakenGift[]) => Promise<unknown>,
): Promise<ReceiptOrder | undefined> => {
  let known = order;
  for (let start = 0; start < gifts.length; start += mostAtOnce) {
    if ((await write(known, gifts.slice(start, start + mostAtOnce))) !== undefined) return undefined;
    known = { ...known, version: known.version + 1 };
  }
  return known;
};

/** An order that waits for nothing any more. */
export const withoutBlock = (order: ReceiptOrder): ReceiptOrder => {
  const { block: _, ...rest } = order;
  return rest;
};
