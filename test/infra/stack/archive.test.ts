import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { stageOf } from '../../../infra/stage.ts';
import { planOf, propertiesOf } from './plan.ts';

const { template, resources } = planOf();

/** The archive is the bucket that keeps earlier versions; the treasury's files are made anew. */
const archiveIn = (planned: typeof resources): string =>
  Object.entries(planned).find(
    ([, { Type, Properties }]) => Type === 'AWS::S3::Bucket' && 'VersioningConfiguration' in Properties,
  )?.[0] ?? '';
const archive = archiveIn(resources);

describe('the archive', () => {
  it('is open to nobody, and everything in it is encrypted', () => {
    expect(resources[archive]?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
  });

  it('lets nobody in by its own policy, and sends away whoever comes unencrypted', () => {
    const Statement = z.object({ Effect: z.string(), Condition: z.unknown() });
    const policies = propertiesOf(
      resources,
      'AWS::S3::BucketPolicy',
      z.object({
        Bucket: z.object({ Ref: z.string() }),
        PolicyDocument: z.object({ Statement: z.array(Statement) }),
      }),
    );
    const own = [...policies.values()].find(({ Bucket }) => Bucket.Ref === archive);
    expect(own?.PolicyDocument.Statement).toEqual([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    ]);
  });

  it('outlives the stack, under a name that never blocks a new one', () => {
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: Match.objectLike({
        VersioningConfiguration: { Status: 'Enabled' },
        BucketName: Match.absent(),
      }),
    });
  });

  it('gives back for three months what was overwritten, forgets printed files after a year, and receipts never', () => {
    const { Rules } = z
      .object({ Rules: z.array(z.record(z.string(), z.unknown())) })
      .parse(resources[archive]?.Properties['LifecycleConfiguration']);
    expect(Rules).toEqual([
      {
        Id: 'EarlierVersions',
        Status: 'Enabled',
        NoncurrentVersionExpiration: { NoncurrentDays: 90 },
      },
      { Id: 'PrintedFiles', Status: 'Enabled', Prefix: 'prints/', ExpirationInDays: 365 },
      { Id: 'Emptied', Status: 'Enabled', ExpiredObjectDeleteMarker: true },
    ]);
  });

  it('says its name to the deployer, and to each function that works with it', () => {
    template.hasOutput('ArchiveBucket', { Value: { Ref: archive } });
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'tragwerk-test-issue-receipts',
      Environment: { Variables: Match.objectLike({ ARCHIVE_BUCKET: { Ref: archive } }) },
    });
  });
});

const lockOf = (archiveLock?: string) => {
  const planned = planOf(archiveLock === undefined ? {} : { archiveLock }).resources;
  const { ObjectLockEnabled: enabled = false, ObjectLockConfiguration: lock } =
    planned[archiveIn(planned)]?.Properties ?? {};
  return { enabled, lock };
};

describe('a lock on the archive', () => {
  it('is there only if the deployer wants one: it cannot be taken away again', () => {
    expect(lockOf()).toEqual({ enabled: false, lock: undefined });
  });

  it.each([
    ['governance:10', { Mode: 'GOVERNANCE', Days: 3653 }],
    ['compliance:6', { Mode: 'COMPLIANCE', Days: 2192 }],
  ])('%s holds all that arrives', (given, retention) => {
    expect(lockOf(given)).toEqual({
      enabled: true,
      lock: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: retention } },
    });
  });

  it.each(['governance', 'compliance:0', 'compliance:31', 'forever:10', 'governance:10 years'])(
    'is not guessed from %s',
    (archiveLock) => {
      expect(() => stageOf({ archiveLock })).toThrow('a lock is a mode and 1 to 30 years');
    },
  );
});
