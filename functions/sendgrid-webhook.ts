import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type SigningSecrets, signingSecrets } from '../shared/house/hearing.ts';
import { hearPost } from '../shared/house/post-hearing.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { rawHandler } from '../shared/lambda/http.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openBatches } from '../shared/store/batches.ts';
import { openConsents } from '../shared/store/consents.ts';
import { openFates } from '../shared/store/fates.ts';
import { openPages } from '../shared/store/pages.ts';
import { openTable } from '../shared/store/table.ts';

const Environment = z.object({ TABLE_NAME: z.string(), PARAMETER_PREFIX: z.string() });

/** Read apart, so that they can be read anew. */
const keysIn = async (prefix: string): Promise<SigningSecrets> => {
  const keys = signingSecrets(async () =>
    listOf((await readParameters(prefix, ['sendgrid-webhook-key']))['sendgrid-webhook-key']),
  );
  await keys.known();
  return keys;
};

const listOf = (value: string): string[] => value.split(',').map((one) => one.trim());

/** The post's door: what became of letters, and letters by which somebody leaves. */
export const handler = rawHandler(hearPost, async () => {
  const { TABLE_NAME, PARAMETER_PREFIX } = readEnvironment(Environment);
  const [secrets, postKeys] = await Promise.all([
    readParameters(PARAMETER_PREFIX, ['sendgrid-inbound-key', 'link-secret']),
    keysIn(PARAMETER_PREFIX),
  ]);
  const client = new DynamoDBClient();
  const table = openTable(client, TABLE_NAME);
  return {
    clock: systemClock,
    log: stdoutLog,
    postKeys,
    inboundKeys: listOf(secrets['sendgrid-inbound-key']),
    pledgeLinks: { secret: secrets['link-secret'] },
    fates: openFates(table),
    supporters: openConsents(table),
    runs: openBatches(table, openPages(client, TABLE_NAME)),
  };
});
