import type { Change } from './change.ts';
import type { Fact } from './fact.ts';
import type { Gift } from './gift.ts';
import { told } from './gift-entries.ts';
import { returnedLine } from './gift-lines.ts';
import { failed, pending, received } from './gift-payments.ts';
import { dispute, fee, refund } from './gift-returns.ts';
import type { World } from './world.ts';

/** The entries a fact brings; none for what is booked already. */
export const tellings = (gift: Gift, fact: Fact, world: World): Change[] => {
  switch (fact.fact) {
    case 'pending':
      return pending(gift, fact, world);
    case 'received':
      return received(gift, fact, world);
    case 'failed':
      return failed(gift, fact, world);
    case 'refund':
      return refund(gift, fact, world);
    case 'dispute':
      return dispute(gift, fact, world);
    case 'fee':
      return fee(gift, fact, world);
    case 'returned':
      return told(gift, fact, world, {
        line: returnedLine(fact.transaction),
        movement: fact.cents < 0 ? 'withdrawn' : 'reinstated',
        account: 'returned',
        cents: fact.cents,
        at: fact.at,
      });
    case 'attributed':
      return [];
  }
};
