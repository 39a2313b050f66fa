import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localClient } from '../../infra/local/dynamodb.ts';
import { sendAtOf } from '../../shared/domain/edition-calendar.ts';
import { Instant, Month } from '../../shared/domain/month.ts';
import { sendGridBatchPost } from '../../shared/email/batch-post.ts';
import { writeProgress } from '../../shared/house/updates/progress.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { openEditions } from '../../shared/store/editions.ts';
import { openMilestones } from '../../shared/store/milestones.ts';
import { openPages } from '../../shared/store/pages.ts';
import { openPictures } from '../../shared/store/pictures.ts';
import { openRecipients } from '../../shared/store/recipients.ts';
import { openRuns } from '../../shared/store/runs.ts';
import { openSupporters } from '../../shared/store/supporters.ts';
import { openTable } from '../../shared/store/table.ts';
import { resultDescriptor } from './child-process.ts';
import { meterWrites } from './write-meter.ts';

/** Sends one letter to everybody in the table, and says what it took. */
const [endpoint = '', accessKeyId = '', baseUrl = '', month = ''] = process.argv.slice(2);
const collect = globalThis.gc;
if (!collect) throw new Error('start it with --expose-gc');

const config = localClient(endpoint, accessKeyId);
const client = new DynamoDBClient(config);
const meter = meterWrites(client, new DynamoDBClient(config));
const table = openTable(client, 'tragwerk');
const pages = openPages(client, 'tragwerk');

let peakBytes = 0;
let calls = 0;
let writeUnits = 0;
/** The meter holds every item that was written, with all its readers: emptied on the way, it is not what is measured. */
const countWrites = (): void => {
  for (const { kind, units } of meter.take().writes)
    if (kind === 'RUN' || kind === 'BATCH' || kind === 'EDITION') writeUnits += units;
};
/** What is in use, not what waits to be collected. */
const look = async (): Promise<void> => {
  // Twice: what a finalizer lets go in the first round is collected in the second.
  collect();
  await setImmediate();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  peakBytes = Math.max(peakBytes, heapUsed + arrayBuffers);
};
const post = sendGridBatchPost({ apiKey: 'SG.bench.key', baseUrl });
const now = { at: new Date(sendAtOf(Month.parse(month))) };
const parts = {
  clock: { now: () => now.at, pause: async () => undefined, random: () => 0.5 },
  log: jsonLog((line) => {
    if (line.includes('"alarm"')) process.stderr.write(`${line}\n`);
  }),
  campaigns: openCampaigns(table),
  editions: openEditions(table, pages),
  milestones: openMilestones(table),
  runs: openRuns(table, pages),
  supporters: openSupporters(table, pages),
  recipients: openRecipients(pages),
  pictures: openPictures(table),
  batchPost: {
    sendBatch: async (envelope: Parameters<typeof post.sendBatch>[0]) => {
      calls += 1;
      // Where most is held: the readers of a batch, their letters, and the plan of all.
      countWrites();
      if (calls % 5 === 1) await look();
      return post.sendBatch(envelope);
    },
  },
  pledgeLinks: { secret: 'a secret of thirty-two characters', origin: 'https://spenden.example.org' },
  mailFrom: 'danke@example.org',
  lettersAnHour: 1_000_000,
  leaveMailDomain: 'antwort.example.org',
};

const editions = openEditions(table, pages);
await editions.add({
  topic: 'netzwerk',
  edition: month,
  occasion: 'month',
  month: Month.parse(month),
  signedFor: 'netzwerk',
  state: 'approved',
  texts: { de: { paragraph: 'Danke an **alle**, die dabei sind.' } },
  milestones: [],
  draftedAt: Instant.parse('2026-11-25T00:00:00.000Z'),
  sendAt: sendAtOf(Month.parse(month)),
  withoutApproval: false,
  told: ['drafted', 'soon', 'today'],
});
meter.take();
const began = performance.now();
const before = process.cpuUsage();
for (let tick = 0; tick < 100; tick += 1) {
  await writeProgress(parts, new Date(now.at.getTime() + 600_000));
  if ((await editions.find('netzwerk', month))?.edition.state === 'sent') break;
  now.at = new Date(now.at.getTime() + 15 * 60_000);
}
const { user, system } = process.cpuUsage(before);
const seconds = (performance.now() - began) / 1000;
const sent = await editions.find('netzwerk', month);
countWrites();
writeSync(
  resultDescriptor,
  JSON.stringify({
    letters: sent?.edition.lettersSent ?? 0,
    calls,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakBytes,
    writeUnits,
  }),
);
process.exit();
