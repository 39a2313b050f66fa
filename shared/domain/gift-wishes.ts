import { unassigned } from './campaign.ts';
import type { Change } from './change.ts';
import type { Fact } from './fact.ts';
import type { Gift } from './gift.ts';
import { receivedLine } from './gift-lines.ts';
import type { World } from './world.ts';

/**
 * What its giver wished for learns that the money is there: once, when it comes to its place in the books. Moved to
 * another month later, it is no news.
 */
export const keptWishes = (_: Gift, fact: Fact, __: World, news: readonly Change[]): Change[] => {
  const moves = news.flatMap((change) =>
    'entry' in change && change.entry.line === receivedLine(fact.gift) ? [change.entry] : [],
  );
  const arrived = moves.findLast(({ campaign }) => campaign !== unassigned);
  const wasThere = moves.some((entry) => entry.movement === 'moved-out' && entry.campaign !== unassigned);
  if (!arrived?.wishes || arrived.donation === undefined || wasThere) return [];
  return [{ wish: { donation: arrived.donation, gift: fact.gift, givenAt: arrived.at } }];
};
