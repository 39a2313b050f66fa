import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handler as book } from '../../functions/book.ts';
import { handler as publicApi } from '../../functions/public-api.ts';
import { handler as sendLetters } from '../../functions/send-letters.ts';
import { handler as stripeWebhook } from '../../functions/stripe-webhook.ts';
import { demoFederation } from '../../infra/local/demo.ts';
import { createTable, localClient } from '../../infra/local/dynamodb.ts';
import { contextOf } from '../../infra/local/gateway.ts';
import { recordOf } from '../../infra/local/stream-record.ts';
import { monthOf } from '../../shared/domain/month.ts';
import { givingRules } from '../../shared/house/giving-rules.ts';
import { signingSecrets } from '../../shared/house/hearing.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemClock } from '../../shared/lambda/system-clock.ts';
import { openBookkeeping } from '../../shared/store/bookkeeping.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { openCertifying } from '../../shared/store/certifying.ts';
import { openCorrespondence } from '../../shared/store/correspondence.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import { openLimits } from '../../shared/store/limits.ts';
import { openOutbox } from '../../shared/store/outbox.ts';
import { openPages } from '../../shared/store/pages.ts';
import { openSilences } from '../../shared/store/silences.ts';
import { openTable } from '../../shared/store/table.ts';
import { openTransfers } from '../../shared/store/transfers.ts';
import { openStripeDesk } from '../../shared/stripe/checkout.ts';
import type { StoredItem } from './item-size.ts';
import { webhookCall } from './webhook-call.ts';

const secret = 'whsec_bench';

/** The real functions on a table of DynamoDB Local that nobody else sees; the bench itself carries the stream. */
export const tableHouse = async (endpoint: string) => {
  const config = localClient(endpoint, `bench${randomBytes(8).toString('hex')}`);
  const client = new DynamoDBClient(config);
  await createTable(client, 'tragwerk');
  const table = openTable(client, 'tragwerk');
  const campaigns = openCampaigns(table);
  await saveFederation(campaigns, demoFederation(new Date()), monthOf(new Date()));
  const alarms: string[] = [];
  const parts = {
    clock: systemClock,
    log: jsonLog((line) => {
      if (line.includes('"alarm"')) alarms.push(line);
    }),
    ...openBookkeeping(table),
    outbox: openOutbox(table),
    limits: openLimits(table),
    transfers: openTransfers(table),
    campaigns,
    giving: givingRules('https://spenden.example.org', 1_000_000),
    stripe: openStripeDesk(async () => {
      throw new Error('the bench asks nothing of Stripe');
    }),
    webhookSecrets: signingSecrets(async () => [secret]),
    livemode: false,
    linkSecret: async () => 'a secret of the bench, long enough to sign',
    portal: {
      openPortal: async () => {
        throw new Error('the bench opens no portal');
      },
    },
    ...openCertifying(table, openPages(client, 'tragwerk')),
    archive: { put: async () => undefined, get: async () => undefined, remove: async () => undefined },
    silences: openSilences(table),
    ...openCorrespondence(table),
    pledgeLinks: { secret: 'a secret of thirty-two characters', origin: 'https://spenden.example.org' },
    mailFrom: 'danke@example.org',
    post: { send: async () => ({ outcome: 'sent' as const }) },
  };
  const functions = {
    hear: stripeWebhook.in(parts),
    book: book.in(parts),
    send: sendLetters.in(parts),
    api: publicApi.in(parts),
  };

  return {
    client,
    /** Not metered, whatever is hung into the other one. */
    reader: new DynamoDBClient(config),
    parts,
    api: functions.api,
    hear: async (body: string): Promise<void> => {
      const { statusCode } = await functions.hear(
        webhookCall(body, secret, new Date()),
        contextOf('stripe-webhook'),
      );
      if (statusCode !== 200) throw new Error(`the webhook answered ${statusCode}`);
    },
    /** Wakes a function for new items, as the stream does. */
    wake: async (name: 'book' | 'send', items: readonly StoredItem[]): Promise<void> => {
      const Records = items.flatMap((NewImage, index) =>
        recordOf({ eventName: 'INSERT', dynamodb: { NewImage, SequenceNumber: String(index + 1) } }),
      );
      const { batchItemFailures } = await functions[name]({ Records }, contextOf(name));
      if (batchItemFailures.length > 0 || alarms.length > 0)
        throw new Error(`${name} left something: ${alarms[0] ?? batchItemFailures.length}`);
    },
  };
};

export type TableHouse = Awaited<ReturnType<typeof tableHouse>>;
