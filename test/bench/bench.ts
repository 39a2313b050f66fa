import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDynamoDb } from '../../infra/local/dynamodb.ts';
import { freePort } from '../../infra/local/ports.ts';
import { bundleAll } from './bundles.ts';
import { campaignReads } from './campaign-reads.ts';
import { coldStart } from './cold-start.ts';
import { delivery } from './delivery.ts';
import { editionRun } from './edition-run.ts';
import { editionRendering } from './edition-rendering.ts';
import { isMissed, type Section, textTable } from './figure.ts';
import { writeFigures } from './figures-page.ts';
import { giftTemplates } from './gift-events.ts';
import { giftWrites } from './gift-writes.ts';
import { heap } from './heap.ts';
import { receiptRun } from './receipt-run.ts';
import { receiptPdf } from './receipt-pdf.ts';
import { treasuryInABrowser } from './treasury-in-a-browser.ts';
import { treasuryLedger } from './treasury-ledger.ts';
import { treasuryViews } from './treasury-views.ts';
import { warmWebhook } from './warm-webhook.ts';
import { webFiles } from './web-files.ts';
import { widgetInABrowser } from './widget-in-a-browser.ts';

/** Measures the house against its targets; docs/figures.md says what each figure means. */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    // One part by its name, such as `letters`.
    only: { type: 'string', default: '' },
  },
});
const { quick, only } = options;
if (options.write && (quick || only !== ''))
  throw new Error('docs/figures.md is for whole runs: leave out --write, or --quick and --only');

const folder = await mkdtemp(join(tmpdir(), 'tragwerk-bench-'));
const sections: Section[] = [];
const measure = async (name: string, work: () => Promise<Section>): Promise<void> => {
  if (!name.includes(only)) return;
  process.stderr.write(`${name} …\n`);
  sections.push(await work());
};

const templates = await giftTemplates();
try {
  // Processor time first, while no database runs beside it.
  await measure('bundles', async () => bundleAll(folder));
  await measure('web files', async () => webFiles(folder));
  await measure('cold starts', async () => coldStart(templates, folder, quick ? 3 : 15));
  await measure('warm webhook', async () => warmWebhook(templates, folder, quick ? 30 : 150));
  await measure('heap', async () => heap(templates));
  await measure('letters', async () => editionRendering(quick ? 20 : 200));
  await measure('receipt pdf', async () => receiptPdf(quick ? 20 : 100));
  // A database in memory, with room for every event of the run.
  process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx2g';
  const dynamoDb = await startDynamoDb({ port: await freePort() });
  try {
    const { endpoint } = dynamoDb;
    await measure('browser', async () => widgetInABrowser(endpoint, quick ? 3 : 15));
    await measure('treasury in a browser', async () => treasuryInABrowser(endpoint, quick ? 3 : 9));
    await measure('write units', async () => giftWrites(templates, endpoint));
    await measure('read units', async () => campaignReads(endpoint, quick ? [10, 1000] : [10, 1000, 10_000]));
    await measure('treasury ledger', async () =>
      treasuryLedger(endpoint, quick ? [100, 1000, 10_000] : [100, 10_000, 100_000]),
    );
    await measure('treasury views', async () =>
      treasuryViews(endpoint, quick ? [100, 1000] : [100, 10_000, 1_000_000]),
    );
    await measure('a letter to all supporters', async () =>
      editionRun(endpoint, quick ? [2000, 10_000] : [10_000, 100_000]),
    );
    await measure('a yearly run of receipts', async () =>
      receiptRun(endpoint, quick ? [200, 600] : [500, 3000]),
    );
    await measure('delivery', async () => delivery(templates, endpoint, quick ? 500 : 5000));
  } finally {
    dynamoDb.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

process.stdout.write(`${textTable(sections)}\n`);
if (options.write) await writeFigures(sections);
const missed = sections.flatMap(({ figures }) => figures).filter(isMissed);
process.stdout.write(
  missed.length === 0 ? '\nEvery target is met.\n' : `\n${missed.length} targets are missed.\n`,
);
process.exitCode = missed.length === 0 ? 0 : 1;
