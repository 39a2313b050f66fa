import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Office } from '../office.ts';
import { type Check, looked } from './check.ts';

/** What keeps the books safe, and what rings the bell. */
export const tableChecks = async (office: Office): Promise<Check[]> => {
  const { client, tableName } = office;
  let description: TableDescription | undefined;
  const found = await looked(
    'table',
    'Is TABLE_NAME the output TableName, and are you logged in?',
    async () => {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
      description = Table;
      return {
        ok: Table?.TableStatus === 'ACTIVE',
        detail: `${tableName} ${Table?.TableStatus ?? 'unknown'}`,
      };
    },
  );
  if (!description) return [found];
  return [
    found,
    protectedFromDeletion(description, office),
    streams(description),
    await looked('table backups', backupAdvice, () => recoverable(office)),
    await looked('table expiry', expiryAdvice, async () => {
      const { TimeToLiveDescription: expiry } = await client.send(
        new DescribeTimeToLiveCommand({ TableName: tableName }),
      );
      const on = expiry?.TimeToLiveStatus === 'ENABLED' && expiry.AttributeName === 'expiresAt';
      return on
        ? { ok: true, detail: 'events go after 90 days' }
        : { ok: false, detail: 'events with names and addresses stay for ever', advice: expiryAdvice };
    }),
  ];
};

const isLocal = ({ stage }: Office): boolean => stage.stage === 'local';
const redeploy = 'Deploy again: the stack switches it on (cdk deploy).';
const backupAdvice = redeploy;
const expiryAdvice = redeploy;

const protectedFromDeletion = (
  { DeletionProtectionEnabled: on }: TableDescription,
  office: Office,
): Check => {
  const name = 'table deletion protection';
  if (on) return { name, ok: true, detail: 'on' };
  return isLocal(office)
    ? { name, ok: undefined, detail: 'not checkable here' }
    : { name, ok: false, detail: 'off: one command could delete the books', advice: redeploy };
};

const streams = ({ StreamSpecification: stream }: TableDescription): Check => {
  const on = stream?.StreamEnabled === true && stream.StreamViewType === 'NEW_IMAGE';
  return {
    name: 'table stream',
    ok: on,
    detail: on ? 'on' : 'off: gifts and letters wait for the hourly sweep',
    ...(on ? {} : { advice: redeploy }),
  };
};

const recoverable = async (office: Office): Promise<Omit<Check, 'name'>> => {
  // DynamoDB Local keeps no backups and does not know the question.
  if (isLocal(office)) return { ok: undefined, detail: 'not checkable here' };
  const { ContinuousBackupsDescription: backups } = await office.client.send(
    new DescribeContinuousBackupsCommand({ TableName: office.tableName }),
  );
  const recovery = backups?.PointInTimeRecoveryDescription;
  return recovery?.PointInTimeRecoveryStatus === 'ENABLED'
    ? {
        ok: true,
        detail: `any second of the last ${recovery.RecoveryPeriodInDays ?? 35} days can be brought back`,
      }
    : { ok: false, detail: 'off: what is written wrongly cannot be brought back', advice: backupAdvice };
};
