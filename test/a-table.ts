import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable, localClient } from '../infra/local/dynamodb.ts';
import { openTable } from '../shared/store/table.ts';
import { dynamoDbEndpoint } from './setup/dynamodb-endpoint.ts';

/** An empty table in DynamoDB Local that nobody else sees. */
export const aTable = async () => {
  const client = new DynamoDBClient(
    localClient(await dynamoDbEndpoint(), `test${randomBytes(8).toString('hex')}`),
  );
  await createTable(client, 'tragwerk');
  return { client, table: openTable(client, 'tragwerk') };
};
