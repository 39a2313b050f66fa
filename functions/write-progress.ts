import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { sendGridBatchPost } from '../shared/email/batch-post.ts';
import { writeProgress } from '../shared/house/updates/progress.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { readParameters } from '../shared/lambda/parameters.ts';
import { scheduleHandler } from '../shared/lambda/schedule.ts';
import { systemClock } from '../shared/lambda/system-clock.ts';
import { openCampaigns } from '../shared/store/campaigns.ts';
import { openEditions } from '../shared/store/editions.ts';
import { openMilestones } from '../shared/store/milestones.ts';
import { openPages } from '../shared/store/pages.ts';
import { openPictures } from '../shared/store/pictures.ts';
import { openRecipients } from '../shared/store/recipients.ts';
import { openRuns } from '../shared/store/runs.ts';
import { openSupporters } from '../shared/store/supporters.ts';
import { openTable } from '../shared/store/table.ts';

const Environment = z.object({
  TABLE_NAME: z.string(),
  PARAMETER_PREFIX: z.string(),
  MAIL_FROM: z.email(),
  LINK_ORIGIN: z.url(),
  SENDGRID_RESIDENCY: z.enum(['eu', 'global']),
  LETTERS_AN_HOUR: z.coerce.number().int().min(1),
  LEAVE_MAIL_DOMAIN: z.string(),
});

/** The newsroom: four times an hour it drafts, reminds, sets going and sends letters to supporters. */
export const handler = scheduleHandler(writeProgress, async () => {
  const environment = readEnvironment(Environment);
  const secrets = await readParameters(environment.PARAMETER_PREFIX, ['sendgrid-api-key', 'link-secret']);
  const client = new DynamoDBClient();
  const table = openTable(client, environment.TABLE_NAME);
  const pages = openPages(client, environment.TABLE_NAME);
  return {
    clock: systemClock,
    log: stdoutLog,
    campaigns: openCampaigns(table),
    editions: openEditions(table, pages),
    milestones: openMilestones(table),
    runs: openRuns(table, pages),
    supporters: openSupporters(table, pages),
    recipients: openRecipients(pages),
    pictures: openPictures(table),
    pledgeLinks: { secret: secrets['link-secret'], origin: environment.LINK_ORIGIN },
    mailFrom: environment.MAIL_FROM,
    lettersAnHour: environment.LETTERS_AN_HOUR,
    leaveMailDomain: environment.LEAVE_MAIL_DOMAIN,
    batchPost: sendGridBatchPost({
      apiKey: secrets['sendgrid-api-key'],
      dataResidency: environment.SENDGRID_RESIDENCY,
    }),
  };
});
