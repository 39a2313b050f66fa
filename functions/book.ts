import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { bookArrivals } from '../shared/house/booking.ts';
import { openStripeClient } from '../shared/house/stripe-client.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { streamHandler } from '../shared/lambda/stream.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openBookkeeping } from '../shared/store/bookkeeping.ts';
import { openTable } from '../shared/store/table.ts';
import { openStripeDesk } from '../shared/stripe/checkout.ts';

const Environment = z.object({ TABLE_NAME: z.string(), PARAMETER_PREFIX: z.string() });

/** The bookkeeper: what Stripe told becomes entries, totals and letters, in one transaction a batch. */
export const handler = streamHandler(bookArrivals, async () => {
  const { TABLE_NAME, PARAMETER_PREFIX } = readEnvironment(Environment);
  const table = openTable(new DynamoDBClient(), TABLE_NAME);
  return {
    clock: systemClock,
    log: stdoutLog,
    ...openBookkeeping(table),
    stripe: openStripeDesk(
      once(async () => {
        const secrets = await readParameters(PARAMETER_PREFIX, ['stripe-secret-key']);
        return openStripeClient(secrets['stripe-secret-key']);
      }),
    ),
  };
});
