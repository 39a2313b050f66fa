import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functions } from '../../../infra/functions.ts';
import { stripeApiVersion } from '../../../shared/stripe/version.ts';
import { planOf } from './plan.ts';

const guide = readFileSync(resolve(import.meta.dirname, '../../../docs/deploy.md'), 'utf8');
const parameters = [...new Set(functions.flatMap((plan) => plan.parameters))];

describe('the guide to deploying', () => {
  it.each(parameters)('says how to set %s', (parameter) => {
    expect(guide).toContain(`\nsecret ${parameter} `);
    expect(guide).toContain(`"/tragwerk/$STAGE/${parameter}"`);
  });

  it.each(parameters)('starts anew each function that reads %s when it changes', (parameter) => {
    const readers = functions.filter((plan) => plan.parameters.includes(parameter)).map(({ name }) => name);
    expect(guide).toContain(`renew ${readers.join(' ')}\``);
  });

  it('names the version of Stripe that we read', () => {
    expect(guide).toContain(`**${stripeApiVersion}**`);
  });

  it('looks into the log of every function when something needs a person', () => {
    expect(guide).toContain(`for f in ${functions.map(({ name }) => name).join(' ')};`);
  });

  it('speaks of outputs that are there', () => {
    const outputs = Object.keys(planOf().template.findOutputs('*'));
    const named = [...guide.matchAll(/output `(\w+)`|<(\w+Url)>/g)].map(
      ([, one = '', other = '']) => one || other,
    );
    expect(named.length).toBeGreaterThan(3);
    expect(outputs).toEqual(expect.arrayContaining(named));
  });
});
