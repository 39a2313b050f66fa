import type { ReceiptOrder } from '../../../domain/receipt-work.ts';
import { mostWrites } from '../../../store/desk.ts';
import { receiptBellItem, type Receipts } from '../../../store/receipts.ts';
import type { Clock } from '../../clock.ts';

export interface RingingParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly newKey: () => string;
  readonly receipts: Pick<Receipts, 'commit'>;
}

/**
 * Wakes the issuing of receipts for orders that waited, because what they waited for may be there now. Whoever is not
 * woken, if this stops in between, is found by the hourly sweep.
 */
export const ringFor = async (
  orders: readonly Pick<ReceiptOrder, 'receipt'>[],
  { clock, newKey, receipts }: RingingParts,
): Promise<void> => {
  for (let start = 0; start < orders.length; start += mostWrites) {
    const added = orders
      .slice(start, start + mostWrites)
      .map(({ receipt }) => receiptBellItem(newKey(), { work: 'order', receipt }, clock.now()));
    await receipts.commit({ added });
  }
};
