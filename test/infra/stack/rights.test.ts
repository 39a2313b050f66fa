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
const archive =
  Object.keys(resources).find(
    (id) =>
      resources[id]?.Type === 'AWS::S3::Bucket' && 'VersioningConfiguration' in resources[id].Properties,
  ) ?? '';
const archiveArn = { 'Fn::GetAtt': [archive, 'Arn'] };
const folderArn = (folder: string) => ({ 'Fn::Join': ['', [archiveArn, `/${folder}/*`]] });

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

  it('grants nothing on a resource by a pattern, but for documents: of one folder each', () => {
    const on = [...policies.values()].flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.flatMap(({ Resource }) => Resource),
    );
    expect(on.length).toBeGreaterThan(20);
    const folders = new Set(
      ['receipts', 'prints', 'signatures'].map((folder) => JSON.stringify(folderArn(folder))),
    );
    const patterns = on.map((resource) => JSON.stringify(resource)).filter((text) => text.includes('*'));
    expect(patterns.filter((text) => !folders.has(text))).toEqual([]);
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
    expect(granted.filter((action) => /dynamodb:(Delete|Scan|BatchWrite|PartiQL)/.test(action))).toEqual([]);
  });

  it('lets one function remove documents: the one that looks whether somebody still has to keep them', () => {
    const removing = functions.filter(({ name }) =>
      rightsOf(name).some(({ action }) => action === 's3:DeleteObject'),
    );
    expect(removing.map(({ name }) => name)).toEqual(['sweep']);
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

  it('may do with documents what the manifest says of their folder, and is told if one is not there', () => {
    const folders = Object.entries(rights.archive ?? {});
    for (const [folder, actions] of folders)
      expect(on(folderArn(folder))).toEqual(actions.map((action) => `s3:${action}`).toSorted());
    expect(on(archiveArn)).toEqual(folders.length > 0 ? ['s3:ListBucket'] : []);
    const granted = rightsOf(name).filter(({ action }) => action.startsWith('s3:'));
    expect(granted).toHaveLength(folders.flatMap(([, actions]) => actions).length + (folders.length && 1));
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
    const known = [
      'dynamodb:',
      'ssm:',
      'logs:',
      ...(rights.archive ? ['s3:'] : []),
      ...('stream' in trigger ? ['sqs:'] : []),
    ];
    expect(
      rightsOf(name).filter(({ action }) => !known.some((service) => action.startsWith(service))),
    ).toEqual([]);
  });
});
