import { describe, expect, it } from 'vitest';
import { houseIn } from '../house-under-test.ts';
import { crashEverywhere } from './crash-points.ts';
import { eventSets } from './event-sets.ts';

const house = await houseIn();
const { debitThatArrives, renewalThatRecovers, refundThatFails } = eventSets;

describe('a handler that dies', { timeout: 120_000 }, () => {
  it('at any call to the outside, before it or after it, loses nothing and doubles nothing', async () => {
    const { points, lost, byHandler } = await crashEverywhere(house, 0, [debitThatArrives, refundThatFails]);
    expect(lost).toEqual([]);
    expect(points).toBeGreaterThan(150);
    expect([...byHandler.keys()].toSorted()).toEqual(['book', 'hear', 'send', 'sweep']);
  });

  it('loses nothing either where no bell rings and the sweep does it all', async () => {
    const { points, lost } = await crashEverywhere(house, 1, [renewalThatRecovers]);
    expect(lost).toEqual([]);
    expect(points).toBeGreaterThan(60);
  });
});
