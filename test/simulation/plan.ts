import type { Plan } from './world-plan.ts';
import { firstTier } from './tiers/first.ts';
import type { BuildGround } from './tiers/ground.ts';
import { secondTier } from './tiers/second.ts';
import { thirdTier } from './tiers/third.ts';

export type Tier = 1 | 2 | 3;

/** How much of the world happens at once, and how often a call fails: less of it where there is more of everything. */
export const planFor = (tier: Tier, seed: number, deliveries: number): Plan => ({
  seed,
  deliveries,
  storiesAtOnce: Math.min(tier === 1 ? 200 : 60, Math.ceil(deliveries / 20)),
  faults: deliveries > 5000 ? 0.001 : 0.005,
  sweepHours: tier === 3 ? 4 : 1,
});

/** @param endpoint of DynamoDB Local, which the third tier needs */
export const groundOf = async (tier: Tier, endpoint?: string): Promise<BuildGround> => {
  if (tier === 1) return firstTier;
  if (tier === 2) return secondTier;
  if (endpoint === undefined) throw new Error('the third tier needs DynamoDB Local');
  return thirdTier(endpoint);
};
