import { randomBytes } from 'node:crypto';
import * as http from 'node:http';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { demoFederation } from '../../infra/local/demo.ts';
import { createTable, localClient } from '../../infra/local/dynamodb.ts';
import { monthOf } from '../../shared/domain/month.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import { openTable } from '../../shared/store/table.ts';
import { resultOfNode } from './child-process.ts';
import { fillReaders } from './edition-run-readers.ts';
import type { Section } from './figure.ts';

const Run = z.object({
  letters: z.number(),
  calls: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakBytes: z.number(),
  writeUnits: z.number(),
});

const start = new Date('2026-11-30T10:00:00.000Z');
/** A letter each, in the same table: the second has more readers than the first. */
const months = ['2026-12', '2027-01'] as const;

/**
 * A letter to all who read about a campaign, by how many they are: on a table of DynamoDB Local, with a post on this
 * machine that takes everything.
 */
export const editionRun = async (
  endpoint: string,
  counts: readonly [few: number, many: number],
): Promise<Section> => {
  const accessKeyId = `bench${randomBytes(8).toString('hex')}`;
  const client = new DynamoDBClient(localClient(endpoint, accessKeyId));
  await createTable(client, 'tragwerk');
  await saveFederation(openCampaigns(openTable(client, 'tragwerk')), demoFederation(start), monthOf(start));
  const post = await aPost();
  const runs: z.infer<typeof Run>[] = [];
  try {
    for (const [index, count] of counts.entries()) {
      await fillReaders(client, counts[index - 1] ?? 0, count);
      const run = Run.parse(
        await resultOfNode([
          '--expose-gc',
          fileURLToPath(new URL('./edition-run-process.ts', import.meta.url)),
          endpoint,
          accessKeyId,
          post.baseUrl,
          months[index] ?? '',
        ]),
      );
      if (run.letters !== count) throw new Error(`${run.letters} letters to ${count} readers`);
      runs.push(run);
    }
  } finally {
    post.close();
    client.destroy();
  }
  const [few, many] = runs;
  return {
    title: 'A letter to all supporters of a campaign, from the first reader to the last',
    figures: runs
      .flatMap((run) => [
        {
          figure: `letters a second to ${inEnglish(run.letters)}`,
          measured: run.letters / run.seconds,
          unit: '',
          decimals: 0,
        },
        { figure: '… calls of the post', measured: run.calls, unit: '', decimals: 0 },
        {
          figure: '… processor time each',
          measured: (run.cpuSeconds * 1000) / run.letters,
          unit: 'ms',
          decimals: 2,
        },
        {
          figure: '… write units each',
          measured: run.writeUnits / run.letters,
          unit: '',
          decimals: 3,
          atMost: 0.25,
        },
        { figure: '… memory, at the most', measured: run.peakBytes / 1e6, unit: 'MB', decimals: 1 },
      ])
      .concat({
        figure: 'memory for the most readers ÷ for the fewest',
        measured: (many?.peakBytes ?? Number.NaN) / (few?.peakBytes ?? Number.NaN),
        unit: '×',
        decimals: 2,
        atMost: 1.2,
      }),
  };
};

const inEnglish = (count: number): string => count.toLocaleString('en-GB');

/** Takes every letter to its end, and answers as SendGrid does. */
const aPost = async () => {
  const server = http.createServer((request, response) => {
    request.resume().once('end', () => response.writeHead(202).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    baseUrl: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: (): void => {
      server.close();
      server.closeAllConnections();
    },
  };
};
