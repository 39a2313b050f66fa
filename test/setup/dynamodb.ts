import { afterAll } from 'vitest';
import { startDynamoDb } from '../../infra/local/dynamodb.ts';
import { freePort } from '../../infra/local/ports.ts';

let started: ReturnType<typeof startDynamoDb> | undefined;

/**
 * DynamoDB Local for one test file, from its first use on; each test house has a database of its own in it. It keeps
 * five threads for each database as long as it runs, and all of them wake by themselves: one for a whole run was soon
 * busy with nothing else.
 */
export const dynamoDbEndpoint = async (): Promise<string> => {
  started ??= freePort().then(async (port) => startDynamoDb({ port }));
  return (await started).endpoint;
};

afterAll(async () => {
  (await started)?.stop();
});
