import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { demoFederation } from '../../infra/local/demo.ts';
import { createTable } from '../../infra/local/dynamodb.ts';
import { monthOf } from '../../shared/domain/month.ts';
import { saveFederation } from '../../shared/store/federation.ts';
import { readUnits } from '../read-units.ts';
import { resultOfNode } from './child-process.ts';
import type { Section } from './figure.ts';
import { median } from './statistics.ts';
import { benchTreasury, type BenchTreasury, fillBooks, now } from './treasury-ledger-books.ts';

const Exported = z.object({ peakBytes: z.number(), answerBytes: z.number(), cpuSeconds: z.number() });
const Page = z.object({ rows: z.array(z.unknown()), next: z.string().optional() });

/**
 * A page of the ledger, and its export, by the number of entries.
 *
 * @param counts of entries, an even number each, growing
 */
export const treasuryLedger = async (endpoint: string, counts: readonly number[]): Promise<Section> => {
  const accessKeyId = `bench${randomBytes(8).toString('hex')}`;
  const treasury = benchTreasury(endpoint, accessKeyId);
  await createTable(treasury.client, 'tragwerk');
  await saveFederation(treasury.parts.campaigns, demoFederation(now), monthOf(now));
  const meter = readUnits(treasury.client);
  const pages: { entries: number; units: number; cpuMilliseconds: number }[] = [];
  const files: { entries: number; csv: z.infer<typeof Exported> }[] = [];
  for (const [index, entries] of counts.entries()) {
    await fillBooks(treasury, counts[index - 1] ?? 0, entries);
    pages.push({ entries, ...(await aPage(treasury, meter)) });
    if (index > 0) files.push({ entries, csv: await exported(endpoint, accessKeyId, 'ledger.csv') });
  }
  const deep = await aDeepPage(treasury, meter);
  treasury.client.destroy();
  const [few, many] = [files[0], files.at(-1)];
  return {
    title: 'The ledger: a page of fifty entries with their sums, and all of it as a file (CSV, compressed)',
    figures: [
      ...pages.flatMap(({ entries, units, cpuMilliseconds }) => [
        { figure: `read units with ${inEnglish(entries)} entries`, measured: units, unit: '', decimals: 1 },
        { figure: '… processor time', measured: cpuMilliseconds, unit: 'ms', decimals: 1 },
      ]),
      {
        figure: 'difference in read units',
        measured: spread(pages.map(({ units }) => units)),
        unit: '',
        decimals: 1,
        atMost: 0,
      },
      {
        figure: 'processor time of a page with the most entries ÷ with the fewest',
        measured: (pages.at(-1)?.cpuMilliseconds ?? Number.NaN) / (pages[0]?.cpuMilliseconds ?? Number.NaN),
        unit: '×',
        decimals: 2,
        atMost: 1.5,
      },
      {
        figure: 'read units of a page far back ÷ of the first',
        measured: deep / (pages.at(-1)?.units ?? Number.NaN),
        unit: '×',
        decimals: 2,
        atMost: 1,
      },
      ...files.flatMap(({ entries, csv }) => [
        {
          figure: `memory for a file of ${inEnglish(entries)} entries, at the most`,
          measured: csv.peakBytes / 1e6,
          unit: 'MB',
          decimals: 1,
        },
        { figure: '… the file', measured: csv.answerBytes / 1e6, unit: 'MB', decimals: 2 },
        { figure: '… processor time', measured: csv.cpuSeconds, unit: 's', decimals: 1 },
      ]),
      {
        figure: 'memory for the most entries ÷ for the fewest, without the file itself',
        measured: memoryBeside(many?.csv) / memoryBeside(few?.csv),
        unit: '×',
        decimals: 2,
        atMost: 1.2,
      },
      {
        figure: 'the largest file, in base64 as Lambda answers it',
        measured: ((many?.csv.answerBytes ?? Number.NaN) * 4) / 3 / 1e6,
        unit: 'MB',
        decimals: 2,
        atMost: 6.2,
      },
    ],
  };
};

const inEnglish = (count: number): string => count.toLocaleString('en-GB');
const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** What is there of the file is kept until all of it is; everything else is let go. */
const memoryBeside = (file: z.infer<typeof Exported> | undefined): number =>
  file ? file.peakBytes - file.answerBytes : Number.NaN;

const warmingUp = 15;
const rounds = 45;

const aPage = async (treasury: BenchTreasury, meter: ReturnType<typeof readUnits>) => {
  const milliseconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    meter.take();
    const before = process.cpuUsage();
    const { rows } = Page.parse(JSON.parse((await treasury.get('/v1/treasury/ledger')).toString('utf8')));
    const { user, system } = process.cpuUsage(before);
    if (rows.length !== 50) throw new Error(`a page of ${rows.length} entries`);
    if (round >= warmingUp) milliseconds.push((user + system) / 1000);
  }
  return { units: meter.take().units, cpuMilliseconds: median(milliseconds) };
};

/** The read units of a page behind a thousand entries. */
const aDeepPage = async (treasury: BenchTreasury, meter: ReturnType<typeof readUnits>): Promise<number> => {
  let after: string | undefined;
  for (let page = 1; page <= 10; page += 1) {
    const query = { limit: '100', ...(after !== undefined && { after }) };
    const body = (await treasury.get('/v1/treasury/ledger', query)).toString('utf8');
    after = Page.parse(JSON.parse(body)).next;
  }
  if (after === undefined) throw new Error('the books are too short for a page far back');
  meter.take();
  await treasury.get('/v1/treasury/ledger', { after });
  return meter.take().units;
};

const exported = async (endpoint: string, accessKeyId: string, file: string) =>
  Exported.parse(
    await resultOfNode([
      '--expose-gc',
      fileURLToPath(new URL('./treasury-ledger-export-process.ts', import.meta.url)),
      endpoint,
      accessKeyId,
      file,
    ]),
  );
