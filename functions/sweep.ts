import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sendGridPost } from '../shared/email/post.ts';
import { openStripeClient } from '../shared/house/stripe-client.ts';
import { sweep } from '../shared/house/sweeping.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { scheduleHandler } from '../shared/lambda/schedule.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openBookkeeping } from '../shared/store/bookkeeping.ts';
import { openLimits } from '../shared/store/limits.ts';
import { openCorrespondence } from '../shared/store/correspondence.ts';
import { openOutbox } from '../shared/store/outbox.ts';
import { openSilences } from '../shared/store/silences.ts';
import { openRounds } from '../shared/store/rounds.ts';
import { openTable } from '../shared/store/table.ts';
import { openTransfers } from '../shared/store/transfers.ts';
import { openStripeDesk } from '../shared/stripe/checkout.ts';

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  MAIL_FROM: z.email(),
  LINK_ORIGIN: z.url(),
  SENDGRID_RESIDENCY: z.enum(['eu', 'global']),
});

/** The broom: each hour it finishes what a lost bell left lying. */
export const handler = scheduleHandler(sweep, async () => {
  const environment = readEnvironment(Environment);
  const secrets = await readParameters(environment.PARAMETER_PREFIX, [
    'sendgrid-api-key',
    'stripe-secret-key',
    'link-secret',
  ]);
  const table = openTable(new DynamoDBClient(), environment.TABLE_NAME);
  return {
    clock: systemClock,
    log: stdoutLog,
    ...openBookkeeping(table),
    silences: openSilences(table),
    ...openCorrespondence(table),
    transfers: openTransfers(table),
    pledgeLinks: { secret: secrets['link-secret'], origin: environment.LINK_ORIGIN },
    outbox: openOutbox(table),
    rounds: openRounds(table),
    limits: openLimits(table),
    stripe: openStripeDesk(once(async () => openStripeClient(secrets['stripe-secret-key']))),
    mailFrom: environment.MAIL_FROM,
    post: sendGridPost({
      apiKey: secrets['sendgrid-api-key'],
      dataResidency: environment.SENDGRID_RESIDENCY,
    }),
  };
});
