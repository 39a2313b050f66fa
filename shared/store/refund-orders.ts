import { RefundOrder, refundOrderCount, type RefundOrderState } from '../domain/refund-order.ts';
import { versionOf } from './desk.ts';
import { endOfTime, keys, lists } from './keys.ts';
import { storedAs } from './stored.ts';
import type { Item, Table } from './table.ts';

const orderIn = storedAs(RefundOrder);

export interface VersionedOrder {
  readonly order: RefundOrder;
  readonly version: number;
}

/** Somebody must still do something about it. */
const isOpen = (state: RefundOrderState): boolean =>
  state === 'asked' || state === 'ordered' || state === 'refused';

export const refundOrderItem = (order: RefundOrder): Item => ({
  ...keys.refundOrder(order.gift, refundOrderCount(order.order)),
  kind: 'REFUND-ORDER',
  ...RefundOrder.parse(order),
  ...(isOpen(order.state) && { list: lists.refundOrders, listedAt: order.orderedAt }),
});

const versionedIn = (item: Item): VersionedOrder => ({ order: orderIn(item), version: versionOf(item) });

/** Orders to send money back, each with the gift it is of. */
export const openRefundOrders = (table: Table) => ({
  /** All of a gift, the earliest first; read consistently. */
  of: async (gift: string): Promise<VersionedOrder[]> => {
    const orders: VersionedOrder[] = [];
    for await (const item of table.query(keys.gift(gift), { prefix: 'REFUND-ORDER#', consistent: true })) {
      orders.push(versionedIn(item));
    }
    return orders;
  },

  /** Those that wait for somebody, the earliest first, in handfuls. */
  open: async function* (): AsyncGenerator<RefundOrder[]> {
    for await (const items of table.listedItems(lists.refundOrders, endOfTime)) yield items.map(orderIn);
  },

  /**
   * What Stripe answered.
   *
   * @returns false if the order has changed meanwhile; nothing is done then
   */
  answered: async (order: RefundOrder, version: number): Promise<boolean> =>
    (await table.transact([], [], { versioned: [{ item: refundOrderItem(order), version }] })) === undefined,
});

export type RefundOrders = ReturnType<typeof openRefundOrders>;
