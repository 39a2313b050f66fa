import { describe, expect, it } from 'vitest';
import { houseIn } from '../house-under-test.ts';
import { inOrder } from '../watch.ts';
import { eventSets } from './event-sets.ts';
import { anOffice, everyOrder, lastSecondOfNovember, played, stateOf } from './permutations.ts';

const house = await houseIn();

describe('whatever order Stripe tells it in', () => {
  it.each(Object.entries(eventSets))('%s ends in one state, the true one', async (_, told) => {
    const { events, oracle, stripe } = played(told, lastSecondOfNovember);
    expect(events.length).toBeLessThanOrEqual(6);
    const { states } = await everyOrder(house, events, stripe);
    expect(states).toHaveLength(1);
    const [state] = states;
    expect(state?.totals).toEqual(inOrder(oracle.sums));
    expect(state?.letters).toEqual([...oracle.letters].toSorted());
    expect(state?.tasks).toEqual([...oracle.tasks].toSorted());
  });

  it('ends in the same state when all of it comes at once, or each event twice', async () => {
    for (const told of Object.values(eventSets)) {
      const { events, stripe } = played(told, lastSecondOfNovember);
      const [single, whole, twice] = [
        await anOffice(house, stripe),
        await anOffice(house, stripe),
        await anOffice(house, stripe),
      ];
      for (const event of events) await single.book([event]);
      await whole.book(events);
      await twice.book([...events, ...events.toReversed()]);
      expect(stateOf(whole)).toEqual(stateOf(single));
      expect(stateOf(twice)).toEqual(stateOf(single));
    }
  });
});
