import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sendArrivals } from '../shared/house/posting.ts';
import { openPosting, PostingEnvironment } from '../shared/house/posting/opening.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { streamHandler } from '../shared/lambda/stream.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openCampaigns } from '../shared/store/campaigns.ts';
import { openCorrespondence } from '../shared/store/correspondence.ts';
import { openDonors } from '../shared/store/donors.ts';
import { openOutbox } from '../shared/store/outbox.ts';
import { openPages } from '../shared/store/pages.ts';
import { openSilences } from '../shared/store/silences.ts';
import { openTable } from '../shared/store/table.ts';

/** The letter carrier: each new letter is written out and taken to the post, once. */
export const handler = streamHandler(sendArrivals, async () => {
  const environment = readEnvironment(PostingEnvironment);
  const secrets = await readParameters(environment.PARAMETER_PREFIX, ['sendgrid-api-key', 'link-secret']);
  const client = new DynamoDBClient();
  const table = openTable(client, environment.TABLE_NAME);
  const pages = openPages(client, environment.TABLE_NAME);
  // Most letters are not about a promise that failed or a receipt, and need not wait for all there is to know of one.
  const pledges = once(async () => (await import('../shared/store/pledges.ts')).openPledges(table));
  const receipts = once(async () => (await import('../shared/store/receipts.ts')).openReceipts(table, pages));
  return {
    clock: systemClock,
    log: stdoutLog,
    outbox: openOutbox(table),
    campaigns: openCampaigns(table),
    pledges: {
      known: async (pledge) => (await pledges()).known(pledge),
      failureReason: async (invoice) => (await pledges()).failureReason(invoice),
    },
    donors: openDonors(table, pages),
    receipts: {
      find: async (receipt) => (await receipts()).find(receipt),
      copy: async (receipt, copy) => (await receipts()).copy(receipt, copy),
    },
    silences: openSilences(table),
    ...openCorrespondence(table),
    ...openPosting(environment, secrets),
  };
});
