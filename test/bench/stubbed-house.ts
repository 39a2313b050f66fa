import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handler as book } from '../../functions/book.ts';
import { handler as stripeWebhook } from '../../functions/stripe-webhook.ts';
import { demoFederation } from '../../infra/local/demo.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { monthOf } from '../../shared/domain/month.ts';
import { signingSecrets } from '../../shared/house/hearing.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/lambda/system-clock.ts';
import { openBookkeeping } from '../../shared/store/bookkeeping.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import { openTable } from '../../shared/store/table.ts';
import { openStripeDesk } from '../../shared/stripe/checkout.ts';
import { cloudStub, type Image, stubbedClient, stubSecrets } from './cloud-stub.ts';
import { streamEvent } from './stream-event.ts';
import { webhookCall } from './webhook-call.ts';

/** The webhook and the bookkeeper around a stub of the table: nothing leaves the process, nothing is kept. */
export const stubbedHouse = async () => {
  let seen: Image[] = [];
  const stub = cloudStub((item) => seen.push(item));
  const table = openTable(new DynamoDBClient(stubbedClient(stub.answer)), 'tragwerk');
  const campaigns = openCampaigns(table);
  await saveFederation(campaigns, demoFederation(new Date()), monthOf(new Date()));
  stub.close();

  const secret = stubSecrets['stripe-webhook-secret'] ?? '';
  const alarms: string[] = [];
  const parts = {
    clock: systemClock,
    log: jsonLog((line) => {
      if (line.includes('"alarm"')) alarms.push(line);
    }),
    ...openBookkeeping(table),
    campaigns,
    stripe: openStripeDesk(async () => {
      throw new Error('a gift in euros needs no word from Stripe');
    }),
    webhookSecrets: signingSecrets(async () => [secret]),
    livemode: false,
  };
  const hear = stripeWebhook.in(parts);
  const bookThem = book.in(parts);
  const ofKind = (kind: string): Image[] => seen.filter((item) => item['kind']?.S === kind);

  return {
    stub,
    /** An event from the door to the books; what was put on the way, as the stream would show it. */
    hearAndBook: async (body: string): Promise<{ events: Image[]; letters: Image[] }> => {
      seen = [];
      const { statusCode } = await hear(webhookCall(body, secret, new Date()), contextOf('stripe-webhook'));
      if (statusCode !== 200) throw new Error(`the webhook answered ${statusCode}`);
      const events = ofKind('EVENT');
      const { batchItemFailures } = await bookThem(streamEvent(events), contextOf('book'));
      if (batchItemFailures.length > 0 || alarms.length > 0) throw new Error(`not booked: ${alarms[0]}`);
      return { events, letters: ofKind('LETTER') };
    },
  };
};
