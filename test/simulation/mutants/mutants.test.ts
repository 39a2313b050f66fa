import { describe, expect, it } from 'vitest';
import { hunt, mutants, mutated } from './mutants.ts';

describe('the mistakes we plant', () => {
  it('each have exactly one place in the source, and are at least thirty', () => {
    expect(() => mutants.forEach(mutated)).not.toThrow();
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(30);
  });

  // All of them by `npm run simulate:mutants`; here one of each kind, to see that the hunt works.
  const quick = new Set([
    'counts months in UTC',
    'takes fees off the gift',
    'hands a letter over before it is claimed',
    'sends letters that nobody has agreed to',
  ]);
  it.each(mutants.filter(({ name }) => quick.has(name)))('are found: $name', async (mutant) => {
    expect(await hunt(mutant, 1)).toMatchObject({ by: { invariant: expect.any(String) } });
  });
});
