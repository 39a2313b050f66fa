import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { answerCheckout, type CheckoutParts, givingRules } from '../shared/house/checkout.ts';
import { readCampaign, type ReadingParts } from '../shared/house/reading.ts';
import { openStripeClient } from '../shared/house/stripe-client.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { type Log, stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { publicHandler, serve, serveInput } from '../shared/lambda/public.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openApiDocument } from '../shared/openapi.ts';
import { routes } from '../shared/routes.ts';
import { openCampaigns } from '../shared/store/campaigns.ts';
import { openLimits } from '../shared/store/limits.ts';
import { openTable } from '../shared/store/table.ts';
import { openStripeDesk } from '../shared/stripe/checkout.ts';

type PublicParts = ReadingParts & CheckoutParts & { readonly log: Log };

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  RETURN_ORIGINS: z.string(),
  MOST_GIFT_CENTS: z.coerce.number().int().min(100),
});

/** The counter: what a campaign needs, and how to give to it. */
export const handler = publicHandler<PublicParts>(
  [
    serve(routes.readCampaign, readCampaign),
    serveInput(routes.startCheckout, answerCheckout),
    serve(routes.readOpenApi, async ({ headers }) => ({
      status: 200,
      body: openApiDocument(`${headers['x-forwarded-proto'] ?? 'http'}://${headers['host'] ?? 'localhost'}`),
      headers: { 'cache-control': 'public, max-age=300' },
      told: 'openapi read',
    })),
  ],
  async () => {
    const { TABLE_NAME, PARAMETER_PREFIX, RETURN_ORIGINS, MOST_GIFT_CENTS } = readEnvironment(Environment);
    const table = openTable(new DynamoDBClient(), TABLE_NAME);
    return {
      clock: systemClock,
      log: stdoutLog,
      campaigns: openCampaigns(table),
      limits: openLimits(table),
      giving: givingRules(RETURN_ORIGINS, MOST_GIFT_CENTS),
      stripe: openStripeDesk(
        once(async () => {
          const secrets = await readParameters(PARAMETER_PREFIX, ['stripe-secret-key']);
          return openStripeClient(secrets['stripe-secret-key']);
        }),
      ),
    };
  },
);
