import { randomBytes } from 'node:crypto';
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
import type { Figure, Section } from './figure.ts';
import { fillDonors } from './receipt-run-donors.ts';

const Run = z.object({
  state: z.string(),
  receipts: z.number(),
  wholeCents: z.number(),
  issuedCents: z.number(),
  previewSeconds: z.number(),
  issuingSeconds: z.number(),
  issuingCpuSeconds: z.number(),
  documents: z.number(),
  documentBytes: z.number(),
  peakBytes: z.number(),
  writeUnits: z.number(),
});
type Run = z.infer<typeof Run>;

const start = new Date('2026-11-30T10:00:00.000Z');
/** Few are enough to count what each of them writes. */
const metered = 96;
/** As many as the federation may have one day. */
const wanted = 50_000;

/**
 * A yearly run from its preview to its report, by how many donors there are: on a table of DynamoDB Local, with the real
 * paper and an archive that keeps nothing.
 */
export const receiptRun = async (
  endpoint: string,
  [few, many]: readonly [few: number, many: number],
): Promise<Section> => {
  const [written, small, large] = [
    await runOf(endpoint, metered, 'metered'),
    await runOf(endpoint, few),
    await runOf(endpoint, many),
  ];
  const each = large.issuingSeconds / large.receipts;
  const figures: Figure[] = [
    { figure: 'receipts a minute, issued', measured: 60 / each, unit: '', decimals: 0 },
    {
      figure: '… processor time each, with its document',
      measured: (large.issuingCpuSeconds * 1000) / large.receipts,
      unit: 'ms',
      decimals: 1,
    },
    {
      figure: `… for ${inEnglish(wanted)} donors, at that pace`,
      measured: (each * wanted) / 60,
      unit: 'minutes',
      decimals: 0,
    },
    {
      figure: 'donors a minute, looked at for the preview',
      measured: (large.receipts * 60) / large.previewSeconds,
      unit: '',
      decimals: 0,
    },
    {
      figure: 'write units each, from the preview to the report',
      measured: written.writeUnits / written.receipts,
      unit: '',
      decimals: 1,
      atMost: 40,
    },
    {
      figure: 'a document',
      measured: large.documentBytes / large.receipts / 1000,
      unit: 'kB',
      decimals: 1,
      atMost: 60,
    },
    { figure: 'memory, at the most', measured: large.peakBytes / 1e6, unit: 'MB', decimals: 1 },
    {
      figure: `memory for ${inEnglish(many)} donors ÷ for ${inEnglish(few)}`,
      measured: large.peakBytes / small.peakBytes,
      unit: '×',
      decimals: 2,
      atMost: 1.3,
    },
  ];
  return { title: 'A yearly run of receipts, two gifts each', figures };
};

const runOf = async (endpoint: string, donors: number, how: 'metered' | 'timed' = 'timed'): Promise<Run> => {
  const accessKeyId = `bench${randomBytes(8).toString('hex')}`;
  const client = new DynamoDBClient(localClient(endpoint, accessKeyId));
  try {
    await createTable(client, 'tragwerk');
    await saveFederation(openCampaigns(openTable(client, 'tragwerk')), demoFederation(start), monthOf(start));
    await fillDonors(client, donors);
    const run = Run.parse(
      await resultOfNode([
        '--expose-gc',
        fileURLToPath(new URL('./receipt-run-process.ts', import.meta.url)),
        endpoint,
        accessKeyId,
        how,
      ]),
    );
    if (run.state !== 'done' || run.receipts !== donors || run.issuedCents !== run.wholeCents)
      throw new Error(`${run.receipts} receipts for ${donors} donors, and the run is ${run.state}`);
    return run;
  } finally {
    client.destroy();
  }
};

const inEnglish = (count: number): string => count.toLocaleString('en-GB');
