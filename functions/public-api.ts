import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { answerCheckout, type CheckoutParts, givingRules } from '../shared/house/checkout.ts';
import { type FormParts, readForm } from '../shared/house/giving-form.ts';
import { openPledgeLink, type PledgeDoorParts, showPledgeLink } from '../shared/house/pledge-door.ts';
import { refusedPage } from '../shared/house/pledge-page.ts';
import { readCampaign, type ReadingParts } from '../shared/house/reading.ts';
import { openStripeClient } from '../shared/house/stripe-client.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { type Log, stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { publicHandler, serve, serveInput } from '../shared/lambda/public.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { readOpenApi } from '../shared/openapi.ts';
import { routes } from '../shared/routes.ts';
import { openCampaigns } from '../shared/store/campaigns.ts';
import { openLimits } from '../shared/store/limits.ts';
import { openPledges } from '../shared/store/pledges.ts';
import { openTable } from '../shared/store/table.ts';
import { openStripeDesk } from '../shared/stripe/checkout.ts';
import { openStripePortal } from '../shared/stripe/portal.ts';

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  RETURN_ORIGINS: z.string(),
  MOST_GIFT_CENTS: z.coerce.number().int().min(100),
});

/** The counter: what a campaign needs, how to give to it, and how to change a regular gift. */
export const handler = publicHandler<
  ReadingParts & FormParts & CheckoutParts & PledgeDoorParts & { readonly log: Log }
>(
  [
    serve(routes.readCampaign, readCampaign),
    serve(routes.readForm, readForm),
    serveInput(routes.startCheckout, answerCheckout),
    serve(routes.showPledgeLink, showPledgeLink, refusedPage),
    serveInput(routes.openPledgeLink, openPledgeLink, refusedPage),
    serve(routes.readOpenApi, readOpenApi),
  ],
  async () => {
    const { TABLE_NAME, PARAMETER_PREFIX, RETURN_ORIGINS, MOST_GIFT_CENTS } = readEnvironment(Environment);
    const table = openTable(new DynamoDBClient(), TABLE_NAME);
    const secret = (name: 'stripe-secret-key' | 'link-secret') =>
      once(async () => (await readParameters(PARAMETER_PREFIX, [name]))[name]);
    const client = once(async () => openStripeClient(await secret('stripe-secret-key')()));
    return {
      clock: systemClock,
      log: stdoutLog,
      campaigns: openCampaigns(table),
      limits: openLimits(table),
      pledges: openPledges(table),
      giving: givingRules(RETURN_ORIGINS, MOST_GIFT_CENTS),
      stripe: openStripeDesk(client),
      portal: openStripePortal(client),
      linkSecret: secret('link-secret'),
    };
  },
);
