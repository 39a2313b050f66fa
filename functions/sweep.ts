import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openPosting, PostingEnvironment } from '../shared/house/posting/opening.ts';
import { openStripeClient } from '../shared/house/stripe-client.ts';
import { sweep } from '../shared/house/sweeping.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { scheduleHandler } from '../shared/lambda/schedule.ts';
import { systemClock, systemKey } from '../shared/lambda/system-clock.ts';
import { openBookkeeping } from '../shared/store/bookkeeping.ts';
import { openCertifying } from '../shared/store/certifying.ts';
import { openLimits } from '../shared/store/limits.ts';
import { openCorrespondence } from '../shared/store/correspondence.ts';
import { openOutbox } from '../shared/store/outbox.ts';
import { openPages } from '../shared/store/pages.ts';
import { openSilences } from '../shared/store/silences.ts';
import { openRounds } from '../shared/store/rounds.ts';
import { openTable } from '../shared/store/table.ts';
import { openTransfers } from '../shared/store/transfers.ts';
import { openStripeDesk } from '../shared/stripe/checkout.ts';

/** The broom: each hour it finishes what a lost bell left lying. */
export const handler = scheduleHandler(sweep, async () => {
  const environment = readEnvironment(PostingEnvironment);
  const secrets = await readParameters(environment.PARAMETER_PREFIX, [
    'sendgrid-api-key',
    'stripe-secret-key',
    'link-secret',
  ]);
  const client = new DynamoDBClient();
  const table = openTable(client, environment.TABLE_NAME);
  return {
    clock: systemClock,
    log: stdoutLog,
    newKey: systemKey,
    ...openBookkeeping(table),
    ...openCertifying(table, openPages(client, environment.TABLE_NAME)),
    silences: openSilences(table),
    ...openCorrespondence(table),
    transfers: openTransfers(table),
    outbox: openOutbox(table),
    rounds: openRounds(table),
    limits: openLimits(table),
    stripe: openStripeDesk(once(async () => openStripeClient(secrets['stripe-secret-key']))),
    ...openPosting(environment, secrets),
  };
});
