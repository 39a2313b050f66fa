import type { Change } from './change.ts';
import type { Fact } from './fact.ts';
import type { Gift } from './gift.ts';
import type { Entry } from './ledger.ts';
import type { StaleReceipt } from './receipt-work.ts';
import type { World } from './world.ts';

/**
 * Money of a gift that stands in a receipt has gone back, or has come again, or is known now to have come on another
 * day: the receipt certifies what is not so any more. Whoever looks after receipts withdraws it; the books only say so.
 */
export const staleReceipt = (
  { claimed: { receipt } }: Gift,
  { gift }: Fact,
  { bookedAt }: World,
  news: readonly Change[],
): Change[] => {
  const back = returnsIn(news)[0];
  if (receipt === undefined || !back) return [];
  return [
    {
      stale: { receipt, gift, because: becauseOf(back), replace: true, at: bookedAt },
    },
  ];
};

/**
 * Entries by which a gift is less, or more, than it was, or came on another day: what a receipt says of it. A move to
 * another place changes neither.
 */
export const returnsIn = (changes: readonly Change[]): Entry[] => {
  const entries = changes.flatMap((change) => ('entry' in change ? [change.entry] : []));
  const dayBefore = new Map(
    entries.filter(({ movement }) => movement === 'moved-out').map((entry) => [moveOf(entry), entry.day]),
  );
  return entries.filter((entry) => {
    const { account, movement, cents, day } = entry;
    if (movement === 'moved-in') return account === 'received' && dayBefore.get(moveOf(entry)) !== day;
    return account === 'returned' && cents !== 0 && movement !== 'moved-out';
  });
};

const moveOf = ({ line, move }: Entry): string => `${line} ${move}`;

const becauseOf = ({ movement }: Entry): StaleReceipt['because'] => {
  if (movement === 'moved-in') return 'corrected';
  return movement === 'refunded' || movement === 'refund-failed' ? 'refunded' : 'returned';
};
