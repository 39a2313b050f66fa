import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { planOf } from './plan.ts';

const { template, resources } = planOf();

describe('the table', () => {
  it('is the only one, paid by the request', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 1);
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      ProvisionedThroughput: Match.absent(),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });

  it('cannot be lost: not by deleting it, not by deleting the stack, not by a wrong write', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      },
    });
  });

  it('gets a name from CloudFormation, so that a kept table never blocks a new stack', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', { TableName: Match.absent() });
  });

  it('forgets what has an end, and rings for what is new', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    });
  });

  it('has one index, of keys only', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      GlobalSecondaryIndexes: [
        {
          IndexName: 'lists',
          KeySchema: [
            { AttributeName: 'list', KeyType: 'HASH' },
            { AttributeName: 'listedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  });
});

it('needs nothing that costs while nobody gives, and runs code to deploy only for the treasury’s files', () => {
  const types = new Set(Object.values(resources).map(({ Type }) => Type));
  const dear = /^(AWS::(KMS|SecretsManager|EC2)|Custom)::|CustomResource$/;
  expect(types.size).toBeGreaterThan(10);
  expect([...types].filter((type) => dear.test(type))).toEqual(['Custom::CDKBucketDeployment']);
});
