import { describe, expect, it } from 'vitest';
import { LettersWorld } from './letters-world.ts';
import { newsHouseIn } from './news-house.ts';

const house = await newsHouseIn();

describe('letters to supporters in a world where everything goes wrong', { timeout: 120_000 }, () => {
  it.each([1, 2, 3, 4])('reach whoever wants them, once, and nobody else, seed %i', async (seed) => {
    const world = await new LettersWorld({ seed, readers: 24, months: 2, faults: 0.01 }, house).run();
    expect(world.violations).toEqual([]);
    expect(world.post.taken.size).toBeGreaterThan(10);
    expect(world.faults.happened.length).toBeGreaterThan(0);
  });
});
