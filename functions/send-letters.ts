import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sendGridPost } from '../shared/email/post.ts';
import { sendArrivals } from '../shared/house/posting.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { once } from '../shared/lambda/once.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { streamHandler } from '../shared/lambda/stream.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openCampaigns } from '../shared/store/campaigns.ts';
import { openCorrespondence } from '../shared/store/correspondence.ts';
import { openOutbox } from '../shared/store/outbox.ts';
import { openSilences } from '../shared/store/silences.ts';
import { openTable } from '../shared/store/table.ts';

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  MAIL_FROM: z.email(),
  LINK_ORIGIN: z.url(),
  SENDGRID_RESIDENCY: z.enum(['eu', 'global']),
});

/** The letter carrier: each new letter is written out and taken to the post, once. */
export const handler = streamHandler(sendArrivals, async () => {
  const environment = readEnvironment(Environment);
  const secrets = await readParameters(environment.PARAMETER_PREFIX, ['sendgrid-api-key', 'link-secret']);
  const table = openTable(new DynamoDBClient(), environment.TABLE_NAME);
  // Most letters are not about a promise that failed, and need not wait for all there is to know of one.
  const pledges = once(async () => (await import('../shared/store/pledges.ts')).openPledges(table));
  return {
    clock: systemClock,
    log: stdoutLog,
    outbox: openOutbox(table),
    campaigns: openCampaigns(table),
    pledges: {
      known: async (pledge) => (await pledges()).known(pledge),
      failureReason: async (invoice) => (await pledges()).failureReason(invoice),
    },
    silences: openSilences(table),
    ...openCorrespondence(table),
    pledgeLinks: { secret: secrets['link-secret'], origin: environment.LINK_ORIGIN },
    mailFrom: environment.MAIL_FROM,
    post: sendGridPost({
      apiKey: secrets['sendgrid-api-key'],
      dataResidency: environment.SENDGRID_RESIDENCY,
    }),
  };
});
