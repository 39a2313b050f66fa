import type { Plan } from './world-plan.ts';

/**
 * Worlds that once broke a promise of the house, with what was wrong. They are lived through again in `npm test`.
 * A seed keeps its meaning only as long as the world's stories stay as they are; the law it broke has a test of its own.
 */
export const foundSeeds: readonly (Plan & { readonly what: string })[] = [
  {
    what: 'a bank debit of a promise was taken off the pending sum of one place while it moved to another',
    seed: 4,
    deliveries: 3000,
    storiesAtOnce: 60,
    faults: 0.01,
  },
];
