import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { functions } from '../../../infra/functions.ts';
import { planOf, propertiesOf } from './plan.ts';

const list = <Inner extends z.ZodType>(inner: Inner) =>
  z.union([z.array(inner), inner]).transform((given) => (Array.isArray(given) ? given : [given]));
const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: list(z.string()),
  Resource: list(z.unknown()).default([]),
});
const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })).default([]),
});

const { resources: planned } = planOf();
/** What CDK adds to copy files while something is deployed has a test of its own: treasury-site.test.ts. */
const resources = Object.fromEntries(
  Object.entries(planned).filter(([id]) => !id.startsWith('CustomCDKBucketDeployment')),
);
const policies = propertiesOf(resources, 'AWS::IAM::Policy', Policy);
const roleOf = propertiesOf(
  resources,
  'AWS::Lambda::Function',
  z.object({ FunctionName: z.string(), Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }) }),
);
const table = Object.keys(resources).find((id) => resources[id]?.Type === 'AWS::DynamoDB::Table') ?? '';
const tableArn = { 'Fn::GetAtt': [table, 'Arn'] };
const indexArn = { 'Fn::Join': ['', [tableArn, '/index/lists']] };
const streamArn = { 'Fn::GetAtt': [table, 'StreamArn'] };

/** Everything a function may do, as pairs of an action and a resource. */
const rightsOf = (name: string) => {
  const [, { Role }] = [...roleOf].find(
    ([, { FunctionName }]) => FunctionName === `tragwerk-test-${name}`,
  ) ?? ['', { Role: undefined }];
  const role = Role?.['Fn::GetAtt'][0];
  return [...policies.values()]
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((on) => ({ action, on }))));
};

describe('no right is wider than its use', () => {
  it('grants no action by a pattern', () => {
    const actions = [...policies.values()].flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.flatMap(({ Action }) => Action),
    );
    expect(actions.length).toBeGreaterThan(20);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('grants nothing on a resource by a pattern', () => {
    const on = [...policies.values()].flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.flatMap(({ Resource }) => Resource),
    );
    expect(on.length).toBeGreaterThan(20);
    expect(on.filter((resource) => JSON.stringify(resource).includes('*'))).toEqual([]);
  });

  it('uses no policy that somebody else may change', () => {
    const roles = propertiesOf(
      resources,
      'AWS::IAM::Role',
      z.object({ ManagedPolicyArns: z.array(z.unknown()).default([]) }),
    );
    const scheduled = functions.filter(({ trigger }) => 'schedule' in trigger);
    expect(roles.size).toBe(functions.length + scheduled.length);
    expect([...roles.values()].flatMap(({ ManagedPolicyArns }) => ManagedPolicyArns)).toEqual([]);
  });

  it('lets nobody delete from the table or read all of it', () => {
    const granted = functions.flatMap(({ name }) => rightsOf(name).map(({ action }) => action));
    expect(granted.filter((action) => /:(Delete|Scan|BatchWrite|PartiQL)/.test(action))).toEqual([]);
  });
});

describe.each(functions)('$name', ({ name, rights, parameters, trigger }) => {
  const on = (arn: unknown) =>
    rightsOf(name)
      .filter((right) => JSON.stringify(right.on) === JSON.stringify(arn))
      .map(({ action }) => action)
      .toSorted();

  it('may do with the table what the manifest names, and no more', () => {
    expect(on(tableArn)).toEqual(rights.table.map((action) => `dynamodb:${action}`).toSorted());
  });

  it('may read the lists only if the manifest says so', () => {
    expect(on(indexArn)).toEqual((rights.lists ?? []).map((action) => `dynamodb:${action}`));
  });

  it('may hear the stream only if it hangs on it', () => {
    expect(on(streamArn)).toHaveLength('stream' in trigger ? 4 : 0);
  });

  it('may read its own secrets, each by its name', () => {
    const arns = rightsOf(name).filter(({ action }) => action.startsWith('ssm:'));
    expect(arns.map(({ action }) => action)).toEqual(parameters.map(() => 'ssm:GetParameters'));
    for (const [place, parameter] of parameters.entries())
      expect(JSON.stringify(arns[place]?.on)).toContain(`:parameter/tragwerk/test/${parameter}"`);
  });

  it('may write to its own log only', () => {
    const logs = rightsOf(name).filter(({ action }) => action.startsWith('logs:'));
    expect(logs.map(({ action }) => action).toSorted()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    const ids = logs.map(
      ({ on: arn }) => z.object({ 'Fn::GetAtt': z.array(z.string()) }).parse(arn)['Fn::GetAtt'][0],
    );
    for (const id of ids)
      expect(resources[id ?? '']?.Properties).toMatchObject({
        LogGroupName: `/aws/lambda/tragwerk-test-${name}`,
      });
  });

  it('may do nothing else', () => {
    const known = ['dynamodb:', 'ssm:', 'logs:', ...('stream' in trigger ? ['sqs:'] : [])];
    expect(
      rightsOf(name).filter(({ action }) => !known.some((service) => action.startsWith(service))),
    ).toEqual([]);
  });
});
