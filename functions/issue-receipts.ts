import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { workArrivals } from '../shared/house/receipts/working.ts';
import { readEnvironment } from '../shared/lambda/environment.ts';
import { stdoutLog } from '../shared/lambda/log.ts';
import { streamHandler } from '../shared/lambda/stream.ts';
import { systemClock, systemKey } from '../shared/lambda/system-clock.ts';
import { openPaper } from '../shared/paper/pdf-paper.ts';
import { openCampaigns } from '../shared/store/campaigns.ts';
import { openCertifying } from '../shared/store/certifying.ts';
import { openPages } from '../shared/store/pages.ts';
import { openS3Archive } from '../shared/store/s3-archive.ts';
import { openTable } from '../shared/store/table.ts';

const Environment = z.object({ TABLE_NAME: z.string(), LINK_ORIGIN: z.url(), ARCHIVE_BUCKET: z.string() });

/** The certifier: receipts are issued, withdrawn and copied, and the yearly run goes on. */
export const handler = streamHandler(workArrivals, async () => {
  const { TABLE_NAME, LINK_ORIGIN, ARCHIVE_BUCKET } = readEnvironment(Environment);
  const client = new DynamoDBClient();
  const table = openTable(client, TABLE_NAME);
  return {
    clock: systemClock,
    log: stdoutLog,
    newKey: systemKey,
    campaigns: openCampaigns(table),
    ...openCertifying(table, openPages(client, TABLE_NAME)),
    archive: openS3Archive(ARCHIVE_BUCKET),
    // The bundler puts them beside the function: infra/bundle.ts.
    paper: openPaper({ fonts: join(import.meta.dirname, 'fonts'), origin: LINK_ORIGIN }),
  };
});
