import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { hearStripe, signingSecrets } from '../shared/house/hearing.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { rawHandler } from '../shared/lambda/http.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openInbox } from '../shared/store/inbox.ts';
import { openTable } from '../shared/store/table.ts';

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  LIVEMODE: z.enum(['true', 'false']),
});

/** Stripe's door: every event is checked, kept once and answered at once. */
export const handler = rawHandler(hearStripe, async () => {
  const environment = readEnvironment(Environment);
  const webhookSecrets = signingSecrets(async () => {
    const secrets = await readParameters(environment.PARAMETER_PREFIX, ['stripe-webhook-secret']);
    return secrets['stripe-webhook-secret'].split(',').map((secret) => secret.trim());
  });
  await webhookSecrets.known();
  return {
    clock: systemClock,
    log: stdoutLog,
    inbox: openInbox(openTable(new DynamoDBClient(), environment.TABLE_NAME)),
    webhookSecrets,
    livemode: environment.LIVEMODE === 'true',
  };
});
