import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { Match } from 'aws-cdk-lib/assertions';
import { it } from 'vitest';
import { aTable } from '../a-table.ts';
import { planOf } from './stack/plan.ts';

it('is one table that is tested here and deployed there: keys, index and stream', async () => {
  const { client } = await aTable();
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'tragwerk' }));
  const { template } = planOf();
  template.hasResourceProperties('AWS::DynamoDB::Table', {
    KeySchema: Table?.KeySchema,
    AttributeDefinitions: Match.arrayWith(Table?.AttributeDefinitions ?? []),
    GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    })),
    StreamSpecification: { StreamViewType: Table?.StreamSpecification?.StreamViewType },
  });
});
