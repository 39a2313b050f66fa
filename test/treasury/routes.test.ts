import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { hasSentence } from '../../shared/house/treasury/field-sentences.ts';
import { treasuryRoutes } from '../../shared/routes/treasury.ts';
import type { TreasuryRoute } from '../../shared/routes/treasury/route.ts';
import { isChanging, samples } from './every-route.ts';

const all: readonly (readonly [name: string, route: TreasuryRoute])[] = Object.entries(treasuryRoutes);

/** The names of every field that a schema takes, however deep. */
const fieldsIn = (schema: z.ZodType): string[] => {
  const names = new Set<string>();
  const walk = (json: unknown): void => {
    if (typeof json !== 'object' || json === null) return;
    if ('properties' in json && typeof json.properties === 'object' && json.properties !== null)
      for (const name of Object.keys(json.properties)) names.add(name);
    for (const inner of Object.values(json)) walk(inner);
  };
  walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return [...names];
};

describe.each(all)('%s', (name, route) => {
  it('has a call that goes well, for the tests that are made from it', () => {
    const sample = samples[name];
    expect(sample, `${name} has no sample: add one to test/treasury/samples/`).toBeDefined();
    const address = new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/?]+')}(?:\\?|$)`);
    for (const path of [sample?.path, sample?.elsewhere].filter((each) => each !== undefined))
      expect(path).toMatch(address);
  });

  it('asks again for each field in a sentence', () => {
    const fields = [route.parameters, route.query, route.input].flatMap(fieldsIn);
    expect(fields.filter((field) => !hasSentence(field))).toEqual([]);
  });

  it('takes what its address names, and is checked where it is done', () => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, one]) => one);
    expect(Object.keys(route.parameters.shape)).toEqual(inPath);
    if (route.at === 'campaign' || route.at === 'centre') expect(inPath).toContain(route.at);
  });

  it('takes more than a right to read, if it changes anything', () => {
    expect(isChanging(route) && ['read', 'audit'].includes(route.right)).toBe(false);
    expect(route.method === 'PUT' && route.dryRun).toBeFalsy();
  });
});

/** Whether an address could fit both. */
const meet = (one: string, other: string): boolean => {
  const [left, right] = [one.split('/'), other.split('/')];
  const fits = (part: string, place: number): boolean =>
    part === right[place] || part.startsWith('{') || (right[place] ?? '').startsWith('{');
  return left.length === right.length && left.every(fits);
};

describe('the routes of the treasury', () => {
  it('have no sample that nobody asks for', () => {
    expect(Object.keys(samples).filter((name) => !Object.hasOwn(treasuryRoutes, name))).toEqual([]);
  });

  it('never meet at one address: who answers would depend on their order', () => {
    const meeting = all.flatMap(([name, { method, path }], place) =>
      all
        .slice(place + 1)
        .filter(([, other]) => other.method === method && meet(path, other.path))
        .map(([other]) => `${name} and ${other}`),
    );
    expect(meeting).toEqual([]);
  });

  it('are not more than the gateway takes, with all others', () => {
    expect(all.length).toBeLessThan(250);
  });
});
