import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import chromium from '@sparticuz/chromium';
import * as z from 'zod';
import { startDynamoDb } from '../../infra/local/dynamodb.ts';
import { openLocalHouse } from '../../infra/local/house.ts';
import { freePort } from '../../infra/local/ports.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { median } from '../bench/statistics.ts';

/**
 * What Lighthouse says of the campaign's page, as a phone sees it. Its hundred packages are installed at the first
 * run, beside what the house needs and not with it.
 */
const root = resolve(import.meta.dirname, '../..');
const installed = join(root, 'node_modules/.cache/lighthouse');
const target = 100;
const runs = 3;

// With this set, the package unpacks the system libraries it needs itself instead of relying on the machine's.
process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x';

const install = async (): Promise<void> => {
  if (existsSync(join(installed, 'node_modules/lighthouse'))) return;
  process.stderr.write('installing Lighthouse …\n');
  await mkdir(installed, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    await copyFile(join(import.meta.dirname, file), join(installed, file));
  await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: installed });
};

const Category = z.object({
  title: z.string(),
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const Report = z.object({
  lhr: z.object({
    runtimeError: z.object({ message: z.string() }).optional(),
    categories: z.object({ performance: Category, accessibility: Category }),
    audits: z.record(
      z.string(),
      z.object({ title: z.string(), score: z.number().nullable(), displayValue: z.string().optional() }),
    ),
  }),
});
type Report = z.infer<typeof Report>['lhr'];

/** Its packages are not ours, so neither are their types: what comes back is read by a schema. */
const inspect = async (address: string): Promise<Report> => {
  const from = createRequire(join(installed, 'package.json'));
  const { launch } = await import(from.resolve('chrome-launcher'));
  const { default: lighthouse } = await import(from.resolve('lighthouse'));
  const chrome = await launch({
    chromePath: await chromium.executablePath(),
    chromeFlags: [
      ...chromium.args.filter((one) => !/^--(?:single-process|no-zygote|disable-web-security)$/.test(one)),
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
    ],
  });
  try {
    const wanted = { port: chrome.port, onlyCategories: ['performance', 'accessibility'], logLevel: 'error' };
    const { lhr } = Report.parse(await lighthouse(address, wanted));
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    chrome.kill();
  }
};

/** What stands between a category and its full score. */
const missing = ({ audits }: Report, { auditRefs }: z.infer<typeof Category>): string[] =>
  auditRefs.flatMap(({ id, weight }) => {
    const audit = audits[id];
    if (!audit || weight === 0 || audit.score === null || audit.score === 1) return [];
    return `  ${audit.title}: ${audit.displayValue ?? audit.score}`;
  });

await install();
const dynamoDb = await startDynamoDb({ port: await freePort() });
try {
  const house = await openLocalHouse({
    port: 0,
    sandboxPort: 0,
    signInPort: 0,
    dynamoDbEndpoint: dynamoDb.endpoint,
    accessKeyId: `lighthouse${randomBytes(8).toString('hex')}`,
    webhookSecret: 'whsec_lighthouse',
    log: jsonLog(() => undefined),
  });
  const reports: Report[] = [];
  for (let run = 0; run < runs; run += 1) reports.push(await inspect(`${house.origin}/c/netzwerk`));
  await house.close();
  for (const category of ['performance', 'accessibility'] as const) {
    const score = median(reports.map(({ categories }) => Math.round(categories[category].score * 100)));
    process.stdout.write(`${category.padEnd(15)}${score} of ${target}\n`);
    if (score >= target) continue;
    process.exitCode = 1;
    const last = reports.at(-1);
    if (last) process.stdout.write(`${missing(last, last.categories[category]).join('\n')}\n`);
  }
} finally {
  dynamoDb.stop();
}
