import type { Chance } from '../chance.ts';
import { oddity } from './oddities.ts';
import { cardGift, debitGift, declinedGift, foreignGift, strayGift } from './payments.ts';
import { promise } from './promises.ts';
import type { Stage, Story } from './stage.ts';

/** How often each story is told, of a thousand. */
const shares: readonly (readonly [number, (stage: Stage) => Story])[] = [
  [480, cardGift],
  [20, declinedGift],
  [230, debitGift],
  [20, strayGift],
  [20, foreignGift],
  [210, promise],
  [20, oddity],
];

export const aStory = (chance: Chance): ((stage: Stage) => Story) => {
  let left = chance.between(1, 1000);
  for (const [share, story] of shares) {
    left -= share;
    if (left <= 0) return story;
  }
  return cardGift;
};
