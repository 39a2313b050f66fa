import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { readEnvironment } from '../lambda/environment.ts';
import { stdoutLog } from '../lambda/log.ts';
import { once } from '../lambda/once.ts';
import { readParameters } from '../lambda/parameters.ts';
import { systemClock } from '../lambda/system-clock.ts';
import { openCampaigns } from '../store/campaigns.ts';
import { openLimits } from '../store/limits.ts';
import { openPages } from '../store/pages.ts';
import { openTable } from '../store/table.ts';
import { openTransfers } from '../store/transfers.ts';
import { openWishes } from '../store/wishes.ts';
import { openStripeDesk } from '../stripe/checkout.ts';
import { givingRules } from './giving-rules.ts';
import { openStripeClient } from './stripe-client.ts';

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  RETURN_ORIGINS: z.string(),
  MOST_GIFT_CENTS: z.coerce.number().int().min(100),
  FEES: z.string().optional(),
  EDGE_KEY: z.string().min(16),
});

/** What the functions work with that people give at: the API and the pages. Secrets are read at their first use. */
export const openCounter = () => {
  const { TABLE_NAME, PARAMETER_PREFIX, RETURN_ORIGINS, MOST_GIFT_CENTS, FEES, EDGE_KEY } =
    readEnvironment(Environment);
  const client = new DynamoDBClient();
  const table = openTable(client, TABLE_NAME);
  const secret = (name: 'stripe-secret-key' | 'link-secret') =>
    once(async () => (await readParameters(PARAMETER_PREFIX, [name]))[name]);
  const stripeClient = once(async () => openStripeClient(await secret('stripe-secret-key')()));
  return {
    table,
    pages: openPages(client, TABLE_NAME),
    stripeClient,
    parts: {
      clock: systemClock,
      log: stdoutLog,
      edgeKey: EDGE_KEY,
      campaigns: openCampaigns(table),
      limits: openLimits(table),
      transfers: openTransfers(table),
      wishes: openWishes(table),
      giving: givingRules(RETURN_ORIGINS, MOST_GIFT_CENTS, FEES),
      stripe: openStripeDesk(stripeClient),
      linkSecret: secret('link-secret'),
    },
  };
};
