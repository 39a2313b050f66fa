import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localClient } from '../../infra/local/dynamodb.ts';
import type { ReceiptRun } from '../../shared/domain/receipt-run.ts';
import type { IssuingParts } from '../../shared/house/receipts/parts.ts';
import { begunRun } from '../../shared/house/receipts/run/beginning.ts';
import { startedRun } from '../../shared/house/receipts/run/starting.ts';
import { doRunStep } from '../../shared/house/receipts/run/step.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { systemKey } from '../../shared/lambda/system-clock.ts';
import { openPaper } from '../../shared/paper/pdf-paper.ts';
import { signatureDocument } from '../../shared/store/archive.ts';
import { openCampaigns } from '../../shared/store/campaigns.ts';
import { openCertifying } from '../../shared/store/certifying.ts';
import { openPages } from '../../shared/store/pages.ts';
import { openTable } from '../../shared/store/table.ts';
import { resultDescriptor } from './child-process.ts';
import { meterWrites } from './write-meter.ts';

/** Walks a yearly run to its end, and says what it took. */
const [endpoint = '', accessKeyId = '', isMetered = ''] = process.argv.slice(2);
const collect = globalThis.gc;
if (!collect) throw new Error('start it with --expose-gc');

const config = localClient(endpoint, accessKeyId);
const client = new DynamoDBClient(config);
// It reads each item it counts before and after: what is timed goes without it.
const meter = isMetered === 'metered' ? meterWrites(client, new DynamoDBClient(config)) : undefined;
const table = openTable(client, 'tragwerk');
const campaigns = openCampaigns(table);
const now = { at: new Date('2027-03-02T10:00:00.000Z') };

/** The smallest picture there is, for a signature. */
const signature = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const signatureHash = createHash('sha256').update(signature).digest('hex');
let documents = 0;
let documentBytes = 0;
const parts: IssuingParts = {
  ...openCertifying(table, openPages(client, 'tragwerk')),
  campaigns,
  clock: { now: () => now.at, pause: async () => undefined, random: () => 0.5 },
  log: jsonLog((line) => {
    if (line.includes('"alarm"')) process.stderr.write(`${line}\n`);
  }),
  newKey: systemKey,
  archive: {
    // Kept by nobody: what is measured is the run and not this machine's disk.
    put: async (_name, bytes) => {
      documents += 1;
      documentBytes += bytes.length;
    },
    get: async (name) => (name === signatureDocument(signatureHash) ? signature : undefined),
    remove: async () => undefined,
  },
  paper: openPaper({
    fonts: join(import.meta.dirname, '../../node_modules/@expo-google-fonts/noto-sans'),
    origin: 'https://spenden.example.org',
  }),
};

let peakBytes = 0;
let writeUnits = 0;
/** What looking takes, which the run does not. */
const looked = { seconds: 0, cpuSeconds: 0 };
/** What is in use, not what waits to be collected. */
const look = async (): Promise<void> => {
  const began = performance.now();
  const before = process.cpuUsage();
  // Twice: what a finalizer lets go in the first round is collected in the second.
  collect();
  await setImmediate();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  peakBytes = Math.max(peakBytes, heapUsed + arrayBuffers);
  const { user, system } = process.cpuUsage(before);
  looked.seconds += (performance.now() - began) / 1000;
  looked.cpuSeconds += (user + system) / 1e6;
};
const { change } = parts.receiptRuns;
const looking: IssuingParts = {
  ...parts,
  receiptRuns: {
    ...parts.receiptRuns,
    change: async (...given) => {
      for (const { units } of meter?.take().writes ?? []) writeUnits += units;
      const [{ state }] = given;
      // Where most is held: receipts and their documents. Before, a look at each page of the books is in vain.
      if (state !== 'collecting') await look();
      return change(...given);
    },
  },
};

const found = await campaigns.carrier('leipzig');
if (!found) throw new Error('there is no carrier');
const carrier = {
  ...found,
  receipts: {
    ...found.receipts,
    membershipFeesDeductible: true,
    yearlyNotBefore: '03-01',
    retainYears: 10,
    machineProcedureNotifiedOn: found.taxNotice.issuedOn,
    signatory: 'Kim Beispiel',
    signatureHash,
  },
};
await campaigns.saveCarrier(carrier, true);

/** What the run takes, and for how long this process worked. */
const walked = async (run: string): Promise<{ seconds: number; cpuSeconds: number; run: ReceiptRun }> => {
  const began = performance.now();
  const before = process.cpuUsage();
  const lookedBefore = { ...looked };
  await doRunStep(run, looking, () => true);
  const { user, system } = process.cpuUsage(before);
  const ended = await parts.receiptRuns.find(run);
  if (!ended) throw new Error('the run is gone');
  return {
    seconds: (performance.now() - began) / 1000 - (looked.seconds - lookedBefore.seconds),
    cpuSeconds: (user + system) / 1e6 - (looked.cpuSeconds - lookedBefore.cpuSeconds),
    run: ended,
  };
};

const begun = await begunRun({ carrier: 'leipzig', year: 2026 }, parts);
await parts.receipts.commit(begun.writes);
const preview = await walked(begun.run.run);
if (preview.run.state !== 'ready') throw new Error(`the preview ended as ${preview.run.state}`);
await parts.receipts.commit(
  startedRun(preview.run, { by: 'bench', early: false, carrier, now: now.at }).writes,
);
const issuing = await walked(begun.run.run);
for (const { units } of meter?.take().writes ?? []) writeUnits += units;
writeSync(
  resultDescriptor,
  JSON.stringify({
    state: issuing.run.state,
    receipts: issuing.run.sums?.issued.receipts ?? 0,
    wholeCents: issuing.run.sums?.all.cents ?? 0,
    issuedCents: issuing.run.sums?.issued.cents ?? 0,
    previewSeconds: preview.seconds,
    issuingSeconds: issuing.seconds,
    issuingCpuSeconds: issuing.cpuSeconds,
    documents,
    documentBytes,
    peakBytes,
    writeUnits,
  }),
);
process.exit();
