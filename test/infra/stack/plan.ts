import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import { stageOf } from '../../../infra/stage.ts';
import { TragwerkStack } from '../../../infra/tragwerk-stack.ts';

/**
 * What would be deployed for a stage. The bundles are stand-ins and the strict validation is off: both belong to
 * `npm run synth`, and would make each of these tests ten times as long.
 */
export const planOf = (context: Record<string, unknown> = {}) => {
  const bundles = join(tmpdir(), 'tragwerk-stand-ins');
  for (const { name } of functions) {
    mkdirSync(join(bundles, name), { recursive: true });
    writeFileSync(join(bundles, name, 'index.js'), `exports.handler = () => '${name}';`);
  }
  mkdirSync(join(bundles, 'treasury'), { recursive: true });
  writeFileSync(join(bundles, 'treasury', 'index.html'), '<!doctype html><title>Treasury</title>');
  const app = new App({ builtinCloudFormationValidation: false, context: { 'aws:cdk:bundling-stacks': [] } });
  const stack = new TragwerkStack(app, { stage: stageOf(context), bundles });
  const template = Template.fromStack(stack);
  return { stack, template, resources: Planned.parse(template.toJSON()).Resources };
};

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.array(z.string()).default([]),
  DeletionPolicy: z.string().optional(),
});
const Planned = z.object({ Resources: z.record(z.string(), Resource) });

export type Resources = z.infer<typeof Planned>['Resources'];

/** The resources of a type, by their logical ids, with the properties a test is about. */
export const propertiesOf = <Shape extends z.ZodType>(
  resources: Resources,
  type: string,
  shape: Shape,
): Map<string, z.infer<Shape>> =>
  new Map(
    Object.entries(resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, { Properties }]) => [id, shape.parse(Properties)]),
  );
