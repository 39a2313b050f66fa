import { describe, expect, it } from 'vitest';
import { figuresOf } from './figures.ts';
import { foundSeeds } from './found-seeds.ts';
import { houseIn, type HouseUnderTest } from './house-under-test.ts';
import { groundOf, planFor, type Tier } from './plan.ts';
import { shrink } from './shrink.ts';
import { Simulation } from './simulation.ts';
import { dynamoDbEndpoint } from '../setup/dynamodb-endpoint.ts';

const house = await houseIn();
const lived = async (tier: Tier, seed: number, deliveries: number) => {
  const ground = await groundOf(tier, await dynamoDbEndpoint());
  return new Simulation(planFor(tier, seed, deliveries), house, ground).run();
};

describe('the house in a world where everything goes wrong', { timeout: 120_000 }, () => {
  it.each([1, 2, 3, 4])('is right to the cent with the table in memory, seed %i', async (seed) => {
    const world = await lived(1, seed, 1500);
    expect(world.violations).toEqual([]);
    expect(figuresOf(world)).toMatchObject({ seeds: 1, centsOff: 0 });
    expect(world.stripeSide.duplicates / world.stripeSide.deliveries).toBeGreaterThanOrEqual(0.25);
    expect(world.faults.happened.length).toBeGreaterThan(0);
  });

  it('is right to the cent behind the real clients of AWS, Stripe and SendGrid', async () => {
    expect((await lived(2, 5, 250)).violations).toEqual([]);
  });

  it('is right to the cent on DynamoDB Local', async () => {
    expect((await lived(3, 6, 60)).violations).toEqual([]);
  });

  it('ends in the same state, write by write, when the same seed is lived through again', async () => {
    const [one, other] = [await lived(1, 9, 300), await lived(1, 9, 300)];
    expect(other.watch.writes).toBe(one.watch.writes);
    expect(other.faults.happened).toEqual(one.faults.happened);
    expect([...other.store.items()]).toEqual([...one.store.items()]);
  });

  it.each(foundSeeds)('does not fail again where $what', async (plan) => {
    expect((await new Simulation(plan, house).run()).violations).toEqual([]);
  });
});

/** Answers to a failed debit as if it had kept it, and does not. */
const forgetful: HouseUnderTest = {
  ...house,
  hearing: {
    ...house.hearing,
    hearStripe: async (request, parts) =>
      Buffer.from(request.body).includes('"charge.failed"')
        ? { status: 200, told: 'forgotten' }
        : house.hearing.hearStripe(request, parts),
  },
};

describe('a world that breaks a promise', { timeout: 120_000 }, () => {
  it('shrinks to the one story, and its deliveries, that break it', async () => {
    const plan = { seed: 3, deliveries: 300, storiesAtOnce: 60, faults: 0.01 };
    const shrunk = await shrink(plan, forgetful);
    expect(shrunk?.plan.onlyStories?.size).toBe(1);
    expect(shrunk?.faults).toEqual([]);
    expect(shrunk?.deliveries.join('\n')).toContain('charge.failed');
    expect(shrunk?.violations.map(({ invariant }) => invariant)).toContain('events-accounted-for');
  });
});
