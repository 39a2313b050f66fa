import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { treasury, type TreasuryParts } from '../shared/house/treasury/served.ts';
import { cents } from '../shared/domain/money.ts';
import { openStripeClient } from '../shared/house/stripe-client.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { systemClock, systemKey } from '../shared/lambda/system-clock.ts';
import { treasuryHandler } from '../shared/lambda/treasury.ts';
import { openPages } from '../shared/store/pages.ts';
import { openS3Archive } from '../shared/store/s3-archive.ts';
import { openTable } from '../shared/store/table.ts';
import { openTreasury } from '../shared/store/treasury.ts';
import { openStripeDesk } from '../shared/stripe/checkout.ts';

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  EDGE_KEY: z.string().min(16),
  REFUND_CONFIRM_CENTS: z.coerce.number().int().min(0),
  LINK_ORIGIN: z.url(),
  LETTERS_AN_HOUR: z.coerce.number().int().min(1),
  ARCHIVE_BUCKET: z.string(),
});

/** The treasurer's desk; shared/house/treasury/served.ts lists its doors. */
export const handler = treasuryHandler<TreasuryParts>(treasury, async () => {
  const environment = readEnvironment(Environment);
  const { TABLE_NAME, PARAMETER_PREFIX, EDGE_KEY, REFUND_CONFIRM_CENTS } = environment;
  const client = new DynamoDBClient();
  return {
    clock: systemClock,
    log: stdoutLog,
    edgeKey: EDGE_KEY,
    newKey: systemKey,
    refundConfirmCents: cents(REFUND_CONFIRM_CENTS),
    origin: environment.LINK_ORIGIN,
    lettersAnHour: environment.LETTERS_AN_HOUR,
    stripe: openStripeDesk(
      once(async () => {
        const secrets = await readParameters(PARAMETER_PREFIX, ['stripe-secret-key']);
        return openStripeClient(secrets['stripe-secret-key']);
      }),
    ),
    archive: openS3Archive(environment.ARCHIVE_BUCKET),
    ...openTreasury(openTable(client, TABLE_NAME), openPages(client, TABLE_NAME)),
  };
});
