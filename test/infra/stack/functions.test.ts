import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import { routes } from '../../../shared/routes.ts';
import { treasuryRoutes } from '../../../shared/routes/treasury.ts';
import { planOf, propertiesOf } from './plan.ts';

const { template, resources } = planOf();

describe('the manifest', () => {
  it('is what gets deployed', () => {
    const deployed = Object.values(resources)
      .filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && 'FunctionName' in Properties)
      .map(({ Properties }) => String(Properties['FunctionName']));
    expect(deployed.toSorted()).toEqual(functions.map(({ name }) => `tragwerk-test-${name}`).toSorted());
  });

  it('names each function after its file', () => {
    for (const { name, file } of functions) expect(file).toBe(`functions/${name}.ts`);
  });

  it('says of each function, in one sentence or two, what a person loses', () => {
    for (const { impact } of functions) expect(impact).toMatch(/^[A-Z].{40,300}\.$/);
  });

  it('answers every route once', () => {
    const answered = functions.flatMap(({ trigger }) => ('routes' in trigger ? trigger.routes : []));
    expect(answered.map(({ path }) => path).toSorted()).toEqual(
      [...Object.values(routes), ...Object.values(treasuryRoutes)].map(({ path }) => path).toSorted(),
    );
  });
});

describe.each(functions)('$name', ({ name, file, settings, parameters, memoryMegabytes, timeoutSeconds }) => {
  it('runs on Node 24 and arm64, with the memory and time of the manifest', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: `tragwerk-test-${name}`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: memoryMegabytes,
      Timeout: timeoutSeconds,
      Layers: Match.absent(),
      VpcConfig: Match.absent(),
      ReservedConcurrentExecutions: Match.absent(),
    });
  });

  it('keeps its log for a month, in JSON', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/aws/lambda/tragwerk-test-${name}`,
      RetentionInDays: 30,
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: `tragwerk-test-${name}`,
      LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
    });
  });

  it('is told what its file reads, no more and no less, and no secret', () => {
    const read = openingOf(file);
    const wanted = [...read.matchAll(/^ {2}([A-Z_]+): z\.|[{,] ([A-Z_]+): z\./gm)].map(
      ([, one = '', other = '']) => one || other,
    );
    expect(wanted).toContain('TABLE_NAME');
    const secrets = parameters.length > 0;
    expect(wanted.toSorted()).toEqual(
      ['TABLE_NAME', ...(secrets ? ['PARAMETER_PREFIX'] : []), ...settings].toSorted(),
    );
    expect(Object.keys(toldTo(name)).toSorted()).toEqual(wanted.toSorted());
    expect(toldTo(name)['PARAMETER_PREFIX']).toBe(secrets ? '/tragwerk/test' : undefined);
  });

  it('reads the parameters that the manifest names', () => {
    const read = openingOf(file);
    const wanted = new Set(
      [...read.matchAll(/'((?:stripe|sendgrid|link)-(?:[a-z]+-)?(?:secret|key))'/g)].map(
        ([, one = '']) => one,
      ),
    );
    expect([...wanted].toSorted()).toEqual([...parameters].toSorted());
  });
});

const textOf = (path: string) => readFileSync(resolve(import.meta.dirname, '../../..', path), 'utf8');

/** What some functions open together. */
const openedTogether = {
  openCounter: 'shared/house/counter.ts',
  openPosting: 'shared/house/posting/opening.ts',
};

/** Where a function opens its parts: in its own file, and with others. */
const openingOf = (file: string): string => {
  const own = textOf(file);
  const shared = Object.entries(openedTogether).filter(([opener]) => own.includes(opener));
  return [own, ...shared.map(([, path]) => textOf(path))].join('\n');
};

const toldTo = (name: string) => {
  const all = propertiesOf(
    // CDK's own function copies files, and has no name.
    Object.fromEntries(
      Object.entries(resources).filter(([, { Properties }]) => 'FunctionName' in Properties),
    ),
    'AWS::Lambda::Function',
    z.object({
      FunctionName: z.string(),
      Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
    }),
  );
  const found = [...all.values()].find(({ FunctionName }) => FunctionName === `tragwerk-test-${name}`);
  return found?.Environment.Variables ?? {};
};
