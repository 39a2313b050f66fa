import type { Change } from './change.ts';
import type { Fact } from './fact.ts';
import { evolve, type Gift } from './gift.ts';
import { duties } from './gift-duties.ts';
import { staleReceipt } from './gift-receipts.ts';
import { keptDonor, letters } from './gift-letters.ts';
import { tellings } from './gift-books.ts';
import { movesToPlace } from './gift-entries.ts';
import { keptWishes } from './gift-wishes.ts';
import type { World } from './world.ts';

/**
 * What a fact adds to what is known of its gift; nothing, if it is not news. Any permutation of the same facts
 * adds up to the same sums.
 *
 * @throws Error if two tellers disagree about an amount: no rule of ours can tell who is right.
 */
export const decide = (gift: Gift, fact: Fact, world: World): Change[] => {
  const changes: Change[] = [];
  let known = gift;
  for (const step of [tellings, movesToPlace, keptWishes, letters, keptDonor, duties, staleReceipt]) {
    const news = step(known, fact, world, changes);
    known = news.reduce(evolve, known);
    changes.push(...news);
  }
  return changes;
};
